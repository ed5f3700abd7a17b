/** `npm run describe-csv`, as a program that reads its output sees it. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function describeCsv(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['tools/describe-csv.mjs', ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: root },
    encoding: 'utf8',
  });
  return { status, found: status === 2 ? null : JSON.parse(stdout) };
}

test('a table is described as JSON, with what was done to read it', () => {
  const { status, found } = describeCsv('tests/csv/cases/windows-1252.csv');
  expect(status).toBe(0);
  expect(found).toMatchObject({ encoding: 'windows-1252', delimiter: ',', header: true, rows: 2 });
  expect(found.columns[1]).toMatchObject({ name: 'b', first_values: ['café', '€uro'] });
  expect(found.ledger.map(({ action }: { action: string }) => action)).toContain(
    'encoding_fallback',
  );
}, 60_000);

test('a file that is refused gives the error with its place, and exit code 1', () => {
  const { status, found } = describeCsv('tests/csv/no-such-file.csv');
  expect(status).toBe(1);
  expect(found.error).toMatchObject({ code: 'file_not_found' });
}, 60_000);

test('what is asked for replaces what would be found out', () => {
  const { found } = describeCsv('tests/csv/cases/windows-1252.csv', '--column', 'a=category');
  expect(found.columns[0]).toMatchObject({ name: 'a', type: 'category' });
  expect(describeCsv('tests/csv/cases/windows-1252.csv', '--decimal', 'x').status).toBe(2);
}, 60_000);
