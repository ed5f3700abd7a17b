/**
 * What a caller can ask of the reader, and the limits it works within. Whatever the reader finds
 * out by itself can be said here instead. Tests set the limits to reach their edges with small
 * files; the page never does.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { commonWords } from '../words/common.ts';
import { shortText } from './cell-text.ts';
import type { ColumnKind, DateOrder, DecimalSign } from './table.ts';

export interface ReadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

export interface ReadLimits {
  /** 1 MiB was the fastest of 256 KiB, 1 MiB and 4 MiB. */
  readonly chunkBytes: number;
  /** Text that may wait for the end of its record; an unclosed quote is given up on here. */
  readonly recordCharacters: number;
  readonly columns: number;
  readonly rows: number;
  /** Rows x what each column needs for a row: 8 for numbers, 4 for levels. */
  readonly numberBytes: number;
}

export interface ColumnOptions {
  /** Cells that cannot be read so are missing, and counted. */
  readonly kind?: ColumnKind;
  readonly decimal?: DecimalSign;
  readonly dateOrder?: DateOrder;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /**
   * The cells of every row as they stand in the file. A file that has to be read again from its
   * start gives its rows again, from `first` 0.
   */
  readonly onRows?: (rows: readonly (readonly string[])[], first: number) => void;
  /** A label of the Encoding standard. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  readonly decimal?: DecimalSign;
  /** Lines that begin with it are comments; empty: no line is one. */
  readonly comment?: string;
  /** Instead of the usual texts; in any case, and with or without spaces around. */
  readonly missingTexts?: readonly string[];
  /** By the column's name, or by its place from 0. */
  readonly columns?: ReadonlyMap<string | number, ColumnOptions>;
  /** Keeps the first row and every k-th after it. */
  readonly everyKthRow?: number;
  /** For tests. */
  readonly limits?: Partial<ReadLimits>;
}

export const DEFAULT_LIMITS: ReadLimits = {
  chunkBytes: 1024 * 1024,
  recordCharacters: 16 * 1024 * 1024,
  columns: 2000,
  rows: 50_000_000,
  numberBytes: 1.5e9,
};

function refuse(option: string, message: string): never {
  throw new PlaygroundError('read_option_invalid', option, message);
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** Throws `read_option_invalid` with the option's name. */
export function checkOptions(options: ReadOptions): void {
  const { encoding, delimiter, comment, everyKthRow } = options;
  const { typed } = commonWords();
  if (encoding !== undefined && !isEncoding(encoding))
    refuse('encoding', typed.encoding(shortText(encoding)));
  if (delimiter !== undefined && !/^[^"\r\n\ufeff]$/u.test(delimiter))
    refuse('delimiter', typed.delimiter(shortText(delimiter)));
  if (
    comment !== undefined &&
    (/["\r\n]/.test(comment) || (comment !== '' && comment === delimiter))
  )
    refuse('comment', typed.comment(shortText(comment)));
  if (everyKthRow !== undefined && !(Number.isSafeInteger(everyKthRow) && everyKthRow >= 1))
    refuse('everyKthRow', typed.everyKthRow(everyKthRow));
}
