/** What was said of a file, as named texts: a link's keys beside those of the recipe. */

import { PlaygroundError } from '../base/playground-error.ts';
import { type ColumnOptions, checkOptions } from '../csv/read-options.ts';
import type { AskedOptions } from '../protocol/calls.ts';
import { parseNames, writeNames } from '../recipe/names.ts';
import type { TextOf } from '../recipe/recipe-text.ts';
import { words } from '../words/language.ts';

const KINDS = ['number', 'category', 'yes_no', 'date', 'text'] as const;
const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
/** A comma parts the columns of `read_columns`. */
const DECIMALS = [
  ['point', '.'],
  ['comma', ','],
] as const;
const YES_NO = ['yes', 'no'] as const;

export const READING_KEYS: readonly string[] = [
  'encoding',
  'delimiter',
  'header',
  'decimal',
  'comment',
  'missing',
  'every_kth_row',
  'read_columns',
];

function refuse(key: string, text: string, known: readonly string[]): never {
  throw new PlaygroundError(
    'setting_not_a_choice',
    key,
    words().page.noChoice(text.slice(0, 40), key, known),
  );
}

function oneOf<Known extends string>(key: string, known: readonly Known[], text: string): Known {
  return known.find((value) => value === text) ?? refuse(key, text, known);
}

function decimalOf(key: string, text: string): '.' | ',' {
  const known = DECIMALS.map(([name]) => name);
  const name = oneOf(key, known, text);
  return DECIMALS.find(([other]) => other === name)![1];
}

function decimalName(sign: string): string {
  return DECIMALS.find(([, other]) => other === sign)![0];
}

/** `3:date:dmy`, `0:number:comma`, `5:category` */
function parseColumn(text: string): [number, ColumnOptions] {
  const [place = '', kindText = '', more = ''] = text.split(':');
  if (!/^\d{1,4}$/.test(place)) refuse('read_columns', text, [words().page.columnAndKind]);
  const kind = kindText === '' ? {} : { kind: oneOf('read_columns', KINDS, kindText) };
  if (more === '') return [Number(place), kind];
  const order = DATE_ORDERS.find((value) => value === more);
  if (order) return [Number(place), { ...kind, dateOrder: order }];
  return [Number(place), { ...kind, decimal: decimalOf('read_columns', more) }];
}

function writeColumn([place, options]: [string | number, ColumnOptions]): string {
  const { kind = '', dateOrder, decimal } = options;
  const more = dateOrder ?? (decimal ? decimalName(decimal) : '');
  return [place, kind, ...(more ? [more] : [])].join(':');
}

/** Throws `setting_not_a_choice` or `read_option_invalid` with the key. */
export function readReading(textOf: TextOf): AskedOptions {
  const said = <Value>(key: string, name: string, parse: (text: string) => Value) => {
    const text = textOf(key);
    return text === null ? {} : { [name]: parse(text) };
  };
  const itself = (text: string) => text;
  const options: AskedOptions = {
    ...said('encoding', 'encoding', itself),
    ...said('delimiter', 'delimiter', itself),
    ...said('header', 'header', (text) => oneOf('header', YES_NO, text) === 'yes'),
    ...said('decimal', 'decimal', (text) => decimalOf('decimal', text)),
    ...said('comment', 'comment', itself),
    ...said('missing', 'missingTexts', parseNames),
    ...said('every_kth_row', 'everyKthRow', Number),
    ...said('read_columns', 'columns', (text) => new Map(text.split(',').map(parseColumn))),
  };
  checkOptions(options);
  return options;
}

export function writeReading(options: AskedOptions): [key: string, text: string][] {
  const { encoding, delimiter, header, decimal, comment, missingTexts, everyKthRow, columns } =
    options;
  const texts: [string, string | undefined][] = [
    ['encoding', encoding],
    ['delimiter', delimiter],
    ['header', header === undefined ? undefined : header ? 'yes' : 'no'],
    ['decimal', decimal && decimalName(decimal)],
    ['comment', comment],
    ['missing', missingTexts && writeNames(missingTexts)],
    ['every_kth_row', everyKthRow === undefined ? undefined : String(everyKthRow)],
    ['read_columns', columns && [...columns].map(writeColumn).join(',')],
  ];
  return texts.filter((pair): pair is [string, string] => pair[1] !== undefined);
}
