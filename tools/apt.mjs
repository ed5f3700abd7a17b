// Installs Debian packages.

import { StepFailed, step } from './run.mjs';

/**
 * @param {string[]} packages
 * @param {import('./system.mjs').System} system one with apt and with rights
 * @returns {Promise<boolean>} whether apt-get said that it worked
 */
export async function installPackages(packages, system) {
  const apt = aptCommand(system);
  const install = [...apt, 'install', '-y', '--no-install-recommends', ...packages];
  if (system.rights === 'sudo-asks') console.log('sudo may ask for your password.');
  // A list that cannot be fetched may belong to something else, so installing is tried all the same.
  const update = [...apt, '-o', 'APT::Update::Error-Mode=any', 'update'];
  await succeeds(step('Updating the list of Debian packages', 'apt-update', update));
  const what = `Installing ${packages.join(', ')} (Debian packages; this can take minutes)`;
  return succeeds(step(what, 'apt-install', install));
}

/** @param {Promise<void>} running */
async function succeeds(running) {
  try {
    await running;
    return true;
  } catch (error) {
    if (error instanceof StepFailed) return false;
    throw error;
  }
}

/**
 * @param {import('./system.mjs').System} system
 * @returns {string[]}
 */
export function aptCommand(system) {
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  if (system.rights === 'root') return apt;
  return system.rights === 'sudo' ? ['sudo', '-n', ...apt] : ['sudo', ...apt];
}
