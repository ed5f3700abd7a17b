// The table of test suites: what `npm test` runs, in this order.

import { buildCore, buildNative, buildPage, buildWasmTests, configureNative } from './build.mjs';
import { cppFiles, toolTests } from './files.mjs';
import { npmProgram } from './places.mjs';
import { show } from './run.mjs';
import { tidy } from './tidy.mjs';

/**
 * @typedef {object} Context
 * @property {import('./setup.mjs').Tools} tools
 * @property {NodeJS.ProcessEnv} env
 */

/** @typedef {(context: Context) => Promise<number>} Step gives an exit code */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} about
 * @property {Step[]} steps each needs the one before, unless `independent`
 * @property {boolean} [independent]
 */

/** @type {Suite[]} */
export const suites = [
  {
    name: 'tools',
    about: 'the set-up and command scripts',
    steps: [run(() => [process.execPath, '--test', '--test-reporter=spec', ...toolTests()])],
  },
  {
    name: 'style',
    about: 'formatting, lint and types',
    independent: true,
    steps: [
      run(({ tools }) => [tools['clang-format'] ?? '', '--dry-run', '--Werror', ...cppFiles()]),
      run(() => [npmProgram('biome'), 'check', '.']),
      run(() => [npmProgram('tsc'), '--noEmit', '-p', '.']),
    ],
  },
  {
    name: 'tidy',
    about: 'clang-tidy over the core',
    steps: [make(() => configureNative('native')), ({ tools }) => tidy(tools['clang-tidy'] ?? '')],
  },
  {
    name: 'native',
    about: "the core's tests, g++",
    steps: [make(() => buildNative('native')), ctest('native')],
  },
  {
    name: 'sanitized',
    about: "the core's tests, Clang, with address and undefined-behaviour sanitizers",
    steps: [make(() => buildNative('native-sanitized')), ctest('native-sanitized')],
  },
  {
    name: 'fuzz',
    about: 'tables and kept models that libFuzzer draws, the same ones each time',
    steps: [make(() => buildNative('native-fuzz')), ctest('native-fuzz')],
  },
  {
    name: 'core in WASM',
    about: "the core's tests, compiled to WASM",
    steps: [make(buildWasmTests), ctest('wasm-tests')],
  },
  {
    name: 'units',
    about: "the page's units and the built core in Node",
    steps: [make(buildCore), run(() => vitest('vitest.config.ts'))],
  },
  {
    name: 'page',
    about: 'the built page in Chromium',
    steps: [
      make(buildCore),
      make(buildPage),
      run(() => [npmProgram('playwright'), 'test', '--config', 'playwright.config.ts']),
    ],
  },
  {
    name: 'same bits',
    about: 'native, Node, Chromium and Firefox give the same numbers',
    steps: [
      make(() => buildNative('native')),
      make(() => buildNative('native-clang')),
      make(buildCore),
      make(buildPage),
      run(() => vitest('vitest.same-bits.config.ts')),
    ],
  },
];

/**
 * The suites that some words name: by their whole name, or else by its beginning.
 * @param {string[]} words none for all suites
 * @param {Suite[]} [all]
 * @returns {{ chosen: Suite[], unknown: string[] }}
 */
export function chooseSuites(words, all = suites) {
  if (words.length === 0) return { chosen: all, unknown: [] };
  const matches = words.map((word) => {
    const wanted = word.toLowerCase();
    const exact = all.filter((suite) => suite.name.toLowerCase() === wanted);
    if (exact.length > 0) return exact;
    return all.filter((suite) => suite.name.toLowerCase().startsWith(wanted));
  });
  return {
    chosen: all.filter((suite) => matches.some((match) => match.includes(suite))),
    unknown: words.filter((_, i) => matches[i]?.length === 0),
  };
}

/**
 * @param {(context: Context) => string[]} commandLine
 * @returns {Step}
 */
function run(commandLine) {
  return async (context) => show(commandLine(context), { env: context.env });
}

/**
 * @param {() => Promise<void>} build
 * @returns {Step}
 */
function make(build) {
  return async () => {
    await build();
    return 0;
  };
}

/** @param {string} preset */
function ctest(preset) {
  return run(() => ['ctest', '--preset', preset]);
}

/** @param {string} config */
function vitest(config) {
  return [npmProgram('vitest'), 'run', '--config', config];
}
