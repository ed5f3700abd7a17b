/** What Python's csv module writes, in several dialects, is read as it was meant: 500 random tables. */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCsv } from '../../../web/src/csv/read-csv.ts';
import { normaliseNewlines } from '../../../web/src/csv/text-decoder.ts';
import { accountedFor } from './support/accounted-for.ts';

interface Written {
  readonly seed: number;
  readonly dialect: string;
  readonly text: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const generator = fileURLToPath(new URL('../../csv/random_tables.py', import.meta.url));
const tables: Written[] = JSON.parse(
  execFileSync('python3', [generator, '500'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
);

/** What a number column's cell is worth, as JavaScript reads it. */
function worth(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}

async function differences(written: Written): Promise<unknown[]> {
  const { text, header, rows } = written;
  const table = await readCsv(new Blob([text]), 'random.csv', { limits: { chunkBytes: 64 } });
  const found: unknown[] = [];
  const same = (what: string, is: unknown, wanted: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) found.push({ what, is, wanted });
  };
  same(
    'names',
    table.columns.map(({ name }) => name),
    header,
  );
  same(
    'cells',
    table.preview,
    rows.map((row) => row.map(normaliseNewlines)),
  );
  for (const [c, column] of table.columns.entries()) {
    if (column.kind !== 'number') continue;
    same(
      `numbers of column ${c}`,
      [...column.values],
      rows.map((row) => worth(row[c]!)),
    );
  }
  same('records', accountedFor(table), table.recordCount);
  return found;
}

test('500 tables of Python’s csv module come back cell by cell', async () => {
  const wrong: unknown[] = [];
  for (const written of tables) {
    const found = await differences(written).catch((error: unknown) => [String(error)]);
    if (found.length > 0) wrong.push({ seed: written.seed, dialect: written.dialect, found });
  }
  expect(wrong).toEqual([]);
  expect(tables).toHaveLength(500);
});
