// What Emscripten needs from the environment, with Debian's peculiarities.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { onPath } from './detect.mjs';

/** Debian puts acorn, which Emscripten's optimiser loads, where other Nodes do not look. */
const debianModules = '/usr/share/nodejs';

/** @returns {{ env: NodeJS.ProcessEnv, version: string }} */
export function emscriptenSettings() {
  const folder = emscriptenRoot();
  const modules = [process.env.NODE_PATH, existsSync(debianModules) ? debianModules : ''];
  return {
    env: {
      ...process.env,
      EMSCRIPTEN_ROOT: folder,
      NODE_PATH: modules.filter((path) => path).join(delimiter),
    },
    version: readVersion(folder),
  };
}

function emscriptenRoot() {
  try {
    return execFileSync('em-config', ['EMSCRIPTEN_ROOT'], { encoding: 'utf8' }).trim();
  } catch {
    return dirname(realpathSync(onPath('em++') ?? '/usr/share/emscripten/em++'));
  }
}

/** @param {string} folder */
function readVersion(folder) {
  const file = join(folder, 'emscripten-version.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
