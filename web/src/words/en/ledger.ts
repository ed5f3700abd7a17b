/** What was done to the table on its way to the model; the count stands in front of each line. */

import { counted } from '../../format/number.ts';

const SCALINGS: Readonly<Record<string, string>> = {
  standard: 'mean 0 and deviation 1',
  min_max: '0 to 1',
  robust: 'median 0 and quartile distance 1',
};

function splitInWords(how: string, column: string): string {
  const words: Readonly<Record<string, string>> = {
    stratified: 'every class in proportion',
    latest: `the latest by ${column}`,
    by_value: `those that ${column} names`,
    given: 'as given',
  };
  return words[how] ?? 'drawn at random';
}

/** What is counted and where: a column, with what the core says of it, if it says anything. */
type Line = (count: number, column: string, said: string) => string;

const rowsWithoutTarget: Line = (_, column) => `rows left out: ${column}, the target, is empty`;
const rowsWithMissingCell: Line = (_, column) => `rows left out: ${column} is empty`;
const filled: Line = (_, column, value) => `empty cells of ${column} filled with ${value}`;
const levelsJoined: Line = (_, column, levels) =>
  `rare levels of ${column} joined as (other): ${levels}`;
const levelsUnseen: Line = (_, column) => `cells of ${column} with a level no training row has`;
const oneHot: Line = (count, column, levels) =>
  `${count === 1 ? 'input' : 'inputs'} made of ${column}: ${levels}`;
const dateParts: Line = (count, column, parts) =>
  `${count === 1 ? 'number' : 'numbers'} made of the dates in ${column}: ${parts}`;
const classes: Line = (_, column, labels) => `classes of ${column}: ${labels}`;
const ignored: Line = (_, column) =>
  `column not used, because the model was trained without it: ${column}`;

export const ledger = {
  rowsWithoutTarget,
  rowsWithMissingCell,
  filled,
  levelsJoined,
  levelsUnseen,
  oneHot,
  dateParts,
  classes,
  ignored,
  /** Behind the training rows, which are counted in front. `column`: by which, if any. */
  split: (_training: number, validation: number, how: string, column: string) =>
    `rows train, ${counted(validation, 'row')} validate, ${splitInWords(how, column)}`,
  scaled: (columns: number, how: string, names: string) =>
    `${columns === 1 ? 'column' : 'columns'} scaled to ${SCALINGS[how] ?? how}, by the training rows: ${names}`,
  /** The first rows it was done to, as they are numbered in the file. */
  inRows: (rows: readonly string[], areMore: boolean) =>
    `(row ${rows.join(', ')}${areMore ? ', …' : ''})`,
};
