import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The built core, wherever it is imported from. */
export const coreAliases = [
  { find: /^rmsprop-core$/, replacement: at('../build/wasm/rmsprop-core.mjs') },
  { find: /^rmsprop-core\/optimizers$/, replacement: at('../build/wasm/optimizers.mjs') },
  { find: /^rmsprop-core\.wasm/, replacement: at('../build/wasm/rmsprop-core.wasm') },
  {
    find: /^rmsprop-core-scalar\.wasm/,
    replacement: at('../build/wasm-scalar/rmsprop-core.wasm'),
  },
];

export default defineConfig({
  root: at('.'),
  base: './',
  resolve: { alias: coreAliases },
  worker: { format: 'es' },
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    // Inlined files would be data: addresses, which the page's policy forbids.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { index: at('index.html'), embed: at('embed.html') } },
  },
});
