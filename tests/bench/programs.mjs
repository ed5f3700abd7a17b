// The contenders outside the browser: programs that take ROUNDS SECONDS ROWS WORK... and print JSON.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const torchSteps = fileURLToPath(new URL('torch_steps.py', import.meta.url));

/**
 * @typedef {object} Measured
 * @property {string} version
 * @property {{ work: string, rounds: number[], before: number, after: number }[]} results
 */

/**
 * @param {string | null} program
 * @param {any} plan
 * @param {any} times
 * @returns {Promise<Measured | null>}
 */
export async function native(program, plan, times) {
  if (program === null) return null;
  console.log('Measuring natively ...');
  const updates = plan.updates.map((/** @type {number} */ count) => `update/${count}`);
  return run([program], plan, times, [...tasks(plan), ...updates]);
}

/**
 * @param {any} plan
 * @param {any} times
 * @returns {Promise<Measured | null>} null where PyTorch is not installed
 */
export async function torch(plan, times) {
  const python = await pythonWithTorch();
  if (python === null) return null;
  console.log('Measuring PyTorch ...');
  return run([python, torchSteps], plan, times, tasks(plan));
}

/** Debian's packages belong to /usr/bin/python3, whatever comes first on PATH. */
async function pythonWithTorch() {
  for (const python of ['python3', '/usr/bin/python3']) {
    const found = await execute(python, ['-c', 'import torch']).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return null;
}

/** @param {any} plan */
function tasks(plan) {
  return plan.tasks.map((/** @type {{ task: string }} */ { task }) => task);
}

/**
 * @param {string[]} commandLine
 * @param {any} plan
 * @param {any} times
 * @param {string[]} work
 * @returns {Promise<Measured>}
 */
async function run([program = '', ...args], { rows }, { rounds, seconds }, work) {
  const { stdout } = await execute(program, [...args, rounds, seconds, rows, ...work].map(String));
  return JSON.parse(stdout);
}
