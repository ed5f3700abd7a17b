// npm run bench [-- arguments]: compares with other libraries; see tests/bench.

import { join } from 'node:path';
import { buildCore } from './build.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { root } from './places.mjs';
import { command, show } from './run.mjs';
import { setUp } from './setup.mjs';

await command(async () => {
  const tools = await setUp('bench');
  await buildCore();
  await installNpmPackages(join(root, 'tests', 'bench'), 'npm-ci-bench');
  return show([process.execPath, join('tests', 'bench', 'run.mjs'), ...process.argv.slice(2)], {
    env: { ...process.env, CHROMIUM_PATH: tools.chromium, TORCH_PYTHON: tools.torch },
  });
});
