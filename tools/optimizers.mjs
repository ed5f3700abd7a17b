// Writes what the built core knows about its optimizers as a module, for the page to be built with:
// the form, links and attributes come from the core's own description.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './places.mjs';

const folder = join(root, 'build', 'wasm');

/** Writes build/wasm/optimizers.mjs; needs the built WASM core. */
export async function writeOptimizers() {
  const glue = pathToFileURL(join(folder, 'rmsprop-core.mjs')).href;
  const { default: createCore } = await import(glue);
  const core = await createCore({ wasmBinary: readFileSync(join(folder, 'rmsprop-core.wasm')) });
  const catalog = JSON.stringify(core.optimizers());
  writeFileSync(join(folder, 'optimizers.mjs'), `export default ${catalog};\n`);
}
