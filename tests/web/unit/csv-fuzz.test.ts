/**
 * Files that are damaged at random: a byte changed, taken out, put in, a piece doubled or cut. Whatever
 * comes in, the reader gives a table that accounts for every record, or a refusal of its own. A short
 * run here; `npm run fuzz -- SECONDS` goes on for longer, from other seeds.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import { accountedFor } from './support/accounted-for.ts';

const folder = fileURLToPath(new URL('../../csv/cases/', import.meta.url));
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 3);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
/** No damaged file of a few kilobytes may take longer. */
const LONGEST_MILLISECONDS = 2000;

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => readFileSync(`${folder}${name}`))
  .filter((bytes) => bytes.length > 0 && bytes.length < 20_000);

/** Whole numbers below `bound`, the same ones for a seed (Lehmer's generator). */
function draws(seed: number): (bound: number) => number {
  let state = (seed * 48_271) % 2_147_483_647 || 1;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

const TELLING = [...Buffer.from('",;\t|\r\n#-?.%$€ 0'), 0x00, 0xff, 0xfe, 0xef, 0x80];

function damaged(seed: number): Buffer {
  const draw = draws(seed);
  let bytes = Buffer.from(files[draw(files.length)]!);
  for (let times = 1 + draw(6); times > 0; times -= 1) {
    const at = draw(bytes.length + 1);
    const byte = Buffer.of(draw(2) === 0 ? TELLING[draw(TELLING.length)]! : draw(256));
    const to = Math.min(bytes.length, at + draw(40));
    const [head, piece, tail] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
    bytes = [
      () => Buffer.concat([head, byte, bytes.subarray(at + 1)]),
      () => Buffer.concat([head, byte, bytes.subarray(at)]),
      () => Buffer.concat([head, tail]),
      () => Buffer.concat([head, piece, piece, tail]),
      () => Buffer.concat([head, piece.reverse(), tail]),
    ][draw(5)]!();
  }
  return bytes;
}

/** What is wrong with how this file was read; empty if nothing is. */
async function fault(seed: number): Promise<string> {
  const start = performance.now();
  try {
    const limits = { chunkBytes: 1 + (seed % 3) * 50 };
    const table = await readCsv(new Blob([new Uint8Array(damaged(seed))]), 'damaged.csv', {
      limits,
    });
    if (accountedFor(table) !== table.recordCount) return 'a record is not accounted for';
    const lengths = table.columns.map(({ values, codes }) => Math.max(values.length, codes.length));
    if (lengths.some((length) => length !== 0 && length !== table.rowCount))
      return 'a column is short';
  } catch (thrown) {
    if (!(thrown instanceof PlaygroundError)) return String(thrown);
    if (thrown.code === 'internal' || thrown.message === '') return `refused as ${thrown.code}`;
  }
  return performance.now() - start > LONGEST_MILLISECONDS ? 'it took too long' : '';
}

test(
  `a damaged file is a table or a refusal (${SECONDS} s)`,
  async () => {
    const end = performance.now() + SECONDS * 1000;
    const faults: string[] = [];
    let seed = FIRST_SEED;
    for (; performance.now() < end || seed < FIRST_SEED + 100; seed += 1) {
      const found = await fault(seed);
      if (found !== '') faults.push(`seed ${seed}: ${found}`);
    }
    console.log(`${seed - FIRST_SEED} damaged files were read, seeds from ${FIRST_SEED} on.`);
    expect(faults.slice(0, 20)).toEqual([]);
  },
  (SECONDS + 60) * 1000,
);
