// Runs other programs: quietly with a log file, or with their output shown.

import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { logs, root } from './places.mjs';

/** A step failed and has already said why; the command ends with this code. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {number} code
   */
  constructor(message, code) {
    super(message);
    this.name = 'StepFailed';
    this.code = code;
  }
}

/**
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {string} [idle] what the program prints when there was nothing to do
 */

/**
 * Runs a long step: one line when it starts, one when it is done, its output in a log file and on
 * the screen only when it fails.
 * @param {string} title such as "Building the page"
 * @param {string} log the log's name, without folder and ending
 * @param {string[]} commandLine
 * @param {Options} [options]
 * @returns {Promise<void>}
 */
export async function step(title, log, commandLine, options = {}) {
  console.log(`${title} ...`);
  const started = performance.now();
  const { code, output, file } = await capture(log, commandLine, options);
  if (code !== 0) {
    console.log(output.trimEnd());
    console.log(`${title}: failed with exit code ${code} (log: ${file})`);
    throw new StepFailed(title, code);
  }
  const idle = options.idle !== undefined && output.includes(options.idle);
  console.log(`${title}: ${idle ? 'nothing changed' : 'done'} (${seconds(started)})`);
}

/**
 * Runs a program with its output shown and no input.
 * @param {string[]} commandLine
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code
 */
export function show(commandLine, options = {}) {
  return exitCode(start(commandLine, ['ignore', 'inherit', 'inherit'], options), commandLine);
}

/**
 * Runs a program and keeps what it prints, here and in a log file.
 * @param {string} log
 * @param {string[]} commandLine
 * @param {Options} [options]
 */
export async function capture(log, commandLine, options = {}) {
  mkdirSync(logs, { recursive: true });
  const file = join(logs, `${log}.log`);
  const copy = createWriteStream(file);
  const child = start(commandLine, ['ignore', 'pipe', 'pipe'], options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
      copy.write(text);
    });
  }
  const code = await exitCode(child, commandLine);
  await new Promise((resolve) => copy.end(() => resolve(undefined)));
  return { code, output, file };
}

/**
 * Runs a command script and turns failures into its exit code.
 * @param {() => Promise<number | undefined>} main
 */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.exitCode = error.code;
  }
}

/** @param {number} started a time from performance.now() */
export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

/**
 * @param {string[]} commandLine
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {Options} options
 */
function start(commandLine, stdio, options) {
  const [program = '', ...args] = commandLine;
  return spawn(program, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    stdio,
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string[]} commandLine
 * @returns {Promise<number>}
 */
function exitCode(child, commandLine) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.log(`${commandLine[0]} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) console.log(`${commandLine[0]} was ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}
