// npm start: sets up, builds and serves the playground on this machine.

import { buildCore, buildPage } from './build.mjs';
import { dist } from './places.mjs';
import { command } from './run.mjs';
import { serve } from './serve.mjs';
import { setUp } from './setup.mjs';

await command(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== '--build-only');
  if (unknown !== undefined) {
    console.log(`Unknown option ${unknown}. Usage: npm start [-- --build-only]`);
    return 1;
  }
  await setUp('start');
  await buildCore();
  await buildPage();
  if (args.includes('--build-only')) {
    console.log('Built into dist/.');
    return 0;
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  const { url } = await serve(dist);
  console.log(
    `\nRMSprop Playground is running. Stop it with Ctrl-C. Open in a browser:\n\n  ${url}\n`,
  );
});
