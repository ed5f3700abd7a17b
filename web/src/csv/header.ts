/** Decides what the first row of a table is and gives every column a name of its own. */

import { workerWords } from '../words/worker.ts';
import { cutText, ownCopy } from './cell-text.ts';
import { readDate } from './date-text.ts';
import { entry, type LedgerEntry } from './ledger.ts';
import type { MissingTexts } from './missing-texts.ts';
import { readNumber } from './number-forms.ts';

type Cells = readonly string[];

export interface Header {
  readonly names: readonly string[];
  /** The header's cells as they stand in the file, cut; empty texts without a header. */
  readonly originals: readonly string[];
  /** False when the first row holds data already. */
  readonly isRow: boolean;
  readonly ledger: readonly LedgerEntry[];
}

/** Rows that are compared with the first one. */
const COMPARED_ROWS = 50;

function isValue(cell: string): boolean {
  const { point, comma } = readNumber(cell);
  return point !== null || comma !== null || readDate(cell) !== null;
}

/** Names such as 2019, 2020 or 0, 1, 2 are numbers too: whole ones, one after the other. */
function areCountedNames(cells: Cells): boolean {
  const numbers = cells.filter((cell) => /^\s*\d{1,4}\s*$/.test(cell)).map(Number);
  const values = cells.filter(isValue).length;
  return numbers.length === values && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}

/**
 * True where the first row names the columns: it has text above numbers, or nothing but texts of
 * its own. A first row that is like the rows below it is a row.
 */
export function hasHeader(rows: readonly Cells[], missing: MissingTexts): boolean {
  const [first = [], ...all] = rows;
  const below = all.slice(0, COMPARED_ROWS);
  const isText = (cell: string) => !missing.has(cell) && !isValue(cell);
  if (first.every(isValue)) return false;
  let [repeated, values] = [false, 0];
  for (const [index, cell] of first.entries()) {
    const filled = below.map((cells) => cells[index] ?? '').filter((text) => !missing.has(text));
    const holdsValues = filled.length > 0 && filled.every(isValue);
    if (isText(cell) && holdsValues) return true;
    if (isText(cell) && filled.includes(cell)) repeated = true;
    if (isValue(cell) && holdsValues) values++;
  }
  if (values === 0) return !repeated;
  const others = first.filter((cell) => !isValue(cell));
  return !repeated && others.length > 0 && areCountedNames(first);
}

/** Without a header the first row decides nothing: the columns are named by place. */
export function headerByPlace(columnCount: number): Header {
  return {
    names: Array.from({ length: columnCount }, (_, index) => `column ${index + 1}`),
    originals: Array<string>(columnCount).fill(''),
    isRow: false,
    ledger: [entry('no_header', 1, workerWords().csv.noHeader)],
  };
}

function stripped(cell: string): string {
  return cell.replaceAll('\ufeff', '').trim();
}

function cleanName(cell: string, index: number): string {
  const name = cutText(stripped(cell)).replace(/\s+/g, ' ');
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

export function headerFromCells(cells: Cells): Header {
  const wanted = cells.map(cleanName);
  const names = makeUnique(wanted);
  const renamed = names.filter((name, index) => name !== wanted[index]).length;
  const unnamed = cells.filter((cell) => stripped(cell) === '').length;
  const cleaned = cells.filter((cell, i) => stripped(cell) !== '' && cell !== wanted[i]).length;
  const { csv } = workerWords();
  const ledger: LedgerEntry[] = [];
  if (renamed > 0) {
    ledger.push(entry('names_made_unique', renamed, csv.repeatedNames(renamed)));
  }
  if (unnamed > 0) {
    ledger.push(entry('names_made_up', unnamed, csv.unnamedColumns(unnamed)));
  }
  if (cleaned > 0) {
    ledger.push(entry('names_cleaned', cleaned, csv.cleanedNames(cleaned)));
  }
  const originals = cells.map((cell) => ownCopy(cutText(cell)));
  return { names, originals, isRow: true, ledger };
}
