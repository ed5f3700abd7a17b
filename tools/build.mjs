// Builds the C++ core (for WASM and natively) and the page, and skips what is up to date.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emscriptenSettings } from './emscripten.mjs';
import { contentHash, readStamp } from './hash.mjs';
import { writeOptimizers } from './optimizers.mjs';
import { dist, npmProgram, root } from './places.mjs';
import { step } from './run.mjs';

/** @typedef {'native' | 'native-clang' | 'native-sanitized' | 'native-fuzz'} NativePreset */

/**
 * Builds rmsprop-core.mjs and .wasm in build/wasm, the same for browsers without SIMD in
 * build/wasm-scalar, and the optimizers.mjs that goes with both.
 */
export async function buildCore() {
  await buildWasm('wasm', 'the WASM core');
  await buildWasm('wasm-scalar', 'the WASM core without SIMD');
  demandSameGlue();
  await writeOptimizers();
}

/** The page has one glue, that of the first, for whichever core it loads. */
function demandSameGlue() {
  const [glue, other] = ['wasm', 'wasm-scalar'].map((preset) =>
    readFileSync(join(root, 'build', preset, 'rmsprop-core.mjs'), 'utf8'),
  );
  if (glue === other) return;
  throw new Error('The cores with and without SIMD need different glue: see tools/build.mjs.');
}

/** Builds the core's own tests for WASM, in the folder of the core: both are made of the same objects. */
export async function buildWasmTests() {
  const what = "the core's tests for WASM";
  await build('wasm-tests', what, await configureWasmTests(what));
}

/**
 * @param {string} what
 * @returns {Promise<NodeJS.ProcessEnv>} to build in
 */
export async function configureWasmTests(what) {
  const { env, version } = emscriptenSettings();
  await configure('wasm-tests', what, env, [env.EMSCRIPTEN_ROOT ?? '', version], 'wasm');
  return env;
}

/** @param {NativePreset} preset */
export async function buildNative(preset) {
  await configureNative(preset);
  await build(preset, `the native core (${preset})`, process.env);
}

/**
 * Only writes the build files, among them compile_commands.json.
 * @param {NativePreset} preset
 */
export async function configureNative(preset) {
  await configure(preset, `the native core (${preset})`, process.env, []);
}

/** Builds the page into dist/; needs the core. */
export async function buildPage() {
  const stamp = join(root, 'build', 'page-stamp');
  const hash = contentHash(
    [
      'web',
      'wasm',
      'build/wasm/rmsprop-core.mjs',
      'build/wasm/rmsprop-core.wasm',
      'build/wasm-scalar/rmsprop-core.wasm',
      'build/wasm/optimizers.mjs',
      'package-lock.json',
      'tsconfig.json',
    ].map((path) => join(root, path)),
  );
  if (existsSync(join(dist, 'index.html')) && readStamp(stamp) === hash) {
    console.log('Building the page: nothing changed, skipped.');
    return;
  }
  rmSync(stamp, { force: true });
  const vite = [npmProgram('vite'), 'build', '--config', 'web/vite.config.ts'];
  await step('Building the page', 'page', vite);
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * @param {string} preset
 * @param {string} what
 */
async function buildWasm(preset, what) {
  const { env, version } = emscriptenSettings();
  await configure(preset, what, env, [env.EMSCRIPTEN_ROOT ?? '', version]);
  await build(preset, what, env);
}

/**
 * Ninja itself notices changed CMake files; this notices the rest of what the settings depend on.
 * @param {string} preset
 * @param {string} what
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} settings
 * @param {string} name of the preset's folder
 */
async function configure(preset, what, env, settings, name = preset) {
  const folder = join(root, 'build', name);
  const stamp = join(folder, '.settings-hash');
  const hash = contentHash(
    [join(root, 'CMakePresets.json'), join(root, 'package.json')],
    [root, preset, ...settings],
  );
  if (existsSync(join(folder, 'build.ninja')) && readStamp(stamp) === hash) return;
  const cmake = ['cmake', '--preset', preset, '--fresh'];
  await step(`Configuring ${what}`, `${preset}-configure`, cmake, { env });
  writeFileSync(stamp, hash);
}

/**
 * @param {string} preset
 * @param {string} what
 * @param {NodeJS.ProcessEnv} env
 */
async function build(preset, what, env) {
  const cmake = ['cmake', '--build', '--preset', preset];
  await step(`Building ${what}`, `${preset}-build`, cmake, { env, idle: 'ninja: no work to do' });
}
