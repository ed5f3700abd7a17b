/**
 * The files of tests/csv/cases, each with the table it holds: every cell is compared, and every
 * action of the ledger. tests/csv/README.md says how to add one.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { valueAt } from '../../../web/src/csv/describe-table.ts';
import { type ReadOptions, readCsv, type Table } from '../../../web/src/csv/read-csv.ts';
import { accountedFor } from './support/accounted-for.ts';

const folder = fileURLToPath(new URL('../../csv/cases/', import.meta.url));

interface Case {
  readonly options?: Omit<ReadOptions, 'columns'> & { readonly columns?: Record<string, object> };
  readonly error?: { readonly code: string; readonly where?: string; readonly retry?: object };
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: boolean;
  readonly decimal: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How often each action was taken. */
  readonly ledger: Record<string, number>;
  /** Columns that are suggested to be ignored; not compared where it is left out. */
  readonly ignored?: readonly string[];
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -4));

function read(name: string, chunkBytes: number): Promise<Table> {
  const { options = {} } = expectationOf(name);
  const blob = new Blob([readFileSync(`${folder}${name}.csv`)]);
  const columns = new Map(Object.entries(options.columns ?? {}));
  return readCsv(blob, `${name}.csv`, { ...options, columns, limits: { chunkBytes } });
}

function expectationOf(name: string): Case {
  return JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
}

function countsOf(table: Table): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { action, count } of table.ledger) {
    counts.set(action, (counts.get(action) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}

function expectTable(table: Table, expected: Case): void {
  const { encoding, delimiter, hasHeader, decimal } = table.format;
  expect({ encoding, delimiter, header: hasHeader, decimal }).toEqual({
    encoding: expected.encoding,
    delimiter: expected.delimiter,
    header: expected.header,
    decimal: expected.decimal,
  });
  const types = table.columns.map(({ name, kind }) => [name, kind.replace('yes_no', 'yes/no')]);
  expect(types).toEqual(expected.columns);
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((column) => valueAt(column, row)),
  );
  // A sum with 0 makes -0 a 0: JSON has one zero.
  const plain = rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? cell + 0 : cell)),
  );
  expect(plain).toEqual(expected.rows);
  expect(countsOf(table)).toEqual(expected.ledger);
  if (expected.ignored === undefined) return;
  const ignored = table.columns.filter(({ role }) => role === 'ignored');
  expect(ignored.map(({ name }) => name)).toEqual(expected.ignored);
  expect(ignored.filter(({ roleReason }) => roleReason === '')).toEqual([]);
}

describe.each(names)('%s', (name) => {
  const expected = expectationOf(name);

  test.each([1, 7, 1024 * 1024])(
    'is read as expected in chunks of %i bytes',
    async (chunkBytes) => {
      if (expected.error === undefined) {
        const table = await read(name, chunkBytes);
        expectTable(table, expected);
        expect(accountedFor(table)).toBe(table.recordCount);
        return;
      }
      const thrown = await read(name, chunkBytes).then(
        () => 'nothing was thrown',
        (error: unknown) => error,
      );
      expect(thrown).toBeInstanceOf(PlaygroundError);
      const { code, where, place } = thrown as PlaygroundError;
      expect({ code, where, ...place }).toMatchObject(expected.error);
    },
  );
});

test('there are at least sixty files, and each has its table', () => {
  expect(names.length).toBeGreaterThan(60);
  const tables = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(tables.map((file) => file.slice(0, -5))).toEqual(names);
});
