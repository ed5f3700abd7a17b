import { defineConfig } from 'vitest/config';
import { coreAliases } from './web/vite.config.ts';

/** One recipe on five engines; needs the native builds, the built page and both browsers. */
export default defineConfig({
  resolve: { alias: coreAliases },
  test: { include: ['tests/same-bits/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
