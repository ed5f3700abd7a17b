// node tests/bench/csv-reader.mjs [rows] [rounds]: our reader against PapaParse's bare parser over
// the same chunks of one file, in turns, in one process. Prints the ratio of the medians; at most
// 1.2 is wanted. Needs what `npm ci` installs.

import { createWriteStream, mkdirSync, openAsBlob, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import { build } from 'vite';

const COLUMNS = 12;
const CHUNK = 1024 * 1024;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, 'build', 'bench', 'csv');
const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 7);

/** One column of few values, one of whole numbers, ten of measurements with four decimals. */
async function writeTable(path) {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const file = createWriteStream(path);
  file.write(`${Array.from({ length: COLUMNS }, (_, i) => `c${i}`).join(',')}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    let text = '';
    for (let row = from; row < Math.min(from + 10_000, rows); row++) {
      text += `${Math.floor(next() * 10)},${Math.floor(next() * 100_000)}`;
      for (let i = 2; i < COLUMNS; i++) text += `,${((next() - 0.5) * 200).toFixed(4)}`;
      text += '\n';
    }
    if (!file.write(text)) await new Promise((resolve) => file.once('drain', resolve));
  }
  await new Promise((resolve) => file.end(resolve));
}

async function buildReader() {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'web/src/csv/read-csv.ts', outDir: folder, emptyOutDir: false },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(folder, 'read-csv.js')).href);
}

/** Bytes, decoding and cells as our reader has them, and nothing more. */
async function bareParser(blob) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new Papa.Parser({ delimiter: ',', newline: '\n', header: false });
  let [carry, records] = ['', 0];
  for (let from = 0; from < blob.size; from += CHUNK) {
    const isLast = from + CHUNK >= blob.size;
    const bytes = new Uint8Array(await blob.slice(from, from + CHUNK).arrayBuffer());
    carry += decoder.decode(bytes, { stream: !isLast });
    const { data, meta } = parser.parse(carry, 0, true);
    carry = carry.slice(meta.cursor);
    records += data.length;
  }
  return records;
}

async function timed(body) {
  const started = performance.now();
  await body();
  return performance.now() - started;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

mkdirSync(folder, { recursive: true });
const path = join(folder, 'table.csv');
await writeTable(path);
const { readCsv } = await buildReader();
const blob = await openAsBlob(path);
const megabytes = blob.size / 1e6;

const [bare, ours] = [[], []];
for (let round = -1; round < rounds; round++) {
  const times = [];
  times.push(
    await timed(async () => {
      const records = await bareParser(blob);
      if (records !== rows + 1) throw new Error(`The parser found ${records} records.`);
    }),
    await timed(async () => {
      const { columns, rowCount } = await readCsv(blob, 'table.csv');
      const numbers = columns.filter(({ values }) => values.length === rows).length;
      if (rowCount !== rows || numbers !== COLUMNS)
        throw new Error(`${numbers} x ${rowCount} read.`);
    }),
  );
  if (round < 0) continue; // both have warmed up
  bare.push(times[0]);
  ours.push(times[1]);
}
rmSync(path);

const rate = (times) =>
  `${median(times).toFixed(0)} ms, ${((megabytes / median(times)) * 1000).toFixed(0)} MB/s`;
const ratios = ours.map((time, round) => time / bare[round]);
console.log(
  `${rows} rows x ${COLUMNS} columns, ${megabytes.toFixed(1)} MB, median of ${rounds} rounds`,
);
console.log(`bare parser  ${rate(bare)}`);
console.log(`our reader   ${rate(ours)}`);
console.log(
  `ratio of the medians ${(median(ours) / median(bare)).toFixed(3)}, median of the ratios ${median(ratios).toFixed(3)} (1.2 wanted)`,
);
