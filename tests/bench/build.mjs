// Builds what is measured: two extra CMake targets and the page.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { emscriptenSettings } from '../../tools/emscripten.mjs';
import { root } from '../../tools/places.mjs';
import { step } from '../../tools/run.mjs';

const idle = 'ninja: no work to do';

/** With and without SIMD. Needs the presets' build folders, which `npm run bench` has made. */
export async function buildWasmBench() {
  const { env } = emscriptenSettings();
  for (const preset of ['wasm', 'wasm-scalar']) {
    const commandLine = ['cmake', '--build', '--preset', preset, '--target', 'rp_bench_wasm'];
    await step(`Building the benchmark (${preset})`, `bench-${preset}`, commandLine, { env, idle });
  }
}

/**
 * In a folder of its own, which needs no test framework.
 * @returns {Promise<string>} the program
 */
export async function buildNativeBench() {
  const folder = join(root, 'build', 'bench', 'native');
  const settings = ['--preset', 'native', '-B', folder, '-D', 'RP_BUILD_TESTS=OFF'];
  await step('Configuring the native benchmark', 'bench-configure', ['cmake', ...settings]);
  const commandLine = ['cmake', '--build', folder, '--target', 'rp_bench'];
  await step('Building the native benchmark', 'bench-native', commandLine, { idle });
  return join(folder, 'rp-bench');
}

/** @returns {Promise<string>} the folder to serve */
export function buildPage() {
  return buildSite('page');
}

/**
 * The page with the charts, from the sources of the app and its built core.
 * @returns {Promise<string>} the folder to serve
 */
export async function buildRedrawPage() {
  const env = /** @type {const} */ ({ command: 'build', mode: 'production' });
  const app = await loadConfigFromFile(env, join(root, 'web', 'vite.config.ts'));
  return buildSite('page/redraw', app?.config);
}

/**
 * @param {string} folder of the page, here
 * @param {import('vite').UserConfig} [app] how the app finds its core and builds its worker
 */
async function buildSite(folder, { resolve = {}, worker = {} } = {}) {
  const site = join(root, 'build', 'bench', folder.replace('page/', ''));
  await build({
    configFile: false,
    root: fileURLToPath(new URL(folder, import.meta.url)),
    base: './',
    logLevel: 'error',
    resolve,
    worker,
    build: { outDir: site, emptyOutDir: true, target: 'esnext', assetsInlineLimit: 0 },
  });
  return site;
}
