// Makes the machine ready for a purpose: system packages, then npm packages.
// As a command: node tools/setup.mjs start|test|bench

import { fileURLToPath } from 'node:url';
import { installPackages } from './apt.mjs';
import { detect } from './detect.mjs';
import { explain, unique } from './explain.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { root } from './places.mjs';
import { minimumNode, purposes, requirementsFor } from './requirements.mjs';
import { command, StepFailed } from './run.mjs';
import { readSystem } from './system.mjs';
import { atLeast } from './versions.mjs';

/** @typedef {Record<string, string>} Tools where each requirement was found, by its id */

/**
 * @param {import('./requirements.mjs').Purpose} purpose
 * @returns {Promise<Tools>}
 */
export async function setUp(purpose) {
  requireNode(process.versions.node);
  const tools = await provide(purpose);
  const installed = await installNpmPackages(root, 'npm-ci');
  if (!installed) console.log('npm packages: up to date, skipped.');
  return tools;
}

/**
 * Finds the system's tools for a purpose and installs what is missing, or explains and stops.
 * @param {import('./requirements.mjs').Purpose} purpose
 * @param {object} [world] replaced in tests
 * @param {typeof detect} [world.look]
 * @param {() => import('./system.mjs').System} [world.system]
 * @param {typeof installPackages} [world.install]
 * @returns {Promise<Tools>}
 */
export async function provide(purpose, world = {}) {
  const { look = detect, system: read = readSystem, install = installPackages } = world;
  const wanted = requirementsFor(purpose);
  let findings = look(wanted);
  let missing = findings.filter((finding) => finding.path === null);
  if (missing.length === 0) {
    console.log('System packages: all there, skipped.');
    return places(findings);
  }

  const system = read();
  const possible = system.apt && system.rights !== 'none';
  if (possible) {
    await install(
      unique(missing.flatMap((finding) => finding.requirement.packages.debian)),
      system,
    );
    findings = look(wanted);
    missing = findings.filter((finding) => finding.path === null);
  }
  if (missing.length > 0) {
    console.log(explain(missing, system, possible));
    throw new StepFailed('Setting up', 1);
  }
  return places(findings);
}

/** @param {string} version */
export function requireNode(version) {
  if (atLeast(version, minimumNode)) return;
  console.log(
    `Node ${minimumNode} or newer is needed; this is Node ${version}. See https://nodejs.org`,
  );
  throw new StepFailed('Setting up', 1);
}

/**
 * @param {import('./detect.mjs').Finding[]} findings
 * @returns {Tools}
 */
function places(findings) {
  return Object.fromEntries(findings.map(({ requirement, path }) => [requirement.id, path ?? '']));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    const purpose = purposes.find((name) => name === process.argv[2]);
    if (purpose === undefined) {
      console.log(`Usage: node tools/setup.mjs ${purposes.join('|')}`);
      return 1;
    }
    await setUp(purpose);
  });
}
