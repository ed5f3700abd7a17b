/** A numeric CSV of a wanted size on disk, one block of rows over and over. */

import { closeSync, openSync, writeSync } from 'node:fs';

const COLUMNS = 12;
const ROWS_A_BLOCK = 10_000;

export interface LargeFile {
  readonly path: string;
  readonly rows: number;
}

function block(): Buffer {
  const rows = Array.from({ length: ROWS_A_BLOCK }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) =>
      (Math.sin(row * (column + 1)) * 100).toFixed(4),
    ).join(','),
  );
  return Buffer.from(`${rows.join('\n')}\n`);
}

export function writeLargeFile(path: string, bytes: number): LargeFile {
  const header = Array.from({ length: COLUMNS }, (_, column) => `c${column}`);
  const file = openSync(path, 'w');
  const text = block();
  const blocks = Math.ceil(bytes / text.length);
  writeSync(file, `${header.join(',')}\n`);
  for (let written = 0; written < blocks; written += 1) writeSync(file, text);
  closeSync(file);
  return { path, rows: blocks * ROWS_A_BLOCK };
}
