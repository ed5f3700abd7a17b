import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever a command is started. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const logs = join(root, 'build', 'logs');
export const dist = join(root, 'dist');

/**
 * @param {string} name a program that npm installed
 * @returns {string}
 */
export function npmProgram(name) {
  return join(root, 'node_modules', '.bin', name);
}
