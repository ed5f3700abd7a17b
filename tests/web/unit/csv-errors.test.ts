/** Every file that cannot become a table is refused with its code, its place and a sentence. */

import { describe, expect, test } from 'vitest';
import type { PlaygroundError } from '../../../web/src/base/playground-error.ts';
import { type ReadOptions, readCsv } from '../../../web/src/csv/read-csv.ts';
import { refuseUntrainable } from '../../../web/src/csv/trainable.ts';

type Part = string | Uint8Array<ArrayBuffer>;

async function failure(parts: Part | Part[], options?: ReadOptions): Promise<PlaygroundError> {
  const blob = new Blob(Array.isArray(parts) ? parts : [parts]);
  try {
    refuseUntrainable(await readCsv(blob, 'data.csv', options));
  } catch (thrown) {
    expect(thrown).toMatchObject({ name: 'PlaygroundError' });
    return thrown as PlaygroundError;
  }
  throw new Error('The file was read without an error.');
}

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('a file that is not text', () => {
  test('a PNG image renamed to .csv is named as an image', async () => {
    const error = await failure(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13));
    expect(error.code).toBe('file_not_text');
    expect(error.message).toContain('a PNG image, not a table');
  });

  test('a workbook is named as one', async () => {
    const error = await failure(bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0));
    expect(error.code).toBe('file_not_text');
    expect(error.message).toContain('workbook');
  });

  test('one NUL byte at the start is enough', async () => {
    expect((await failure(['a,b\n1,', bytes(0), '\n'])).code).toBe('file_not_text');
  });

  test('many control characters are enough without a NUL byte', async () => {
    const noise = Uint8Array.from({ length: 200 }, (_, i) => 1 + (i % 120));
    expect((await failure(noise)).code).toBe('file_not_text');
  });

  test('a web page is told by its first line', async () => {
    const error = await failure('\n <!DOCTYPE html>\n<html><body>404</body></html>\n');
    expect(error.code).toBe('file_not_text');
    expect(error.message).toBe(
      'This is a web page, not a table: its first line is “<!DOCTYPE html>”. ' +
        'Save the file itself and drop that.',
    );
  });

  test('a web page without a doctype is told as well', async () => {
    expect((await failure('<html lang="en">\n<p>a,b</p>')).code).toBe('file_not_text');
  });

  test('UTF-16 that breaks off in a character is refused', async () => {
    const error = await failure(bytes(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62));
    expect(error.code).toBe('file_not_text');
  });
});

describe('a file without rows', () => {
  test.each(['', '   ', '\n\n\r\n', ' \n\t\n', '\t\t\n', '\ufeff'])('%j is empty', async (text) => {
    expect((await failure(text)).code).toBe('file_empty');
  });

  test('an empty file is still empty after a UTF-16 byte order mark', async () => {
    expect((await failure(bytes(0xff, 0xfe))).code).toBe('file_empty');
  });

  test.each(['a,b,c', 'a,b,c\n', '1,2\n\n\n'])('%j is a header only', async (text) => {
    const error = await failure(text);
    expect(error.code).toBe('file_header_only');
    expect(error.where).toBe('row 1');
  });
});

describe('rows of another length', () => {
  test('most rows longer than the header are refused with both lengths and the line', async () => {
    const error = await failure('a,b\n1,2\n1,2,3\n4,5,6\n');
    expect(error.code).toBe('file_ragged_row');
    expect(error.where).toBe('row 3');
    expect(error.place).toEqual({ row: 3, byte: 8, line: '1,2,3' });
    expect(error.message).toContain('Row 3 has 3 cells, the header has 2');
  });

  test('rows count as in a spreadsheet: blank lines do, newlines in quotes do not', async () => {
    const error = await failure('a,b\n"x\ny\nz",2\n\n1,2,3\n1,2,3\n');
    expect(error.place).toEqual({ row: 4, byte: 15, line: '1,2,3' });
  });

  test('a sep= line is not counted', async () => {
    const error = await failure('sep=;\na;b\n1;2;3\n');
    expect(error.place).toEqual({ row: 2, byte: 10, line: '1;2;3' });
  });

  test('without a header the usual length is the measure', async () => {
    const text = '1,2\n3,4\n5,6,7\n5,6,7\n5,6,8';
    const { columns } = await readCsv(new Blob([text]), 'data.csv', { header: false });
    expect(columns.map(({ missing }) => missing)).toEqual([0, 0, 2]);
  });

  test('the number is right many chunks into the file', async () => {
    const text = `a,b\n${'1,2\n'.repeat(5000)}${'1,2,3\n'.repeat(5001)}`;
    const error = await failure(text, { limits: { chunkBytes: 64 } });
    expect(error.place).toMatchObject({ row: 5002, byte: 20_004 });
  });
});

describe('a quote that is not closed', () => {
  test('the row where it opens is named, not the end of the file', async () => {
    const error = await failure('a,b\n1,2\n3,"four\n5,6\n7,8\n');
    expect(error.code).toBe('file_unclosed_quote');
    expect(error.where).toBe('row 3');
    expect(error.message).toContain('“four 5,6 7,8”');
  });

  test('a later quoted cell does not hide it', async () => {
    const error = await failure('a,b\n"one,2\nx,4\n"five",6\n');
    expect(error).toMatchObject({ code: 'file_unclosed_quote', where: 'row 2' });
  });

  test('a quote in the header is row 1', async () => {
    expect((await failure('a,"b\n1,2\n')).where).toBe('row 1');
  });

  test('a long file fails at the cap of the carry (trap D)', async () => {
    const rows = '12345678,87654321\n'.repeat(20_000);
    let bytesRead = 0;
    const error = await failure(`a,b\n1,"2\n${rows}`, {
      limits: { chunkBytes: 1024, recordCharacters: 20_000 },
      onProgress: (progress) => {
        bytesRead = progress.bytesRead;
      },
    });
    expect(error).toMatchObject({ code: 'file_unclosed_quote', where: 'row 2' });
    expect(bytesRead).toBeLessThan(30_000);
  });

  test('a quote open for 40 MB fails at 16 Mi characters, in seconds', async () => {
    const rows = '12345678,87654321\n'.repeat(58_000);
    let bytesRead = 0;
    const error = await failure(['a,b\n1,"2\n', ...Array<string>(40).fill(rows)], {
      onProgress: (progress) => {
        bytesRead = progress.bytesRead;
      },
    });
    expect(error.where).toBe('row 2');
    expect(bytesRead).toBeLessThan(18 * 1024 * 1024);
  }, 15_000);

  test('one endless line is called too long, not unclosed', async () => {
    const text = `a,b\n1,${'2'.repeat(5000)}`;
    const limits = { chunkBytes: 100, recordCharacters: 1000 };
    expect(await failure(text, { limits })).toMatchObject({
      code: 'file_too_large',
      where: 'row 2',
    });
  });
});

describe('a file beyond the limits', () => {
  const row = (count: number) => `${Array.from({ length: count }, (_, i) => i).join(',')}\n`;

  test('2,000 columns are read and 2,001 are refused with the limit', async () => {
    const table = await readCsv(new Blob([row(2000), row(2000)]), 'wide.csv');
    expect(table.columns.length).toBe(2000);
    const error = await failure(row(2001) + row(2001));
    expect(error.code).toBe('file_too_large');
    expect(error.message).toContain('2,001 columns; the limit is 2,000');
  });

  test('numbers beyond the memory limit are refused before the file ends', async () => {
    let bytesRead = 0;
    const error = await failure(`a,b,t\n${'1,2,x\n'.repeat(10_000)}`, {
      limits: { chunkBytes: 600, numberBytes: 16_000 },
      onProgress: (progress) => {
        bytesRead = progress.bytesRead;
      },
    });
    expect(error.code).toBe('file_too_large');
    expect(error.message).toContain('of 3 columns need more than');
    expect(error.message).toContain('Read one row in 15, or keep fewer columns.');
    expect(error.place?.retry).toEqual({ everyKthRow: 15 });
    expect(bytesRead).toBeLessThan(7000); // 666 rows of 3 columns fit
  });
});

describe('a table that cannot be learned from', () => {
  test('one column is refused and named', async () => {
    const error = await failure('price\n1\n2\n');
    expect(error.code).toBe('table_one_column');
    expect(error.message).toContain('“price”');
  });

  /** Twenty rows, and no two texts alike. */
  const texts = (age: (i: number) => string) =>
    `name,age\n${Array.from({ length: 20 }, (_, i) => `Person ${i},${age(i)}`).join('\n')}\n`;

  test('text alone: the first column and its first cell are named', async () => {
    const error = await failure(texts((i) => `about ${i} or ${i + 1}`));
    expect(error.code).toBe('table_only_text');
    expect(error.message).toContain('“name”, begins with “Person 0”');
  });

  test('text alone: the column that comes closest to numbers is named with its row', async () => {
    const error = await failure(texts((i) => (i === 2 ? 'old' : `${i}`)));
    expect(error.message).toContain('“age” comes closest, but row 4 holds “old”');
  });

  test('categories alone can be learned from', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${'ab'[i % 2]},${'xyz'[i % 3]}`);
    await expect(readCsv(new Blob([`a,b\n${rows.join('\n')}\n`]), 'c.csv')).resolves.toSatisfy(
      (table) => refuseUntrainable(table as never) === undefined,
    );
  });

  test('columns of missing cells only are as good as text', async () => {
    expect((await failure('a,b\nNA,\n?,-\n')).code).toBe('table_only_text');
  });

  test('long and hostile names are cut and stay plain text', async () => {
    const name = `<img src=x onerror=alert(1)>${'y'.repeat(500)}`;
    const error = await failure(`${name}\n1\n2\n`);
    expect(error.message).toContain('“<img src=x onerror=alert(1)>yyyyyyyyyyyy…”');
    expect(error.message.length).toBeLessThan(200);
  });
});

describe('a reading that is stopped', () => {
  test('a signal that is aborted already stops it at once', async () => {
    const error = await failure('a,b\n1,2\n', { signal: AbortSignal.abort() });
    expect(error.code).toBe('read_cancelled');
  });

  test('a signal during the reading stops it within one chunk', async () => {
    const controller = new AbortController();
    let calls = 0;
    const error = await failure(`a,b\n${'1,2\n'.repeat(1000)}`, {
      signal: controller.signal,
      limits: { chunkBytes: 100 },
      onProgress: () => {
        calls++;
        if (calls === 3) controller.abort();
      },
    });
    expect(error.code).toBe('read_cancelled');
    expect(calls).toBe(3);
  });

  test('a file that vanishes while it is read is said to be unreadable', async () => {
    const blob = new Blob(['a,b\n1,2\n']);
    blob.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) as Blob;
    await expect(readCsv(blob, 'data.csv')).rejects.toMatchObject({ code: 'internal' });
  });
});
