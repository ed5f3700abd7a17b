// The contenders outside the browser: programs that take ROUNDS SECONDS ROWS WORK... and print JSON.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { passes, tasks } from './plan.mjs';

const execute = promisify(execFile);
const torchSteps = fileURLToPath(new URL('torch_steps.py', import.meta.url));

/**
 * @typedef {object} Measured
 * @property {string} version
 * @property {Omit<import('./page/main.mjs').Result, 'contender'>[]} results
 */

/** @typedef {import('./plan.mjs').Plan} Plan */
/** @typedef {import('./page/main.mjs').Times} Times */

/**
 * @param {string} program
 * @param {Plan} plan
 * @param {Times} times
 */
export async function native(program, plan, times) {
  console.log('Measuring natively ...');
  const groups = passes(plan).map((group) => group.join('+'));
  return run([program], plan, times, [...tasks(plan), ...groups]);
}

/**
 * @param {Plan} plan
 * @param {Times} times
 */
export async function torch(plan, times) {
  console.log('Measuring PyTorch ...');
  const python = process.env.TORCH_PYTHON ?? 'python3';
  return run([python, torchSteps], plan, times, tasks(plan));
}

/**
 * @param {string[]} commandLine
 * @param {Plan} plan
 * @param {Times} times
 * @param {string[]} work
 * @returns {Promise<Measured>}
 */
async function run([program = '', ...args], { rows }, { rounds, seconds }, work) {
  const { stdout } = await execute(program, [...args, rounds, seconds, rows, ...work].map(String));
  return JSON.parse(stdout);
}
