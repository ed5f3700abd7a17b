/**
 * What the reader of CSV files did, and why it took a column for what it is. Texts of a file come
 * shortened to one line.
 */

import { countedLoosely as counted, formatCount } from '../../format/number.ts';

/** Cells of a column that something was done to. */
interface Cells {
  readonly count: number;
  readonly column: string;
}

type DateOrder = 'ymd' | 'dmy' | 'mdy';

const ORDERS: Record<DateOrder, string> = {
  ymd: 'year first',
  dmy: 'day before month',
  mdy: 'month before day',
};

function cellsOf({ count, column }: Cells): string {
  return `${counted(count, 'cell')} of “${column}”`;
}

export const csv = {
  byteOrderMark: (bytes: number) =>
    `The byte order mark, ${counted(bytes, 'byte')}, is no part of the first name.`,
  notUtf8: (byte: number) =>
    `Read as Windows-1252, because it is not UTF-8: see byte ${formatCount(byte)}.`,

  separatorLine: () => 'The first line states the delimiter.',
  linesAbove: (lines: number) => `${counted(lines, 'line')} above the table skipped.`,
  comments: (lines: number) => `${counted(lines, 'line')} skipped: comments.`,
  headerLine: () => 'One line read as the names of the columns.',
  blankLines: (lines: number) => `${counted(lines, 'line')} skipped: blank.`,
  longRows: (lines: number) =>
    `${counted(lines, 'line')} left out: ${lines === 1 ? 'it has' : 'they have'} more cells than there are columns.`,
  notSampled: (lines: number) =>
    `${counted(lines, 'line')} not kept: a part of the rows was asked for.`,
  shortRows: (rows: number) =>
    `${counted(rows, 'row')} shorter than the others: ${rows === 1 ? 'its last cells' : 'their last cells'} are missing.`,
  emptyCellsPastEnd: (rows: number) =>
    `${counted(rows, 'row')} with empty cells past the last column: those were dropped.`,

  shiftedHeader: 'The header is one cell shorter than the rows: the first column has no name.',
  emptyColumns: (columns: number) =>
    `${counted(columns, 'column')} at the end without a name and without cells dropped.`,
  noHeader: 'No header: the first row holds data, so the columns are named by place.',
  repeatedNames: (names: number) => `${counted(names, 'repeated column name')} numbered.`,
  unnamedColumns: (columns: number) =>
    `${counted(columns, 'column')} without a name numbered by place.`,
  cleanedNames: (names: number) =>
    `${counted(names, 'column name')} put on one line, trimmed or cut to 200 characters.`,

  /** `texts`: the different ones, with how often each stands there. */
  missing: (cells: Cells, texts: readonly (readonly [text: string, count: number])[]) => {
    const parts = texts.map(([text, count]) => `${text || 'empty'} (${formatCount(count)})`);
    return `${cellsOf(cells)} ${cells.count === 1 ? 'is' : 'are'} missing: ${parts.join(', ')}.`;
  },
  unreadable: (cells: Cells, as: 'number' | 'date' | 'yes_no') => {
    const what = { number: 'a number', date: 'a date', yes_no: 'yes or no' }[as];
    return `${cellsOf(cells)} cannot be read as ${what} and ${cells.count === 1 ? 'is' : 'are'} missing.`;
  },
  spaces: (cells: Cells) => `${cellsOf(cells)} trimmed of spaces.`,
  spellings: (cells: Cells, levels: readonly string[]) =>
    `${cellsOf(cells)} spelt another way taken for ${levels.map((level) => `“${level}”`).join(' or ')}.`,
  tooManyTexts: (column: string, limit: number) =>
    `“${column}” has more than ${formatCount(limit)} different texts: only their number is kept, no values.`,
  tooLongTexts: (column: string, characters: number) =>
    `“${column}” has texts of more than ${formatCount(characters)} characters: only their number is kept, no values.`,

  thousands: (cells: Cells) => `${cellsOf(cells)} read as numbers with thousands separators.`,
  percents: (cells: Cells) => `${cellsOf(cells)} read as numbers with a percent sign (45% as 45).`,
  currencies: (cells: Cells) => `${cellsOf(cells)} read as numbers with a currency sign.`,
  negatives: (cells: Cells) =>
    `${cellsOf(cells)} read as numbers as negative by a minus sign or parentheses.`,
  leadingZeros: (cells: Cells) => `${cellsOf(cells)} read as numbers without their leading zeros.`,
  decimalCommas: (cells: Cells) => `${cellsOf(cells)} read as numbers with a decimal comma.`,
  signAssumed: (column: string, sign: string, isDecimal: boolean) =>
    `“${sign}” in “${column}” is taken for the sign of ${isDecimal ? 'decimals' : 'thousands'}; nothing in the file tells.`,

  dates: (cells: Cells, order: DateOrder) =>
    `${cellsOf(cells)} read as dates, ${ORDERS[order]}, in days since 1970-01-01.`,
  orderAssumed: (column: string, order: DateOrder) =>
    `Nothing in “${column}” tells day from month: ${ORDERS[order]} is assumed.`,
  shortYears: ({ count, column }: Cells) =>
    `${counted(count, 'year')} of two digits in “${column}” taken for 1969 to 2068.`,
  otherZones: ({ count, column }: Cells) =>
    `${counted(count, 'time')} of “${column}” moved to UTC.`,

  /** Why a column is of its kind. */
  kind: {
    allNumbers: 'Every cell that is not missing is a number.',
    numbersAsked: 'Read as numbers because that was asked for.',
    codes: 'Its cells are digits of one length, some with zeros in front: codes, not numbers.',
    allDates: (order: DateOrder) => `Every cell that is not missing is a date, ${ORDERS[order]}.`,
    datesAsked: (order: DateOrder) =>
      `Read as dates, ${ORDERS[order]}, because that was asked for.`,
    orderAssumed: 'Day and month cannot be told apart: this order is assumed.',
    yesNoAsked: 'Read as yes and no because that was asked for.',
    onlyValues: (levels: readonly string[]) =>
      `Its only values are ${levels.map((level) => `“${level}”`).join(' and ')}.`,
    allMissing: 'Every cell is missing.',
    allDifferent: 'Every text is another one, as in an identifier.',
    longTexts: 'Its texts are long: free text.',
    mostOnce: 'Most of its texts occur once.',
    texts: (distinct: number, cells: number) =>
      `It has ${counted(distinct, 'different text')} in ${counted(cells, 'cell')}.`,
    tooManyTexts: (limit: number) => `It has more than ${formatCount(limit)} different texts.`,
    textAsked: 'Read as text because that was asked for.',
    categoryAsked: 'Read as a category because that was asked for.',
    spoiltBy: (row: number, text: string) =>
      `Most cells are numbers, but row ${formatCount(row)} holds “${text}”.`,
  },

  /** Why a model should not see a column. */
  role: {
    countsRows: 'It looks like an identifier: it counts the rows.',
    allDifferentNumbers: 'It looks like an identifier: every value is another whole number.',
    allMissing: 'Every cell is missing.',
    constant: 'It is constant: it holds one value only.',
    allDifferentTexts: 'It looks like an identifier: every text is another one.',
    freeText: 'It is free text: most texts occur once.',
  },
};
