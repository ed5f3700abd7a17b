/** The bundled tables, as the page's reader finds them in the packages they come from. */

import { openAsBlob, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type Column,
  type LedgerAction,
  readCsv,
  type Table,
} from '../../../web/src/csv/read-csv.ts';
import { SAMPLES, type SampleTable } from '../../../web/src/element/samples.ts';

type Task = 'regression' | 'binary' | 'multi-class';

const TASKS: Record<string, Task> = {
  'diamonds.csv': 'regression',
  'penguins.csv': 'regression',
  'weather.csv': 'binary',
  'seattle-weather.csv': 'multi-class',
  'co2-concentration.csv': 'regression',
  'gapminder-health-income.csv': 'regression',
  'industries.csv': 'regression',
};

/** What the reader may do to a well-kept table. */
const EXPECTED: readonly LedgerAction[] = ['header_read', 'dates_read', 'cells_missing'];

/** Of the rows, by the page's default. */
const TRAINING_SHARE = 0.8;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const credits = readFileSync(`${root}web/samples.md`, 'utf8').split('\n');

/** The file behind an address: below the root, or anywhere where packages are linked from. */
function fileOf({ address }: SampleTable): string {
  const path = address.split('?')[0]!;
  return path.startsWith('/@fs/') ? path.slice('/@fs'.length) : root + path.slice(1);
}

const tables = await Promise.all(
  SAMPLES.map(async (sample) => ({
    sample,
    table: await readCsv(await openAsBlob(fileOf(sample)), sample.name),
  })),
);

function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((other) => other.name === name);
  if (!column) throw new Error(`${table.name} has no column ${name}.`);
  return column;
}

function targetOf({ sample, table }: (typeof tables)[number]): Column {
  return columnOf(table, sample.recipe.target!);
}

function usedColumns({ sample, table }: (typeof tables)[number]): Column[] {
  const { target, features } = sample.recipe;
  return [target!, ...features!].map((name) => columnOf(table, name));
}

/** What a model can make of the column as a target. */
function taskOf({ kind, levels }: Column): Task | null {
  if (kind === 'number') return 'regression';
  if (kind !== 'category' && kind !== 'yes_no') return null;
  return levels.length === 2 ? 'binary' : 'multi-class';
}

function smallestShare({ histogram }: Column): number {
  const rows = histogram.reduce((sum, count) => sum + count, 0);
  return Math.min(...histogram) / rows;
}

test('the page starts with the diamonds', () => {
  expect(SAMPLES[0]!.name).toBe('diamonds.csv');
});

describe.each(tables)('$sample.name', (each) => {
  const { sample, table } = each;

  test('is read without leaving out, padding or doubting anything', () => {
    const actions = new Set(table.ledger.map(({ action }) => action));
    expect([...actions].filter((action) => !EXPECTED.includes(action))).toEqual([]);
    expect(table.rowCount).toBe(table.recordCount - 1);
  });

  test('has a target of the kind that its task needs', () => {
    expect(taskOf(targetOf(each))).toBe(TASKS[sample.name]);
  });

  test('is predicted from columns that the reader would use', () => {
    const roles = usedColumns(each).map(({ name, role }) => [name, role]);
    expect(roles.filter(([, role]) => role !== 'feature')).toEqual([]);
    expect(sample.recipe.features).not.toContain(sample.recipe.target);
  });

  test('gives at least eight steps an epoch with a batch that is a power of two', () => {
    const missing = usedColumns(each).reduce((sum, column) => sum + column.missing, 0);
    const training = (table.rowCount - missing) * TRAINING_SHARE;
    const batch = sample.recipe.batch_size!;
    expect(Math.log2(batch) % 1).toBe(0);
    expect(Math.floor(training / batch)).toBeGreaterThanOrEqual(8);
  });

  test('is small, but for the diamonds', () => {
    if (sample !== SAMPLES[0]) expect(table.bytes).toBeLessThan(150_000);
  });

  test('is credited with its rows, its columns and its task', () => {
    const line = credits.find((text) => text.startsWith(`| \`${sample.name}\` |`));
    const size = `${table.rowCount.toLocaleString('en')} × ${table.columns.length}`;
    expect(line).toContain(`| ${size} |`);
    expect(line).toContain(TASKS[sample.name]);
  });
});

describe('among the samples', () => {
  test.each(['regression', 'binary', 'multi-class'] as const)('one is for %s', (task) => {
    expect(tables.map((each) => taskOf(targetOf(each)))).toContain(task);
  });

  test('one has missing cells in the columns it uses', () => {
    const gaps = tables.filter((each) => usedColumns(each).some(({ missing }) => missing > 0));
    expect(gaps).not.toEqual([]);
  });

  test('one has a class below a fifth of the rows', () => {
    const targets = tables.map(targetOf).filter((column) => taskOf(column) !== 'regression');
    expect(Math.min(...targets.map(smallestShare))).toBeLessThan(0.2);
  });

  test('one has a date for every row, over years', () => {
    const dates = tables.flatMap(({ table }) =>
      table.columns.filter(({ kind }) => kind === 'date'),
    );
    const years = dates.filter(({ missing }) => missing === 0).map(({ min, max }) => max - min);
    expect(Math.max(...years)).toBeGreaterThan(365);
  });
});
