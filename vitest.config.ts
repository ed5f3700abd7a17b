import { defineConfig } from 'vitest/config';
import { coreAliases } from './web/vite.config.ts';

/** Units of the web code, the core through WASM in Node, and the layering rules. */
export default defineConfig({
  resolve: { alias: coreAliases },
  test: {
    include: ['tests/web/unit/**/*.test.ts', 'tests/wasm/**/*.test.ts', 'tests/layering.test.ts'],
  },
});
