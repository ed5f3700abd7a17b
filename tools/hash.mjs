import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { filesUnder } from './files.mjs';
import { root } from './places.mjs';

/**
 * One hash over the names and contents of files and folders; a missing one counts as such.
 * @param {string[]} paths
 * @param {string[]} [words] other things that the hash shall depend on
 * @returns {string}
 */
export function contentHash(paths, words = []) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = !existsSync(path) ? [] : statSync(path).isDirectory() ? filesUnder(path) : [path];
    hash.update(`${relative(root, path)} ${files.length}\0`);
    for (const file of files) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file)} ${content.length}\0`).update(content);
    }
  }
  for (const word of words) hash.update(`${word}\0`);
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {string | null} the text of a stamp file, if there is one
 */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
