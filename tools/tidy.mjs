// clang-tidy over some files, several at a time; .clang-tidy says what it checks.

import { availableParallelism } from 'node:os';
import { basename, join, relative } from 'node:path';
import { root } from './places.mjs';
import { capture } from './run.mjs';

/**
 * The static analyser gives a path up after a quarter of the states it is used to: where it finds
 * something it does so early, and the whole takes half the time.
 */
const analyser = ['-analyzer-config', 'max-nodes=50000'].flatMap((argument) => [
  '--extra-arg=-Xclang',
  `--extra-arg=${argument}`,
]);

/**
 * @param {string} clangTidy
 * @param {string[]} files
 * @returns {Promise<number>} 0 when there is nothing to complain about
 */
export async function tidy(clangTidy, files) {
  const waiting = [...files];
  let worst = 0;
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { code, output } = await capture(`tidy-${basename(file)}`, [
        clangTidy,
        '-p',
        join('build', 'native'),
        '--quiet',
        ...analyser,
        file,
      ]);
      if (code !== 0) console.log(`${relative(root, file)}:\n${output.trimEnd()}`);
      worst = Math.max(worst, code);
    }
  };
  console.log(`Reading ${files.length} files ...`);
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return worst;
}
