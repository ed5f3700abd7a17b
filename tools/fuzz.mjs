// npm run fuzz [-- SECONDS]: what no one would write by hand, from a seed of its own: damaged files for
// the reader (tests/web/unit/csv-fuzz.test.ts), tables for the pipeline and bytes that are no model
// (tests/fuzz). Each has its share of the seconds.

import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildNative } from './build.mjs';
import { npmProgram, root } from './places.mjs';
import { capture, command, show } from './run.mjs';
import { setUp } from './setup.mjs';

/** The programs of tests/fuzz. */
const targets = ['pipeline', 'saved_model'];

await command(async () => {
  const seconds = Number(process.argv[2] ?? 60);
  if (!(seconds > 0 && seconds <= 86_400)) {
    console.log('Usage: npm run fuzz [-- SECONDS]');
    return 2;
  }
  await setUp('test');
  await buildNative('native-fuzz');
  // libFuzzer takes whole seconds, and 0 for no end.
  const share = Math.max(1, Math.round(seconds / (1 + targets.length)));
  const seed = 1 + (Date.now() % 1_000_000_000);
  let worst = await fuzzReader(share, seed);
  for (const target of targets) worst = Math.max(worst, await fuzzCore(target, share, seed));
  return worst;
});

/**
 * @param {number} seconds
 * @param {number} seed
 */
function fuzzReader(seconds, seed) {
  const env = { ...process.env, FUZZ_SECONDS: String(seconds), FUZZ_SEED: String(seed) };
  return show([npmProgram('vitest'), 'run', 'tests/web/unit/csv-fuzz.test.ts'], { env });
}

/**
 * Inputs that reached something new are kept in build/fuzz, where the next run goes on from.
 * @param {string} target
 * @param {number} seconds
 * @param {number} seed
 */
async function fuzzCore(target, seconds, seed) {
  const kept = join(root, 'build', 'fuzz', target);
  mkdirSync(kept, { recursive: true });
  const program = join(root, 'build', 'native-fuzz', 'tests', 'fuzz', `rp_fuzz_${target}`);
  console.log(`Fuzzing ${target} for ${seconds} s, seed ${seed} ...`);
  const { code, output } = await capture(`fuzz-${target}`, [
    program,
    `-seed=${seed}`,
    `-max_total_time=${seconds}`,
    '-timeout=60',
    '-print_funcs=0',
    `-artifact_prefix=${kept}-`,
    kept,
  ]);
  const [runs = 'It ended early'] = /Done \d+ runs/.exec(output) ?? [];
  console.log(`Fuzzing ${target}: ${code === 0 ? `${runs}, nothing broke` : 'FAILED'}`);
  if (code === 0) return 0;
  // All but the lines about progress.
  console.log(output.replace(/^#\d+\t.*\n/gm, '').trimEnd());
  const [, input = ''] = /Test unit written to (.+)/.exec(output) ?? [];
  if (input !== '') console.log(`Again: ${relative(root, program)} ${relative(root, input)}`);
  return code;
}
