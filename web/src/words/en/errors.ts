/**
 * What went wrong, where, and what to do: of the reader, the worker and the core. Texts of a file come
 * shortened to one line.
 */

import { countedLoosely as counted, formatCount } from '../../format/number.ts';

type Format = 'png' | 'jpeg' | 'gif' | 'pdf' | 'zip' | 'excel' | 'gzip';

const FORMATS: Record<Format, string> = {
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  pdf: 'a PDF document',
  zip: 'a workbook or a zip archive',
  excel: 'an old Excel workbook',
  gzip: 'a gzip archive',
};

/** An error of the core, with the hyper-parameter it is about, if it is about one. */
export interface CoreError {
  readonly code: string;
  /** A setting's key or `column x`. */
  readonly where: string;
  readonly message: string;
  /** In the core's own words; the range of one that is no number is empty. */
  readonly hyper: { readonly label: string; readonly range: string } | null;
}

export const errors = {
  file: {
    otherFormat: (format: Format) =>
      `This is ${FORMATS[format]}, not a table. Save the table as CSV and drop that.`,
    unmarkedEncoding: (encoding: string) =>
      `This file looks like ${encoding.toUpperCase()} without the mark that says so. Read it with the encoding ${encoding}, or save it in UTF-8.`,
    notText:
      'This file is not text: its start holds control characters. Save the table as CSV in UTF-8 and drop that.',
    webPage: (firstLine: string) =>
      `This is a web page, not a table: its first line is “${firstLine}”. Save the file itself and drop that.`,
    otherEncoding: (encoding: string, byte: number) =>
      `This file is not ${encoding}: its bytes do not fit from byte ${formatCount(byte)} on. Choose another encoding.`,
    brokenUtf16: (byte: number) =>
      `This file begins like UTF-16 text but does not go on as such at byte ${formatCount(byte)}. Save the table as CSV in UTF-8 and drop that.`,
    changedMeanwhile:
      'The file could not be read to its end: it was moved or changed meanwhile. Drop it again.',
    cancelled: 'Reading was stopped. Nothing was kept.',
    openQuote: (row: number, cell: string) =>
      `Row ${formatCount(row)} opens a quote before “${cell}” and does not close it. Close the quote, or double it inside a quoted cell, and drop the file again.`,
    longRow: (row: number, limit: number) =>
      `Row ${formatCount(row)} is longer than ${counted(limit, 'character')}, the limit. Put each row on its own line and drop the file again.`,
    tooWide: (columns: number, limit: number) =>
      `The first row has ${formatCount(columns)} columns; the limit is ${formatCount(limit)}. Keep the columns that matter and drop the file again.`,
    /** One row in `every` would fit. */
    tooMuchMemory: (rows: number, columns: number, gigabytes: number, every: number) =>
      `The first ${counted(rows, 'row')} of ${counted(columns, 'column')} need more than ${gigabytes} GB of memory, the limit. Read one row in ${formatCount(every)}, or keep fewer columns.`,
    tooManyRows: (limit: number, every: number) =>
      `There are more than ${counted(limit, 'row')}, the limit. Read one row in ${formatCount(every)}, or keep fewer columns.`,
    raggedRow: (row: number, cells: number, columns: number, hasHeader: boolean, line: string) =>
      `Row ${formatCount(row)} has ${counted(cells, 'cell')}, ${hasHeader ? 'the header' : 'the first row'} has ${formatCount(columns)}, and most rows are like it: “${line}”. Choose another delimiter, or put cells that contain the delimiter between quotes.`,
    empty: 'This file is empty. Drop a CSV file with a header and rows.',
    oneRow: (line: string) =>
      `This file has one row, “${line}”, and nothing below it. Add rows of data.`,
    oneColumn: (column: string) =>
      `This file has one column, “${column}”. A model needs two: one to predict and one to predict it from. Separate the cells by a comma, semicolon, tab or |.`,
    onlyText: (column: string, firstCell: string) =>
      `No column holds numbers or categories, only text. The first, “${column}”, begins with “${firstCell}”. Add a column of numbers.`,
    onlyTextBut: (column: string, row: number, cell: string) =>
      `No column holds numbers or categories, only text. “${column}” comes closest, but row ${formatCount(row)} holds “${cell}”. Add a column of numbers.`,
  },

  worker: {
    notLoaded: 'The core is not loaded yet.',
    /** `name` is empty where none is named. */
    noColumn: (name: string, names: readonly string[]) =>
      `There is no column called ${name || '(nothing)'} that a model can use. Choose one of: ${names.join(', ')}.`,
    noValue: (column: string, value: string) =>
      `Column ${column} holds no “${value}”. Choose a value of the rows that validate.`,
    /** `reason`: why it is text, a sentence. */
    noValues: (column: string, reason: string) =>
      `Column ${column} holds no values that the model can use. ${reason}`,
  },

  /** The core says it itself. */
  core: ({ message }: CoreError) => message,
};
