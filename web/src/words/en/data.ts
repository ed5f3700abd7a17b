/** The table: the file, its columns, what was done to it, and the task that is made of it. */

import { counted, formatCount, formatPercent } from '../../format/number.ts';

const panel = {
  title: 'Data',
  openFile: 'Open a file',
  openFileTitle: 'Open a CSV file',
  samples: 'Samples',
  samplesTitle: 'Sample tables',
  orDrop: 'or drop a CSV anywhere on the page',
  reading: (name: string) => `Reading ${name}`,
  readingRows: (name: string, rows: number) => `Reading ${name}: ${counted(rows, 'row')}`,
  cancel: 'Cancel',
  /** `how`: a list of what the reader found out. */
  readAs: ({ how }: { readonly how: string }) => `Read as ${how}`,
  predictTable: 'Predict a table',
  predictTableTitle: 'Open a CSV file to predict for',
  withModelNow: 'with the model as it stands',
};

const paste = {
  button: 'Paste',
  title: 'Paste a table',
  about:
    'Cells copied from a spreadsheet, or the text of a CSV file. Ctrl V anywhere on the page does the same.',
  read: 'Read it',
  /** In place of a file's name. */
  name: 'pasted table',
};

const columns = {
  title: 'Columns',
  roles: { feature: 'input', target: 'target' },
  /** Of columns that are neither, by what they hold. */
  kinds: {
    number: 'not used',
    category: 'category',
    yes_no: 'yes/no',
    date: 'date',
    text: 'text',
  },
  /** `what`: the column's role or kind. */
  withEmptyCells: (what: string, missing: number) => `${what}, ${counted(missing, 'empty cell')}`,
};

const column = {
  holds: 'holds',
  kinds: {
    number: 'numbers',
    category: 'categories',
    yes_no: 'yes or no',
    date: 'dates',
    text: 'text',
  },
  decimals: 'decimals',
  order: 'order',
  orders: { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' },
  usedAs: 'used as',
  uses: { target: 'the target', feature: 'an input', ignored: 'nothing' },
  useOfTarget: 'Choose another target to use this column otherwise.',
  emptyCells: 'empty cells',
  asTheRest: (how: string) => `as the rest: ${how}`,
  fillWithNumber: 'fill with a number',
  fillWithValue: 'fill with a value',
  fillWith: 'fill with',
  fillTitle: (name: string) => `What empty cells of ${name} are filled with`,
  fillHelp: 'A number, in the unit of the column.',
  scaling: 'scaling',
  inputs: 'inputs',
  inputsTitle: (name: string) => `Most inputs made of ${name}`,
  inputsHelp: 'One input for each category; the rarest past so many are joined in one. From 2.',
  inputsAtMost: 'at most, rare ones joined',
  asNumbers: 'as numbers',
  dateParts: {
    days: 'days since 1970',
    year: 'year',
    month: 'month',
    weekday: 'weekday',
    hour: 'hour',
  },
  noneEmpty: 'No cell is empty.',
  empty: (missing: number, rows: number) =>
    `${counted(missing, 'cell')} of ${formatCount(rows)} ${missing === 1 ? 'is' : 'are'} empty (${formatPercent(missing / rows)}).`,
  /** Of more than `limit` values it is not known how many there are; a mean only numbers have. */
  values: (distinct: number, limit: number, mean: string | null) => {
    const count = distinct > limit ? `more than ${formatCount(limit)}` : formatCount(distinct);
    const values = `${count} different ${distinct === 1 ? 'value' : 'values'}`;
    return mean === null ? `${values}.` : `${values}, mean ${mean}.`;
  },
  mostFrequent: 'Most frequent values',
  andMore: (count: number) => `and ${formatCount(count)} more`,
  valuesFromTo: (least: string, greatest: string) => `Values from ${least} to ${greatest}`,
};

const readAs = {
  title: 'How the file is read',
  delimiter: 'delimiter',
  delimiters: {
    comma: 'comma',
    semicolon: 'semicolon',
    tab: 'tab',
    bar: 'bar',
    space: 'space',
    colon: 'colon',
  },
  encoding: 'encoding',
  header: 'header',
  headers: { true: 'the first row names the columns', false: 'there is none' },
  decimals: 'decimals',
  decimalSigns: { point: 'point: 1.5', comma: 'comma: 1,5' },
  comments: 'comments',
  commentsTitle: 'Sign that lines which are comments begin with',
  commentsHelp: 'Lines that begin with it are no rows. Empty: no line is a comment.',
  missing: 'missing',
  missingTitle: 'Texts that stand for no value, in any case',
  missingHelp: 'Cells with one of these texts are empty, in any case. Separate them by commas.',
  oneRowIn: 'one row in',
  oneRowInTitle: 'Keep one row in so many',
  oneRowInHelp: 'Keeps the first row and every k-th after it, for files that are too large.',
  about: 'Found by looking at the file, unless it was chosen here. The file is read again.',
  asFound: 'Read it as found',
  /** As found or chosen, in a list. */
  found: {
    header: 'header',
    noHeader: 'no header',
    decimalPoint: 'decimal point',
    decimalComma: 'decimal comma',
    oneRowIn: (many: number) => `one row in ${many}`,
  },
};

const done = {
  title: 'What was done to the table',
  /** Behind their counts. */
  rowsRead: (_rows: number) => 'rows read',
  noRowLeftOut: 'rows left out',
  emptyCells: (cells: number): string =>
    cells === 1 ? 'empty cell in the table' : 'empty cells in the table',
  notNumbers: (column: string, row: number, text: string) =>
    `${column} is not read as numbers, though most of its cells are: row ${formatCount(row)} holds “${text}”.`,
  rowsOfLine: 'Rows of this line',
  row: 'row',
  emptyCell: 'empty',
  save: 'Save this ledger as CSV',
  /** The columns of the saved ledger. */
  savedColumns: {
    stage: 'stage',
    action: 'action',
    column: 'column',
    count: 'count',
    of: 'of',
    what: 'what',
    rows: 'rows in the file',
  },
  stages: { reading: 'reading', toModel: 'to the model' },
};

const predictions = {
  caption: (table: string, target: string, scored: number, rows: number, shown: number) =>
    `${table}: ${target} predicted for ${formatCount(scored)} of ${counted(rows, 'row')}. The first ${formatCount(shown)} are shown.`,
  guarded: (_cells: number) =>
    'cells that a spreadsheet would take for a formula: saved with an apostrophe in front',
  save: 'Save as CSV',
  close: 'Close',
  done: 'What was done to the rows',
  firstRows: 'First rows with predictions',
  emptyCell: 'empty',
};

const split = {
  inOrderOf: 'in order of',
  column: 'column',
  validate: 'validate',
  aboutValue: 'The column is no input: it says which rows the model never sees.',
  aboutShare: '0.2 trains on 80 % and keeps 20 % that the model never sees.',
};

interface TaskPlaces {
  readonly target: string;
  readonly features: string;
  readonly kind: string;
  readonly rows: string;
  readonly split: string;
  readonly seed: string;
  /** One of `comparisons`, or nothing. */
  readonly comparison: string;
}

const task = {
  noTable: 'No table yet.',
  reading: 'Reading the table…',
  sentence: ({ target, features, kind, rows, split, seed, comparison }: TaskPlaces) =>
    `Predict ${target} from ${features}: a ${kind} on ${rows} rows, ${split}, seed ${seed}${comparison}.`,
  kinds: {
    regression: 'regression',
    classification: (classes: number) => `classification into ${formatCount(classes)} classes`,
  },
  /** Their control stands first in each: so its popover stays open when another split is chosen in it. */
  splits: {
    byShare: ({ trained, validated }: { readonly trained: string; readonly validated: string }) =>
      `${trained} to train and ${validated} to validate`,
    latest: (at: {
      readonly trained: string;
      readonly validated: string;
      readonly column: string;
    }) => `${at.trained} to train and the latest ${at.validated} by ${at.column} to validate`,
    byValue: ({ rows }: { readonly rows: string }) => `${rows} to validate`,
    rowsWith: (column: string, value: string) => `rows with ${column} ${value}`,
  },
  /** What a race compares. */
  comparisons: {
    sameRate: (rate: string) => `, every optimizer at the same learning rate, ${rate}`,
    ownRates: ', each optimizer at a learning rate of its own',
  },
  andMore: (names: string, more: number) => `${names} and ${more} more`,
  /** Why a column cannot be chosen. */
  textInRow: (row: number) => `text in row ${row}`,
  text: 'text',
  oneValue: 'one value only',
  targetTitle: 'Column to predict',
  featuresTitle: 'Columns to predict from',
  splitTitle: 'Rows to validate',
  kindTitle: 'Task',
  seedTitle: 'Seed',
  aboutSeed: 'Same seed, same split, same start, same batches: the same run, bit for bit.',
  /** Why a target is taken for a number or for classes. */
  reasons: {
    categories: 'It holds categories.',
    dates: 'It holds dates.',
    twoNumbers: (one: string, other: string) => `It holds two numbers only, ${one} and ${other}.`,
    numberedClasses: (first: string, last: string) =>
      `It holds the whole numbers from ${first} to ${last}, as classes are numbered.`,
    numbers: (distinct: number, limit: number) =>
      `It holds ${distinct > limit ? `more than ${formatCount(limit)}` : formatCount(distinct)} different numbers.`,
  },
};

const addTwoColumns =
  'there are no two columns of numbers or categories that vary, one to predict and one to predict it from. Add such a column and open the file again.';

/** What a table suggests by itself. */
const suggestion = {
  mostlyEmpty: (names: string) => `Not used, because most of its cells are empty: ${names}.`,
  moreColumns: (more: number, used: number) =>
    `${counted(more, 'more column')} could be used: the first ${formatCount(used)} are.`,
  filled: (rows: number) =>
    `Empty cells are filled: leaving their rows out could lose up to ${counted(rows, 'row')}.`,
  batch: (now: number, before: number) =>
    `Batch set to ${formatCount(now)} from ${formatCount(before)}, to give several steps an epoch.`,
  oneVaryingColumn: {
    constant: (column: string, value: string) =>
      `Column ${column} holds ${value} in every row: ${addTwoColumns}`,
    spoilt: (column: string, row: number, text: string) =>
      `Column ${column} would hold numbers, but row ${formatCount(row)} holds “${text}”: ${addTwoColumns}`,
    others: `The other columns hold text or one value only: ${addTwoColumns}`,
  },
};

const file = {
  otherThanLinked: (name: string) =>
    `This link was made with another ${name}: its content differs. The recipe is kept; the curves will differ.`,
  /** `unread`: a file that was being read meanwhile. */
  readAgain: (name: string, unread: string | null) =>
    `The browser ended the worker that trains. Another one has read ${name} again and stands at the same step, with the same bits.${unread === null ? '' : ` ${unread} was not read.`}`,
};

export const data = {
  panel,
  paste,
  columns,
  column,
  readAs,
  done,
  predictions,
  split,
  task,
  suggestion,
  file,
};
