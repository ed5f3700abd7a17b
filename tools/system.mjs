// Which system this is, and whether packages can be installed on it.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onPath } from './detect.mjs';

/**
 * @typedef {object} System
 * @property {string} name what to call it in a message
 * @property {boolean} apt whether it is Debian or a relative with apt-get
 * @property {'root' | 'sudo' | 'sudo-asks' | 'none'} rights how root's rights can be had
 */

/** @returns {System} */
export function readSystem() {
  return describeSystem({
    osRelease: readOsRelease(),
    platform: process.platform,
    uid: process.getuid?.() ?? -1,
    hasApt: onPath('apt-get') !== null,
    sudo: sudoRights(),
  });
}

/**
 * @param {object} facts
 * @param {string} facts.osRelease the text of /etc/os-release, empty where there is none
 * @param {string} facts.platform
 * @param {number} facts.uid
 * @param {boolean} facts.hasApt
 * @param {'sudo' | 'sudo-asks' | 'none'} facts.sudo
 * @returns {System}
 */
export function describeSystem({ osRelease, platform, uid, hasApt, sudo }) {
  const field = (/** @type {string} */ key) =>
    new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const kinds = [field('ID'), ...field('ID_LIKE').split(' ')];
  const debian = kinds.includes('debian') || kinds.includes('ubuntu');
  const plain = platform === 'darwin' ? 'macOS' : platform;
  return {
    name: field('PRETTY_NAME') || plain,
    apt: debian && hasApt,
    rights: uid === 0 ? 'root' : sudo,
  };
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** @returns {'sudo' | 'sudo-asks' | 'none'} */
function sudoRights() {
  if (onPath('sudo') === null) return 'none';
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return 'sudo';
  return process.stdin.isTTY ? 'sudo-asks' : 'none';
}
