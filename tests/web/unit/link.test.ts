import { describe, expect, test } from 'vitest';
import { fileFingerprint } from '../../../web/src/csv/file-fingerprint.ts';
import {
  hashOf,
  holdsRecipe,
  linkedFile,
  linkedReading,
  newerLink,
  textOfHash,
} from '../../../web/src/element/link.ts';
import { packFile, unpackFile } from '../../../web/src/element/packed-file.ts';
import type { AskedOptions } from '../../../web/src/protocol/calls.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

const recipe = initialRecipe();
const through = (content: Partial<Parameters<typeof hashOf>[0]>) =>
  textOfHash(hashOf({ recipe, ...content }));

describe('what was said of a file', () => {
  const all: AskedOptions = {
    encoding: 'windows-1252',
    delimiter: '\t',
    header: false,
    decimal: ',',
    comment: '#',
    missingTexts: ['', 'n/a', 'a,b', '50%'],
    everyKthRow: 3,
    columns: new Map<number, object>([
      [0, { kind: 'number', decimal: ',' }],
      [3, { kind: 'date', dateOrder: 'dmy' }],
      [12, { kind: 'category' }],
    ]) as NonNullable<AskedOptions['columns']>,
  };

  test('goes through a link and comes out the same', () => {
    expect(linkedReading(through({ asked: all }))).toEqual({ asked: all, refused: null });
  });

  test('leaves no trace in a link where nothing was said', () => {
    expect(linkedReading(through({})).asked).toEqual({});
  });

  test.each([
    ['header=perhaps', 'header'],
    ['decimal=.', 'decimal'],
    ['encoding=utf-99', 'encoding'],
    ['delimiter=ab', 'delimiter'],
    ['every_kth_row=0', 'everyKthRow'],
    ['read_columns=3:fish', 'read_columns'],
    ['read_columns=x', 'read_columns'],
  ])('that cannot be, %s, is refused by its name', (hash, where) => {
    const { asked, refused } = linkedReading(textOfHash(`#${hash}`));
    expect(refused).toMatchObject({ where });
    expect(asked).toEqual({});
  });
});

describe('a table in a link', () => {
  test('comes out byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
    const packed = (await packFile(new Blob([bytes])))!;
    expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
    const file = linkedFile(through({ file: { name: 'a&b=c.csv', fingerprint: 'ab12', packed } }))!;
    expect(file).toMatchObject({ name: 'a&b=c.csv', fingerprint: 'ab12' });
    const back = new Uint8Array(await (await unpackFile(file.packed)).arrayBuffer());
    expect(back).toEqual(bytes);
  });

  test('that is too long for one is none', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(30_000));
    expect((await packFile(new Blob([noise]))) === null).toBe(true);
  });

  test.each(['%%%', 'AAAA', 'SyxOBQ', ''.padEnd(40, 'x')])('damaged, %s, is said', async (text) => {
    await expect(unpackFile(text)).rejects.toMatchObject({ code: 'link_damaged', where: 'data' });
  });

  test('that would unpack to more than any link of ours is refused', async () => {
    const packed = new Blob([new Uint8Array(20_000_000)])
      .stream()
      .pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = Buffer.from(await new Response(packed).arrayBuffer());
    await expect(unpackFile(bytes.toString('base64url'))).rejects.toMatchObject({
      code: 'link_damaged',
    });
  });
});

test('a link of another version is told, and still a link', () => {
  expect(newerLink(textOfHash('#v=7&seed=3'))).toMatchObject({ code: 'link_damaged' });
  expect(newerLink(through({}))).toBeNull();
  expect(holdsRecipe('#v=1&file=a.csv')).toBe(true);
  expect(holdsRecipe('#heading')).toBe(false);
});

describe('a fingerprint', () => {
  const of = (bytes: Uint8Array<ArrayBuffer>) => fileFingerprint(new Blob([bytes]));

  test('tells files apart by a single byte', async () => {
    const one = new Uint8Array(1000);
    const other = new Uint8Array(1000);
    other[500] = 1;
    expect(await of(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(await of(one)).toBe(await of(one.slice()));
    expect(await of(one)).not.toBe(await of(other));
  });

  test('of a large file tells its size, start and end', async () => {
    const large = new Uint8Array(5_000_000);
    const start = large.slice();
    start[0] = 1;
    const end = large.slice();
    end[end.length - 1] = 1;
    const prints = [large, start, end, large.slice(1)].map(of);
    expect(new Set(await Promise.all(prints)).size).toBe(4);
  });
});
