// clang-tidy over the core, several files at a time; .clang-tidy says what it checks.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from './places.mjs';
import { capture } from './run.mjs';

/** The flags are g++'s, which Clang does not all know. */
const flags = ['--extra-arg=-Wno-unknown-warning-option'];

/**
 * What is compiled for the core: files that each include some of its sources, as CMakePresets.json
 * has it. Read like this, the headers they share are read once for all of them.
 * @param {string} buildFolder a configured one
 * @returns {string[]}
 */
function compiledOfCore(buildFolder) {
  /** @type {{ file: string }[]} */
  const database = JSON.parse(readFileSync(join(buildFolder, 'compile_commands.json'), 'utf8'));
  const folder = join(buildFolder, 'core') + sep;
  const files = database.map(({ file }) => file).filter((file) => file.startsWith(folder));
  if (files.length === 0) throw new Error(`Nothing of the core in ${buildFolder}`);
  return files;
}

/**
 * @param {string} clangTidy
 * @returns {Promise<number>} 0 when there is nothing to complain about
 */
export async function tidy(clangTidy) {
  const buildFolder = join(root, 'build', 'native');
  const files = compiledOfCore(buildFolder);
  const waiting = [...files];
  let worst = 0;
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { code, output } = await capture(`tidy-${files.indexOf(file)}`, [
        clangTidy,
        '-p',
        buildFolder,
        '--quiet',
        ...flags,
        file,
      ]);
      if (code !== 0) console.log(`${relative(root, file)}:\n${output.trimEnd()}`);
      worst = Math.max(worst, code);
    }
  };
  console.log(`Reading the core in ${files.length} parts ...`);
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return worst;
}
