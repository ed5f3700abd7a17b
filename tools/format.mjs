// npm run format: puts C++ and web code in the project's format.

import { cppFiles } from './files.mjs';
import { npmProgram } from './places.mjs';
import { command, show } from './run.mjs';
import { setUp } from './setup.mjs';

await command(async () => {
  const tools = await setUp('test');
  const cpp = await show([tools['clang-format'] ?? '', '-i', ...cppFiles()]);
  const web = await show([npmProgram('biome'), 'check', '--write', '.']);
  return cpp || web;
});
