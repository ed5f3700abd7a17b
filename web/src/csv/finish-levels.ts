/** A finished column of texts: yes/no, a category, or text that a model cannot use. */

import { workerWords } from '../words/worker.ts';
import { KEPT_CHARACTERS, shortText } from './cell-text.ts';
import type { CodedCells } from './coded-cells.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { type ColumnFacts, type KindResult, NO_CODES, NO_VALUES } from './column-facts.ts';
import { isIdName } from './column-role.ts';
import { unreadableEntry } from './finish-numbers.ts';
import { entry, type LedgerEntry, Tally } from './ledger.ts';
import { type ColumnKind, DISTINCT_LIMIT, HISTOGRAM_BINS, type TextCell } from './table.ts';
import { isNumber } from './text-cells.ts';

/** Below this many cells it means nothing that all are different. */
const FEW_CELLS = 10;
/** From so many cells on, a category repeats its levels. */
const MANY_CELLS = 20;
const LONG_TEXT = 60;

const YES_NO: readonly (readonly [no: string, yes: string])[] = [
  ['no', 'yes'],
  ['false', 'true'],
  ['n', 'y'],
  ['f', 't'],
  ['off', 'on'],
];
const NO_WORDS = new Set([...YES_NO.map(([no]) => no), '0']);
const YES_WORDS = new Set([...YES_NO.map(([, yes]) => yes), '1']);

interface Level {
  readonly text: string;
  readonly count: number;
}

interface Grouped {
  readonly levels: readonly string[];
  readonly counts: readonly number[];
  /** The level of each variant; -1 where it is none. */
  readonly levelOf: Int32Array;
}

/** Variants by a key, in the order of the file; a level is named by its first variant. */
function group(cells: CodedCells, keyOf: (text: string) => string | null): Grouped {
  const variantCounts = cells.counts();
  const known = new Map<string, number>();
  const [levels, counts]: [string[], number[]] = [[], []];
  const levelOf = Int32Array.from(cells.variants, ({ text }, code) => {
    const key = keyOf(text);
    if (key === null) return -1;
    let level = known.get(key);
    if (level === undefined) {
      level = levels.length;
      known.set(key, level);
      levels.push(text.trim());
      counts.push(0);
    }
    counts[level]! += variantCounts[code]!;
    return level;
  });
  return { levels, counts, levelOf };
}

function codesOf(cells: CodedCells, { levelOf }: Grouped): Int32Array {
  return cells.codes.map((code) => (code < 0 ? -1 : levelOf[code]!));
}

/** The most frequent first; equal counts keep the order of the file. */
function topOf(levels: readonly Level[]): { topLevels: string[]; histogram: Uint32Array } {
  const best = [...levels].sort((a, b) => b.count - a.count).slice(0, HISTOGRAM_BINS);
  return {
    topLevels: best.map(({ text }) => text),
    histogram: Uint32Array.from(best, ({ count }) => count),
  };
}

const NO_NUMBERS = {
  values: NO_VALUES,
  min: Number.NaN,
  max: Number.NaN,
  mean: Number.NaN,
  isWhole: false,
};

/** Counts the cells of the variants that `is` picks out. */
function tallyOf(cells: CodedCells, is: (text: string, code: number) => boolean): Tally {
  const counts = cells.counts();
  const tally = new Tally();
  for (const [code, { text, row }] of cells.variants.entries()) {
    if (!is(text, code)) continue;
    tally.add(() => ({ row }));
    tally.count += counts[code]! - 1;
  }
  return tally;
}

function spacesEntry(cells: CodedCells, column: string): LedgerEntry[] {
  const { count, places } = tallyOf(cells, (text) => text !== text.trim());
  if (count === 0) return [];
  const sentence = workerWords().csv.spaces({ count, column: shortText(column) });
  return [entry('spaces_trimmed', count, sentence, { column, places })];
}

function yesNoKey(text: string): string | null {
  const word = text.trim().toLowerCase();
  if (NO_WORDS.has(word)) return 'no';
  return YES_WORDS.has(word) ? 'yes' : null;
}

/** The texts of a column that are a pair such as no and yes; one-letter words need both. */
function isYesNo(cells: CodedCells): boolean {
  const words = new Set(cells.variants.map(({ text }) => text.trim().toLowerCase()));
  return YES_NO.some(([no, yes]) => {
    const isPair = words.has(no) && words.has(yes);
    const isOne = words.size === 1 && yes.length > 1 && (words.has(no) || words.has(yes));
    return isOne || (isPair && words.size === 2);
  });
}

function finishYesNo(
  cells: CodedCells,
  { name }: ColumnFacts,
  isAsked: boolean,
): KindResult | null {
  const { csv } = workerWords();
  const grouped = group(cells, yesNoKey);
  if (grouped.levels.length === 0) return null;
  // No comes first, whatever the file begins with: 0 and 1 then mean what they say.
  const isTurned = yesNoKey(grouped.levels[0]!) === 'yes' && grouped.levels.length === 2;
  const codes = codesOf(cells, grouped);
  if (isTurned) for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) codes[i] = 1 - codes[i]!;
  const order = isTurned ? [1, 0] : [...grouped.levels.keys()];
  const levels = order.map((level) => grouped.levels[level]!);
  const counted_ = order.map((level) => ({
    text: grouped.levels[level]!,
    count: grouped.counts[level]!,
  }));
  const ledger = spacesEntry(cells, name);
  const joined = tallyOf(cells, (text, code) => {
    const level = grouped.levelOf[code]!;
    return level >= 0 && grouped.levels[level] !== text.trim();
  });
  if (joined.count > 0) {
    const cellsOf = { count: joined.count, column: shortText(name) };
    const sentence = csv.spellings(cellsOf, levels.map(shortText));
    ledger.push(
      entry('spellings_joined', joined.count, sentence, { column: name, places: joined.places }),
    );
  }
  const unreadable = tallyOf(cells, (_, code) => grouped.levelOf[code]! < 0);
  if (unreadable.count > 0) ledger.push(unreadableEntry(unreadable, name, 'yes_no'));
  const column = {
    kind: 'yes_no' as const,
    kindReason: isAsked ? csv.kind.yesNoAsked : csv.kind.onlyValues(levels.map(shortText)),
    codes,
    levels,
    distinct: levels.length,
    ...NO_NUMBERS,
    ...topOf(counted_),
  };
  return { column, ledger, allDifferent: false };
}

interface Judgement {
  readonly kind: ColumnKind;
  readonly kindReason: string;
  readonly allDifferent: boolean;
}

function judgeTexts(cells: CodedCells, grouped: Grouped, name: string): Judgement {
  const filled = grouped.counts.reduce((sum, count) => sum + count, 0);
  const distinct = grouped.levels.length;
  const allDifferent = distinct === filled && filled > 1;
  const characters = grouped.levels.reduce((sum, text) => sum + text.length, 0);
  const text = (kindReason: string): Judgement => ({ kind: 'text', kindReason, allDifferent });
  const { kind } = workerWords().csv;
  if (filled === 0) return text(kind.allMissing);
  if (allDifferent && (filled >= FEW_CELLS || isIdName(name))) return text(kind.allDifferent);
  if (cells.hasLongTexts || (characters > LONG_TEXT * distinct && distinct > 1))
    return text(kind.longTexts);
  if (filled >= MANY_CELLS && distinct > filled / 2) return text(kind.mostOnce);
  return { kind: 'category', kindReason: kind.texts(distinct, filled), allDifferent };
}

/** Which cell keeps a column of mostly numbers from being one. */
function obstacle(cells: CodedCells): TextCell | undefined {
  const counts = cells.counts();
  let [numbers, texts] = [0, 0];
  for (const [code, { text }] of cells.variants.entries()) {
    if (isNumber(text)) numbers += counts[code]!;
    else texts += counts[code]!;
  }
  const first = cells.variants.find(({ text }) => !isNumber(text));
  if (first === undefined || numbers === 0 || numbers < texts) return undefined;
  return { row: first.row, text: shortText(first.text) };
}

/** The reason, and what keeps the column from being numbers, if anything does. */
function withObstacle(reason: string, firstText: TextCell | undefined): string {
  if (firstText === undefined) return reason;
  return `${reason} ${workerWords().csv.kind.spoiltBy(firstText.row, firstText.text)}`;
}

function finishGroups(
  cells: CodedCells,
  facts: ColumnFacts,
  asked: ColumnKind | undefined,
): KindResult {
  const grouped = group(cells, (text) => text.trim());
  const judged = judgeTexts(cells, grouped, facts.name);
  const firstText = obstacle(cells);
  const isAsked = asked === 'category' || asked === 'text';
  const kind = isAsked ? asked : judged.kind;
  const { csv } = workerWords();
  const askedReason = kind === 'text' ? csv.kind.textAsked : csv.kind.categoryAsked;
  const column = {
    kind,
    kindReason: isAsked ? askedReason : withObstacle(judged.kindReason, firstText),
    codes: cells.hasLongTexts ? NO_CODES : codesOf(cells, grouped),
    levels: cells.hasLongTexts ? [] : grouped.levels,
    distinct: grouped.levels.length,
    ...NO_NUMBERS,
    ...topOf(grouped.levels.map((text, level) => ({ text, count: grouped.counts[level]! }))),
    ...(firstText === undefined ? {} : { firstText }),
  };
  const ledger = [
    ...spacesEntry(cells, facts.name),
    ...(cells.hasLongTexts
      ? [notKept(facts.name, csv.tooLongTexts(shortText(facts.name), KEPT_CHARACTERS))]
      : []),
  ];
  return { column, ledger, allDifferent: judged.allDifferent };
}

function notKept(name: string, sentence: string): LedgerEntry {
  return entry('levels_not_kept', 1, sentence, { column: name });
}

export function finishLevels(
  builder: ColumnBuilder,
  cells: CodedCells,
  facts: ColumnFacts,
): KindResult {
  const { kind } = builder.settings.options;
  if (kind === 'yes_no' || (kind === undefined && isYesNo(cells))) {
    const result = finishYesNo(cells, facts, kind === 'yes_no');
    if (result !== null) return result;
  }
  return finishGroups(cells, facts, kind);
}

/** `known` are those of its texts that are counted; `reason` why they are text, where it is another. */
export function finishTexts(
  builder: ColumnBuilder,
  known: readonly Level[],
  facts: ColumnFacts,
  reason?: string,
): KindResult {
  const { csv } = workerWords();
  const firstText = builder.mostAreNumbers ? builder.firstText : undefined;
  const column = {
    kind: 'text' as const,
    kindReason: reason ?? withObstacle(csv.kind.tooManyTexts(DISTINCT_LIMIT), firstText),
    codes: NO_CODES,
    levels: [],
    distinct: DISTINCT_LIMIT + 1,
    ...NO_NUMBERS,
    ...topOf(known),
    ...(firstText === undefined ? {} : { firstText }),
  };
  const sentence = csv.tooManyTexts(shortText(facts.name), DISTINCT_LIMIT);
  const ledger = [notKept(facts.name, sentence)];
  return { column, ledger, allDifferent: false };
}
