/** Tells the service worker which files the build made. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const SERVICE_WORKER = 'service-worker.js';
/** Fetched by the few browsers that need it, and kept by none. */
const RARE = /rmsprop-core-scalar/;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function offlineFiles(): Plugin {
  let outDir = '';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle() {
      const script = join(outDir, SERVICE_WORKER);
      const files = filesUnder(outDir).filter(
        (file) => file !== SERVICE_WORKER && !RARE.test(file),
      );
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(outDir, file)));
      const version = JSON.stringify(hash.digest('hex').slice(0, 16));
      const text = readFileSync(script, 'utf8');
      const filled = text
        .replaceAll('OFFLINE_FILES', () => JSON.stringify(files))
        .replaceAll('OFFLINE_VERSION', () => version);
      if (filled === text) throw new Error('The service worker has no place for its files.');
      writeFileSync(script, filled);
    },
  };
}
