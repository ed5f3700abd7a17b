// The one table of what the project needs from the machine. Nothing else names a package.

/** @typedef {'start' | 'test' | 'bench'} Purpose */

/**
 * @typedef {object} CommandLook
 * @property {'command'} kind
 * @property {string[]} names any of these on PATH will do
 * @property {string} [minimum] lowest version that will do, as `--version` prints it
 * @property {string} [variable] an environment variable that may hold the path instead
 * @property {string[]} [places] full paths tried after PATH
 */

/**
 * @typedef {object} HeaderLook
 * @property {'header'} kind
 * @property {string[]} names any of these in an include folder will do
 */

/**
 * @typedef {object} PythonLook
 * @property {'python'} kind
 * @property {string} script what a Python runs without an error where the thing is there
 */

/** @typedef {CommandLook | HeaderLook | PythonLook} Look */

/**
 * @typedef {object} Packages package names per system; `cask` is Homebrew's for applications
 * @property {string[]} debian
 * @property {string[]} fedora
 * @property {string[]} brew
 * @property {string[]} [cask]
 */

/**
 * @typedef {object} Requirement
 * @property {string} id
 * @property {string} name what a message calls it
 * @property {Purpose[]} purposes
 * @property {Look} look
 * @property {Packages} packages
 */

/** Fails where PyTorch computes with the reference BLAS, which no one would train with. */
const torchWithFastBlas = `
import os, torch
torch.ones(9, 9) @ torch.ones(9, 9)
maps = "/proc/self/maps"
loaded = open(maps).read() if os.path.exists(maps) else ""
if "/libblas.so" in loaded and "openblas" not in loaded:
    raise SystemExit("the reference BLAS")
`;

/** Lowest Node version, as in package.json's "engines". */
export const minimumNode = '20.19.0';

/** @type {Purpose[]} */
export const purposes = ['start', 'test', 'bench'];

/** @type {Requirement[]} */
export const requirements = [
  {
    // On Debian this brings node-acorn, which Emscripten's optimiser needs (see tools/build.mjs).
    id: 'emscripten',
    name: 'Emscripten (emcc, em++)',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'command', names: ['em++'] },
    packages: { debian: ['emscripten'], fedora: ['emscripten'], brew: ['emscripten'] },
  },
  {
    id: 'cmake',
    name: 'CMake 3.25 or newer',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'command', names: ['cmake'], minimum: '3.25' },
    packages: { debian: ['cmake'], fedora: ['cmake'], brew: ['cmake'] },
  },
  {
    id: 'ninja',
    name: 'Ninja',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'command', names: ['ninja'] },
    packages: { debian: ['ninja-build'], fedora: ['ninja-build'], brew: ['ninja'] },
  },
  {
    id: 'xtensor',
    name: 'xtensor headers',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'header', names: ['xtensor/xtensor.hpp', 'xtensor/containers/xtensor.hpp'] },
    packages: { debian: ['libxtensor-dev'], fedora: ['xtensor-devel'], brew: ['xtensor'] },
  },
  {
    id: 'xsimd',
    name: 'xsimd headers',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'header', names: ['xsimd/xsimd.hpp'] },
    packages: { debian: ['libxsimd-dev'], fedora: ['xsimd-devel'], brew: ['xsimd'] },
  },
  {
    id: 'xtl',
    name: 'xtl headers',
    purposes: ['start', 'test', 'bench'],
    look: { kind: 'header', names: ['xtl/xtl_config.hpp'] },
    packages: { debian: ['xtl-dev'], fedora: ['xtl-devel'], brew: ['xtl'] },
  },
  {
    id: 'g++',
    name: 'a C++20 compiler (g++)',
    purposes: ['test', 'bench'],
    look: { kind: 'command', names: ['g++'] },
    packages: { debian: ['g++'], fedora: ['gcc-c++'], brew: ['gcc'] },
  },
  {
    id: 'clang++',
    name: 'Clang (clang++)',
    purposes: ['test'],
    look: { kind: 'command', names: ['clang++'] },
    packages: { debian: ['clang'], fedora: ['clang'], brew: ['llvm'] },
  },
  {
    id: 'catch2',
    name: 'Catch2 headers',
    purposes: ['test'],
    look: { kind: 'header', names: ['catch2/catch.hpp', 'catch2/catch_all.hpp'] },
    packages: { debian: ['catch2'], fedora: ['catch2-devel'], brew: ['catch2'] },
  },
  {
    id: 'nlohmann-json',
    name: 'nlohmann-json headers',
    purposes: ['test'],
    look: { kind: 'header', names: ['nlohmann/json.hpp'] },
    packages: {
      debian: ['nlohmann-json3-dev'],
      fedora: ['json-devel'],
      brew: ['nlohmann-json'],
    },
  },
  {
    // Writes the tables of the reader's round trip.
    id: 'python',
    name: 'Python 3',
    purposes: ['test'],
    look: { kind: 'command', names: ['python3'] },
    packages: { debian: ['python3'], fedora: ['python3'], brew: ['python'] },
  },
  {
    id: 'clang-format',
    name: 'clang-format',
    purposes: ['test'],
    look: { kind: 'command', names: ['clang-format'], places: llvmPlaces('clang-format') },
    packages: { debian: ['clang-format'], fedora: ['clang-tools-extra'], brew: ['llvm'] },
  },
  {
    id: 'clang-tidy',
    name: 'clang-tidy',
    purposes: ['test'],
    look: { kind: 'command', names: ['clang-tidy'], places: llvmPlaces('clang-tidy') },
    packages: { debian: ['clang-tidy'], fedora: ['clang-tools-extra'], brew: ['llvm'] },
  },
  {
    id: 'chromium',
    name: 'Chromium (or Chrome)',
    purposes: ['test', 'bench'],
    look: {
      kind: 'command',
      names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      variable: 'CHROMIUM_PATH',
      places: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
    },
    packages: { debian: ['chromium'], fedora: ['chromium'], brew: [], cask: ['google-chrome'] },
  },
  {
    id: 'torch',
    name: 'PyTorch for Python 3, with OpenBLAS or another fast BLAS',
    purposes: ['bench'],
    look: { kind: 'python', script: torchWithFastBlas },
    packages: {
      debian: ['python3-torch', 'libopenblas0-pthread'],
      fedora: ['python3-torch', 'openblas-threads'],
      brew: ['pytorch'],
    },
  },
  {
    id: 'firefox',
    name: 'Firefox (ESR)',
    purposes: ['test'],
    look: {
      kind: 'command',
      names: ['firefox-esr', 'firefox'],
      variable: 'FIREFOX_PATH',
      places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    },
    packages: { debian: ['firefox-esr'], fedora: ['firefox'], brew: [], cask: ['firefox'] },
  },
];

/**
 * @param {Purpose} purpose
 * @returns {Requirement[]}
 */
export function requirementsFor(purpose) {
  return requirements.filter((requirement) => requirement.purposes.includes(purpose));
}

/**
 * Homebrew keeps LLVM off PATH.
 * @param {string} command
 */
function llvmPlaces(command) {
  return [`/opt/homebrew/opt/llvm/bin/${command}`, `/usr/local/opt/llvm/bin/${command}`];
}
