import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/**
 * All files under a folder in a fixed order, without what npm installed.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** The C++ files that clang-format keeps in order. */
export function cppFiles() {
  return someFiles(/\.[ch]pp$/, ['core', 'wasm', 'tests']);
}

/** The tests of these scripts. */
export function toolTests() {
  return someFiles(/\.test\.mjs$/, ['tools']);
}

/**
 * A check of no files at all would pass, so that is an error.
 * @param {RegExp} pattern
 * @param {string[]} folders
 */
function someFiles(pattern, folders) {
  const files = folders
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => pattern.test(file));
  if (files.length === 0) throw new Error(`No files for ${pattern} in ${folders.join(', ')}`);
  return files;
}
