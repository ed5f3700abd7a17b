// Looks for one requirement on this machine. Reads only; installs nothing.

import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { atLeast, versionIn } from './versions.mjs';

/**
 * @typedef {object} Finding
 * @property {import('./requirements.mjs').Requirement} requirement
 * @property {string | null} path where it was found; null when it is missing
 * @property {string} [problem] why what was found will not do
 */

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * @param {import('./requirements.mjs').Requirement[]} wanted
 * @param {Environment} [env]
 * @param {string[]} [includes] folders with headers
 * @returns {Finding[]}
 */
export function detect(wanted, env = process.env, includes = includeFolders(env)) {
  return wanted.map((requirement) => ({
    requirement,
    ...lookFor(requirement.look, env, includes),
  }));
}

/**
 * @param {string} name
 * @param {Environment} [env]
 * @returns {string | null} the full path of a command on PATH
 */
export function onPath(name, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/**
 * @param {Environment} env
 * @returns {string[]}
 */
export function includeFolders(env) {
  const prefixes = (env.CMAKE_PREFIX_PATH ?? '').split(/[:;]/).filter((prefix) => prefix !== '');
  const brew = env.HOMEBREW_PREFIX ?? brewPrefix(env);
  if (brew) prefixes.push(brew);
  return [
    ...prefixes.map((prefix) => join(prefix, 'include')),
    '/usr/include',
    '/usr/local/include',
  ];
}

/**
 * @param {import('./requirements.mjs').Look} look
 * @param {Environment} env
 * @param {string[]} includes
 * @returns {{ path: string | null, problem?: string }}
 */
function lookFor(look, env, includes) {
  if (look.kind === 'command') return lookForCommand(look, env);
  if (look.kind === 'python') return { path: pythons(env).find(runs(look.script, env)) ?? null };
  const candidates = includes.flatMap((folder) => look.names.map((name) => join(folder, name)));
  return { path: candidates.find((path) => existsSync(path)) ?? null };
}

/**
 * @param {import('./requirements.mjs').CommandLook} look
 * @param {Environment} env
 */
function lookForCommand(look, env) {
  const given = look.variable ? env[look.variable] : undefined;
  if (given) {
    if (isExecutable(given)) return { path: given };
    return { path: null, problem: `${look.variable} is ${given}, which cannot be run` };
  }
  const path =
    look.names.map((name) => onPath(name, env)).find((found) => found !== null) ??
    look.places?.find(isExecutable) ??
    null;
  if (path === null || look.minimum === undefined) return { path };
  const version = versionIn(output(path, ['--version'], env));
  if (version !== null && atLeast(version, look.minimum)) return { path };
  return { path: null, problem: `${path} is version ${version ?? 'unknown'}` };
}

/**
 * A distribution's packages belong to its own Python, whatever comes first on PATH.
 * @param {Environment} env
 */
function pythons(env) {
  const first = onPath('python3', env);
  return [...(first === null ? [] : [first]), '/usr/bin/python3'].filter(isExecutable);
}

/**
 * @param {string} script
 * @param {Environment} env
 * @returns {(python: string) => boolean}
 */
function runs(script, env) {
  const options = { env: /** @type {NodeJS.ProcessEnv} */ (env), stdio: 'ignore' };
  return (python) => spawnSync(python, ['-c', script], /** @type {any} */ (options)).status === 0;
}

/** @param {Environment} env */
function brewPrefix(env) {
  const brew = onPath('brew', env);
  return brew === null ? null : output(brew, ['--prefix'], env).trim();
}

/**
 * What a command prints, or nothing when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {Environment} env
 */
function output(command, args, env) {
  try {
    return execFileSync(command, args, {
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
