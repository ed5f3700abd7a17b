import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aptCommand } from './apt.mjs';
import { detect } from './detect.mjs';
import { explain, installCommands } from './explain.mjs';
import { requirementsFor } from './requirements.mjs';
import { provide, requireNode } from './setup.mjs';
import { describeSystem } from './system.mjs';
import { atLeast, versionIn } from './versions.mjs';

/** @typedef {import('./system.mjs').System} System */

const folder = mkdtempSync(join(tmpdir(), 'rmsprop-setup-'));
after(() => rmSync(folder, { recursive: true }));

/** @type {System} */
const debian = { name: 'Debian GNU/Linux 12 (bookworm)', apt: true, rights: 'root' };
/** @type {System} */
const fedora = { name: 'Fedora Linux 43', apt: false, rights: 'root' };

const debianRelease = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const facts = { platform: 'linux', uid: 1000, hasApt: true, sudo: /** @type {const} */ ('none') };

/**
 * A program that prints a version, in a folder of its own to be used as PATH.
 * @param {string} name
 * @param {string} version
 */
function fakeProgram(name, version) {
  const path = join(mkdtempSync(join(folder, 'bin-')), name);
  writeFileSync(path, `#!/bin/sh\necho "${name} version ${version}"\n`);
  chmodSync(path, 0o755);
  return path;
}

/**
 * @param {string} id
 * @param {Record<string, string>} env
 * @param {string[]} [includes]
 */
function find(id, env, includes = []) {
  const wanted = requirementsFor('test').filter((requirement) => requirement.id === id);
  const [finding] = detect(wanted, env, includes);
  assert.ok(finding);
  return finding;
}

/** @param {import('./requirements.mjs').Purpose} purpose */
function allMissing(purpose) {
  return requirementsFor(purpose).map((requirement) => ({ requirement, path: null }));
}

const nothing = () => allMissing('start');

/** What is printed while something runs, without printing it. */
async function printed(/** @type {() => Promise<unknown>} */ action) {
  const lines = /** @type {string[]} */ ([]);
  const log = console.log;
  console.log = (line) => lines.push(String(line));
  try {
    await action();
  } finally {
    console.log = log;
  }
  return lines.join('\n');
}

test('versions compare by number', () => {
  assert.equal(versionIn('cmake version 3.25.1\n\nCMake suite'), '3.25.1');
  assert.equal(versionIn('no number'), null);
  assert.ok(atLeast('3.25.1', '3.25'));
  assert.ok(atLeast('3.100', '3.25'));
  assert.ok(atLeast('4', '3.25'));
  assert.ok(!atLeast('3.9.9', '3.25'));
  assert.ok(!atLeast('20.18.3', '20.19.0'));
});

test('a program on PATH is found with its version', () => {
  const good = fakeProgram('cmake', '3.30.0');
  assert.equal(find('cmake', { PATH: join(good, '..') }).path, good);

  const old = fakeProgram('cmake', '3.22.1');
  const finding = find('cmake', { PATH: join(old, '..') });
  assert.equal(finding.path, null);
  assert.match(finding.problem ?? '', /cmake is version 3\.22\.1$/);
});

test('a browser given by a variable wins, and must exist', () => {
  const browser = fakeProgram('my-browser', '1.0');
  assert.equal(find('chromium', { PATH: '', CHROMIUM_PATH: browser }).path, browser);
  const finding = find('firefox', { PATH: '', FIREFOX_PATH: '/nowhere/firefox' });
  assert.equal(finding.path, null);
  assert.match(finding.problem ?? '', /FIREFOX_PATH/);
});

test('headers are found in their old and new places', () => {
  const includes = join(folder, 'include');
  assert.equal(find('xtensor', {}, [includes]).path, null);
  mkdirSync(join(includes, 'xtensor', 'containers'), { recursive: true });
  const header = join(includes, 'xtensor', 'containers', 'xtensor.hpp');
  writeFileSync(header, '');
  assert.equal(find('xtensor', {}, ['/nowhere', includes]).path, header);
});

test('the system is recognised', () => {
  assert.deepEqual(describeSystem({ ...facts, osRelease: debianRelease, uid: 0 }), debian);
  const mint = describeSystem({ ...facts, osRelease: 'ID=linuxmint\nID_LIKE="ubuntu debian"\n' });
  assert.deepEqual([mint.apt, mint.rights], [true, 'none']);
  const sudo = describeSystem({ ...facts, osRelease: debianRelease, sudo: 'sudo' });
  assert.equal(sudo.rights, 'sudo');
  const fedora43 = describeSystem({ ...facts, osRelease: 'ID=fedora\n', hasApt: false });
  assert.equal(fedora43.apt, false);
  const mac = describeSystem({ ...facts, osRelease: '', platform: 'darwin', hasApt: false });
  assert.deepEqual([mac.name, mac.apt], ['macOS', false]);
});

test('apt-get runs with the rights that there are', () => {
  assert.equal(aptCommand(debian)[0], 'env');
  assert.deepEqual(aptCommand({ ...debian, rights: 'sudo' }).slice(0, 2), ['sudo', '-n']);
  assert.deepEqual(aptCommand({ ...debian, rights: 'sudo-asks' }).slice(0, 2), ['sudo', 'env']);
});

test('npm start needs neither browsers nor test tools', () => {
  assert.equal(
    installCommands(requirementsFor('start')).debian,
    'sudo apt-get install emscripten cmake ninja-build libxtensor-dev libxsimd-dev xtl-dev',
  );
});

test('the explanation names what is missing and how to install it on each system', () => {
  const text = explain(allMissing('test'), fedora, false);
  assert.match(text, /^ {2}- Emscripten \(emcc, em\+\+\)$/m);
  assert.match(text, /On Fedora Linux 43 nothing is installed automatically\./);
  assert.match(
    text,
    /Debian, Ubuntu: {2}sudo apt-get install emscripten .* chromium firefox-esr$/m,
  );
  assert.match(text, /Fedora: {10}sudo dnf install emscripten .* chromium firefox$/m);
  assert.match(text, /Homebrew: {8}brew install emscripten cmake ninja xtensor xsimd xtl /m);
  assert.match(text, /brew install --cask google-chrome firefox$/m);
  assert.equal(text.match(/clang-tools-extra/g)?.length, 1);
});

test('the explanation says why nothing was installed', () => {
  const missing = allMissing('start').slice(0, 1);
  assert.match(explain(missing, { ...debian, rights: 'none' }, false), /needs root or sudo/);
  assert.match(explain(missing, debian, true), /did not provide it/);
});

test('an old Node is refused', async () => {
  const text = await printed(async () => assert.throws(() => requireNode('18.20.4')));
  assert.match(text, /Node 20\.19\.0 or newer is needed; this is Node 18\.20\.4/);
  requireNode('20.19.0');
  requireNode('24.1.0');
});

test('missing packages are installed once and looked for again', async () => {
  const asked = /** @type {string[][]} */ ([]);
  const text = await printed(async () => {
    const tools = await provide('start', {
      look: (wanted) =>
        wanted.map((requirement) => ({
          requirement,
          path: asked.length > 0 || requirement.id === 'cmake' ? `/usr/${requirement.id}` : null,
        })),
      system: () => debian,
      install: async (packages) => asked.push(packages) > 0,
    });
    assert.equal(tools.emscripten, '/usr/emscripten');
  });
  assert.equal(text, '');
  assert.deepEqual(asked, [
    ['emscripten', 'ninja-build', 'libxtensor-dev', 'libxsimd-dev', 'xtl-dev'],
  ]);
});

test('it stops where nothing can be installed', async () => {
  const install = async () => assert.fail('must not install');
  const text = await printed(async () => {
    const setUp = provide('start', { look: nothing, system: () => fedora, install });
    await assert.rejects(setUp, { name: 'StepFailed', code: 1 });
  });
  assert.match(text, /sudo dnf install/);
});

test('it stops where installing did not help', async () => {
  const text = await printed(async () => {
    const setUp = provide('start', {
      look: nothing,
      system: () => debian,
      install: async () => false,
    });
    await assert.rejects(setUp, { code: 1 });
  });
  assert.match(text, /Installing the packages did not provide it/);
});
