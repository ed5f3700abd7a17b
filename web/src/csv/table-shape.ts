/**
 * What the first lines of a file say about the table below them: which line is its first, whether
 * that line names the columns, and how many there are.
 */

import { guessDelimiter, isBlankLine, previewRecords, usualWidth } from './delimiter.ts';
import { hasHeader } from './header.ts';
import type { MissingTexts } from './missing-texts.ts';
import type { ReadOptions } from './read-options.ts';

type Cells = readonly string[];

const COMMENT = '#';
/** Lines above a table that are no part of it. */
const MOST_TITLE_LINES = 20;

export interface TableShape {
  readonly delimiter: string;
  /** A first line such as `sep=;` states the delimiter and is no row. */
  readonly hasSepLine: boolean;
  /** Lines that begin with it are comments wherever they stand; empty: none is. */
  readonly comment: string;
  /** A line that begins with # is a comment where its length is no row's. */
  readonly looseComments: boolean;
  /** Records above the table, blank lines included. */
  readonly linesBefore: number;
  readonly hasHeader: boolean;
  /** The header begins with a comment sign: `# x y`. */
  readonly hasHashHeader: boolean;
  /** The first column has no name, not even an empty one. */
  readonly isHeaderShifted: boolean;
  readonly width: number;
}

/** A row cut off by the end of the preview would count as a row of another width. */
function wholeLines(text: string, isWholeFile: boolean): string {
  return isWholeFile ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

function isAllEmpty(cells: Cells): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function startsComment(cells: Cells): boolean {
  return cells[0]!.replace(/^\ufeff/, '').startsWith(COMMENT);
}

/** A line of names behind a comment sign, above rows of as many cells. */
function isHashHeader(cells: Cells, below: readonly Cells[], missing: MissingTexts): boolean {
  const next = below.find((row) => !isAllEmpty(row));
  if (next === undefined || cells.length < 2 || cells.length !== next.length) return false;
  return !hasHeader(below, missing);
}

interface Start {
  readonly at: number;
  readonly isHash: boolean;
}

function tableStart(rows: readonly Cells[], loose: boolean, missing: MissingTexts): Start {
  const body = rows.filter((cells) => !isAllEmpty(cells) && !(loose && startsComment(cells)));
  const width = usualWidth(body);
  let titles = 0;
  for (let at = 0; at < rows.length; at++) {
    const cells = rows[at]!;
    if (isAllEmpty(cells)) continue;
    if (loose && startsComment(cells)) {
      const below = rows.slice(at + 1);
      const isLastHash = !below.some((row, i) => startsComment(row) && i < 1);
      if (isLastHash && isHashHeader(cells, below, missing)) return { at, isHash: true };
      continue;
    }
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    const isTitle = width > 1 && filled === 1 && cells.length < width && titles < MOST_TITLE_LINES;
    if (!isTitle) return { at, isHash: false };
    titles++;
  }
  return { at: 0, isHash: false };
}

/** As R writes tables with row names: the header is one cell shorter than every row. */
function isShifted(first: Cells, below: readonly Cells[]): boolean {
  const rows = below.filter((cells) => !isBlankLine(cells));
  return (
    rows.length >= 2 &&
    rows.every((cells) => cells.length === first.length + 1) &&
    rows.some((cells) => cells.at(-1)!.trim() !== '')
  );
}

/** `text` is the file's beginning; `isWholeFile` says that nothing follows. */
export function findShape(
  text: string,
  isWholeFile: boolean,
  options: ReadOptions,
  missing: MissingTexts,
): TableShape {
  const sepLine = /^\ufeff?"?sep=([^"\n\ufeff])"?\n/i.exec(text);
  const comment = options.comment ?? '';
  const lines = wholeLines(text, isWholeFile).slice(sepLine?.[0].length ?? 0);
  const delimiter = options.delimiter ?? sepLine?.[1] ?? guessDelimiter(lines);
  const looseComments = options.comment === undefined;
  const rows = previewRecords(lines, delimiter, comment);
  const { at, isHash } = tableStart(rows, looseComments, missing);
  const table = rows
    .slice(at)
    .filter(
      (cells, i) =>
        i === 0 || !(isBlankLine(cells) || (looseComments && isRemark(cells, rows[at]!))),
    );
  const first = table[0] ?? [];
  const below = table.slice(1);
  const header = isHash || (options.header ?? hasHeader(table, missing));
  const isHeaderShifted = header && isShifted(first, below);
  const width = header ? first.length + (isHeaderShifted ? 1 : 0) : usualWidth(table);
  return {
    delimiter,
    hasSepLine: sepLine !== null,
    comment,
    looseComments,
    linesBefore: at,
    hasHeader: header,
    hasHashHeader: isHash,
    isHeaderShifted,
    width,
  };
}

function isRemark(cells: Cells, first: Cells): boolean {
  return startsComment(cells) && cells.length !== first.length;
}
