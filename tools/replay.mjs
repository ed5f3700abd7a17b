// npm run replay -- FILE...: replays golden files with the core, natively and in WASM.
//
// What is built is told on stderr, so that stdout holds the results alone.

import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { configureNative, configureWasmTests } from './build.mjs';
import { filesUnder } from './files.mjs';
import { root } from './places.mjs';
import { capture, command, step } from './run.mjs';
import { setUp } from './setup.mjs';

const usage = `Usage: npm run replay -- FILE...

Replays golden files (tests/golden/README.md gives their format) with the core, natively and in
WASM, each in double and in float. A folder stands for all JSON files below it.`;

/** Where paths start: npm itself runs its scripts from the root. */
const caller = process.env.INIT_CWD ?? process.cwd();

const statuses = /** @type {const} */ (['pass', 'FAIL', 'skip']);

/** @typedef {typeof statuses[number]} Status */

await command(async () => {
  const names = process.argv.slice(2);
  if (names.length === 0) {
    console.error(usage);
    return 2;
  }
  const print = console.log;
  console.log = console.error; // by which the steps report
  const files = names.flatMap(filesNamed);
  const native = await buildNativeReplay();
  const wasm = await buildWasmReplay();
  const results = [
    ...(await replay('native', [native], files, print)),
    ...(await replay('WASM', [process.execPath, wasm], files, print)),
  ];
  const [passed, failed, skipped] = statuses.map(
    (status) => results.filter((result) => result === status).length,
  );
  print(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
});

/**
 * The file, or all JSON files below the folder, as they are called from where npm was.
 * @param {string} name
 * @returns {string[]}
 */
function filesNamed(name) {
  const path = resolve(caller, name);
  if (!existsSync(path) || !statSync(path).isDirectory()) return [name];
  const files = filesUnder(path).filter((file) => file.endsWith('.json'));
  return files.length === 0 ? [name] : files.map((file) => join(name, relative(path, file)));
}

/** @returns {Promise<string>} the program */
async function buildNativeReplay() {
  await setUp('test');
  await configureNative('native');
  await buildProgram('native', 'the native replay', process.env);
  return join(root, 'build', 'native', 'tests', 'replay', 'rp_replay');
}

/** @returns {Promise<string>} the program, for Node */
async function buildWasmReplay() {
  const env = await configureWasmTests('the replay for WASM');
  await buildProgram('wasm-tests', 'the replay for WASM', env);
  return join(root, 'build', 'wasm', 'tests', 'replay', 'rp_replay.js');
}

/**
 * @param {string} preset
 * @param {string} what
 * @param {NodeJS.ProcessEnv} env
 */
async function buildProgram(preset, what, env) {
  const cmake = ['cmake', '--build', '--preset', preset, '--target', 'rp_replay'];
  await step(`Building ${what}`, `${preset}-replay`, cmake, { env, idle: 'ninja: no work to do' });
}

/**
 * Runs a program over the files and prints a line for each of them in each precision.
 * @param {string} label
 * @param {string[]} program
 * @param {string[]} files
 * @param {(line: string) => void} print
 * @returns {Promise<Status[]>} of every line; one that is missing has failed
 */
async function replay(label, program, files, print) {
  const { code, output } = await capture(`replay-${label}`, [...program, ...files], {
    cwd: caller,
  });
  /** @type {Status[]} */
  const results = [];
  for (const line of output.trimEnd().split('\n')) {
    const [, status, precision, rest] = /^(\w+) {2}(double|float) +(.*)$/.exec(line) ?? [];
    const known = statuses.find((one) => one === status);
    if (known === undefined) {
      console.error(line);
      continue;
    }
    results.push(known);
    print(`${`${label} ${precision}`.padEnd('native double'.length)}  ${known}  ${rest}`);
  }
  const missing = 2 * files.length - results.length;
  const explained = code === 0 || results.includes('FAIL');
  if (missing === 0 && explained) return results;
  print(`${label}: ended with exit code ${code} and without ${missing} of its lines`);
  return [...results, ...Array(Math.max(missing, 1)).fill('FAIL')];
}
