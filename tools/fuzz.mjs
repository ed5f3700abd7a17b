// npm run fuzz [-- SECONDS]: reads damaged files for so long, from a seed of its own; see
// tests/web/unit/csv-fuzz.test.ts.

import { installNpmPackages } from './npm-packages.mjs';
import { npmProgram, root } from './places.mjs';
import { command, show } from './run.mjs';
import { requireNode } from './setup.mjs';

await command(async () => {
  const seconds = Number(process.argv[2] ?? 60);
  if (!(seconds > 0 && seconds <= 86_400)) {
    console.log('Usage: npm run fuzz [-- SECONDS]');
    return 2;
  }
  requireNode(process.versions.node);
  await installNpmPackages(root, 'npm-ci');
  const seed = 1 + (Date.now() % 1_000_000_000);
  const env = { ...process.env, FUZZ_SECONDS: String(seconds), FUZZ_SEED: String(seed) };
  return show([npmProgram('vitest'), 'run', 'tests/web/unit/csv-fuzz.test.ts'], { env });
});
