/** Decides what the first row of a table is and gives every column a name of its own. */

import { counted, cutText, ownCopy } from './cell-text.ts';
import { parseNumber } from './number-text.ts';

export interface Header {
  readonly names: readonly string[];
  /** False when the first row holds data already. */
  readonly isRow: boolean;
  readonly notes: readonly string[];
}

/** A first row of nothing but numbers names no columns: it is the first row of data. */
export function looksLikeData(cells: readonly string[]): boolean {
  return cells.every((cell) => !Number.isNaN(parseNumber(cell)));
}

function cleanName(cell: string, index: number): string {
  const name = cutText(cell.replaceAll('\ufeff', '').trim()).replace(/\s+/g, ' ');
  return name === '' ? `column ${index + 1}` : ownCopy(name);
}

function freeName(name: string, taken: ReadonlySet<string>, from: number): [string, number] {
  let copy = from;
  while (taken.has(`${name} (${copy})`)) copy++;
  return [`${name} (${copy})`, copy + 1];
}

/** A name the file wrote stays as it is; only its repetitions are numbered. */
function makeUnique(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  const nextCopy = new Map<string, number>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    const [unique, next] = freeName(name, taken, nextCopy.get(name) ?? 2);
    nextCopy.set(name, next);
    taken.add(unique);
    return unique;
  });
}

export function headerFromCells(cells: readonly string[]): Header {
  const wanted = cells.map(cleanName);
  const names = makeUnique(wanted);
  const renamed = names.filter((name, index) => name !== wanted[index]).length;
  const unnamed = cells.filter((cell) => cell.replaceAll('\ufeff', '').trim() === '').length;
  const notes: string[] = [];
  if (renamed > 0) notes.push(`${counted(renamed, 'repeated column name')} numbered.`);
  if (unnamed > 0) notes.push(`${counted(unnamed, 'column')} without a name numbered by place.`);
  return { names, isRow: true, notes };
}

export function headerByPlace(columnCount: number): Header {
  return {
    names: Array.from({ length: columnCount }, (_, index) => `column ${index + 1}`),
    isRow: false,
    notes: ['No header: the first row holds numbers only, so the columns are named by place.'],
  };
}
