/** The same file gives the same table, wherever the chunk borders fall. */

import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../web/src/csv/read-csv.ts';

const CHUNK_SIZES = [1, 2, 3, 7, 64, 1024 * 1024];

type Part = string | Uint8Array<ArrayBuffer>;

const utf16 = (text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

/** Reads at every chunk size, expects equal tables and returns one as plain rows. */
async function readAtEverySize(...parts: Part[]) {
  const blob = new Blob(parts);
  const tables = await Promise.all(
    CHUNK_SIZES.map((chunkBytes) => readCsv(blob, 'data.csv', { limits: { chunkBytes } })),
  );
  const [first, ...others] = tables;
  for (const other of others) expect(other).toEqual(first);
  const { columns, preview, ledger, rowCount } = first!;
  const told = ledger.filter(({ of, action }) => of !== 'cell' && action !== 'header_read');
  const notes = told.map(({ sentence }) => sentence);
  return { names: columns.map((column) => column.name), rows: preview, notes, rowCount, columns };
}

const SMALL = {
  names: ['a', 'b'],
  rows: [
    ['1', 'x'],
    ['2', 'y'],
  ],
  rowCount: 2,
};

describe('newlines', () => {
  test.each([
    ['line feeds', 'a,b\n1,x\n2,y\n'],
    ['no newline at the end', 'a,b\n1,x\n2,y'],
    ['carriage returns and line feeds', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['carriage returns alone', 'a,b\r1,x\r2,y\r'],
    ['a mixture (trap C)', 'a,b\n1,x\r\n2,y\r'],
    ['another mixture', 'a,b\r1,x\n2,y\r\n'],
    ['a carriage return as the last byte', 'a,b\r\n1,x\r\n2,"y"\r'],
    ['a doubled carriage return', 'a,b\n1,x\n2,y\r\r\n'],
    ['quotes around every cell', '"a","b"\r\n"1","x"\r\n"2","y"'],
    ['blanks behind a closing quote', '"a" ,"b"\n"1" ,"x" \n"2","y"  '],
  ])('%s end the rows', async (_, text) => {
    expect(await readAtEverySize(text)).toMatchObject(SMALL);
  });

  test('blank lines are skipped and counted', async () => {
    const table = await readAtEverySize('\na,b\n\n1,x\n  \n2,y\n\n\n');
    expect(table).toMatchObject({ ...SMALL, notes: ['5 lines skipped: blank.'] });
  });

  test('a quoted cell may hold newlines, delimiters and doubled quotes', async () => {
    const table = await readAtEverySize('a,b\n1,"x\ny, ""z"""\n2,""""\n3,""\n');
    expect(table.rows).toEqual([
      ['1', 'x\ny, "z"'],
      ['2', '"'],
      ['3', ''],
    ]);
  });

  test('a quote inside an unquoted cell is text', async () => {
    const table = await readAtEverySize('a,b\n1,5" pipe\n2,"6" pipe"\n');
    expect(table.rows).toEqual([
      ['1', '5" pipe'],
      ['2', '6" pipe'],
    ]);
  });

  test('a cell longer than many chunks is read whole', async () => {
    const table = await readAtEverySize(`a,b\n1,"${'x\n'.repeat(900)}"\n2,y\n`);
    expect(table.rowCount).toBe(2);
    expect(table.rows[0]![1]).toBe('x\n'.repeat(100));
  });
});

describe('encodings', () => {
  test('characters of two, three and four bytes survive chunk borders (trap B)', async () => {
    const table = await readAtEverySize('größe,b\n1,日本語\n2,😀é€\n');
    expect(table.names).toEqual(['größe', 'b']);
    expect(table.rows).toEqual([
      ['1', '日本語'],
      ['2', '😀é€'],
    ]);
    expect(table.notes).toEqual([]);
  });

  test('a UTF-8 byte order mark is no part of the first name', async () => {
    expect(await readAtEverySize('\ufeffa,b\n1,x\n2,y\n')).toMatchObject(SMALL);
    expect(await readAtEverySize('\ufeff\ufeff"a",b\n1,x\n2,y\n')).toMatchObject(SMALL);
  });

  test.each([true, false])('UTF-16 is read by its byte order mark (little: %s)', async (little) => {
    const table = await readAtEverySize(utf16('\ufeffa,b\r\n1,é日😀\r\n2,y\r\n', little));
    expect(table.rows[0]).toEqual(['1', 'é日😀']);
  });

  test('bytes that are not UTF-8 are read as Windows-1252, with a note (trap F)', async () => {
    const late = '1,x\n'.repeat(300);
    const table = await readAtEverySize(`a,b\n${late}2,caf`, Uint8Array.of(0xe9), '\n');
    expect(table.rowCount).toBe(301);
    expect(table.columns[1]!.levels).toEqual(['x', 'café']);
    expect(table.notes).toEqual(['Read as Windows-1252, because it is not UTF-8: see byte 1,209.']);
  });

  test('UTF-8 that breaks off at the end is read as Windows-1252', async () => {
    const table = await readAtEverySize('a,b\n1,x\n2,y', Uint8Array.of(0xc3));
    expect(table.rows[1]).toEqual(['2', 'yÃ']);
  });

  test('a byte order mark does not leak into the fallback', async () => {
    const table = await readAtEverySize('\ufeffa,b\n1,', Uint8Array.of(0xe9), '\n');
    expect(table.names).toEqual(['a', 'b']);
  });
});

describe('delimiters', () => {
  test.each([',', ';', '\t', '|'])(
    '%j is found in two columns and two rows (trap A)',
    async (d) => {
      expect(await readAtEverySize(`a${d}b\n1${d}x\n2${d}y\n`)).toMatchObject(SMALL);
    },
  );

  test('decimal commas do not outvote semicolons', async () => {
    const table = await readAtEverySize('a;b;c\n1,5;2,5;1\n3,5;4,5;2\n');
    expect(table.names).toEqual(['a', 'b', 'c']);
    expect(table.rows[0]).toEqual(['1,5', '2,5', '1']);
  });

  test('quoted commas do not outvote tabs', async () => {
    const table = await readAtEverySize('a\tb\n1\tx, y, z\n2\tu, v, w\n');
    expect(table.names).toEqual(['a', 'b']);
  });

  test.each(['sep=;\n', 'SEP=;\r\n', '"sep=;"\n', '\ufeffsep=;\n'])(
    '%j is obeyed',
    async (line) => {
      const table = await readAtEverySize(`${line}a,a;b\n1;x,x\n2;y,y\n`);
      expect(table.names).toEqual(['a,a', 'b']);
      expect(table.rowCount).toBe(2);
    },
  );

  test('sep= may name a delimiter that is never guessed', async () => {
    expect(await readAtEverySize('sep=:\na:b\n1:x\n2:y\n')).toMatchObject(SMALL);
  });
});

test('progress grows to the whole file and counts its rows', async () => {
  const blob = new Blob([`a,b\n${'1,2\n'.repeat(500)}`]);
  const seen: number[] = [];
  let rows = 0;
  await readCsv(blob, 'data.csv', {
    limits: { chunkBytes: 256 },
    onProgress: (progress) => {
      expect(progress.bytesTotal).toBe(blob.size);
      seen.push(progress.bytesRead);
      rows = progress.rows;
    },
  });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(blob.size);
  expect(rows).toBe(500);
});

test('random tables of awkward cells are read alike at every chunk size', async () => {
  const pieces = ['', '1', '-2.5', 'é', '😀', 'a b', '"', '\n', ',', 'NA', '日', 'x"y', ' '];
  let state = 7;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  for (let round = 0; round < 20; round++) {
    const rows = Array.from({ length: 30 }, (_, row) => [
      String(row),
      ...Array.from({ length: 3 }, () => pieces[next(pieces.length)]! + pieces[next(13)]!),
    ]);
    const quote = (cell: string) =>
      /["\n,]/.test(cell) || next(4) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell;
    const newline = ['\n', '\r\n', '\r'][round % 3]!;
    const text = rows.map((cells) => cells.map(quote).join(',') + newline).join('');
    const table = await readAtEverySize(`id,p,q,r${newline}`, text);
    expect(table.rows).toEqual(rows);
  }
});
