import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compactStyles } from './compact-styles.ts';
import { offlineFiles } from './offline-files.ts';

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
  plugins: [compactStyles(), offlineFiles()],
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    // Inlined files would be data: addresses, which the page's policy forbids.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: at('index.html'),
        embed: at('embed.html'),
        'service-worker': at('src/offline/service-worker.ts'),
      },
      output: {
        // A service worker rules the folder it lies in and all below, under a name that stays.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        assetFileNames: ({ originalFileNames }) =>
          originalFileNames.some((path) => path.includes('wasm-scalar'))
            ? 'assets/[name]-scalar-[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
