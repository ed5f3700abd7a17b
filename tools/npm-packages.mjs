// Installs the npm packages of a folder, exactly as its package-lock.json says.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, readStamp } from './hash.mjs';
import { step } from './run.mjs';

/**
 * @param {string} folder
 * @param {string} log
 * @returns {Promise<boolean>} false when there was nothing to do
 */
export async function installNpmPackages(folder, log) {
  const stamp = join(folder, 'node_modules', '.rmsprop-lock-hash');
  const hash = contentHash([join(folder, 'package-lock.json')]);
  if (readStamp(stamp) === hash) return false;
  await step(
    'Installing npm packages',
    log,
    [...npm(), 'ci', '--no-audit', '--no-fund', '--ignore-scripts'],
    { cwd: folder },
  );
  writeFileSync(stamp, hash);
  return true;
}

/** The npm that started this command, or the one on PATH. */
function npm() {
  const running = process.env.npm_execpath ?? '';
  const usable = running.endsWith('npm-cli.js') && existsSync(running);
  return usable ? [process.execPath, running] : ['npm'];
}
