/** A finished column of dates, as days since 1970-01-01. */

import { workerWords } from '../words/worker.ts';
import { shortText } from './cell-text.ts';
import type { CodedCells } from './coded-cells.ts';
import { type ColumnBuilder, ordersFor } from './column-builder.ts';
import { type ColumnFacts, type KindResult, NO_CODES } from './column-facts.ts';
import { countMissing, numberStats } from './column-stats.ts';
import { areDifferent, type DateCells, DateTallies, daysOfVariants } from './date-cells.ts';
import { unreadableEntry } from './finish-numbers.ts';
import { entry, type LedgerEntry, Tally } from './ledger.ts';
import type { DateOrder } from './table.ts';

interface Read {
  readonly values: Float64Array;
  readonly order: DateOrder;
  /** Day and month could as well be the other way round. */
  readonly isAssumed: boolean;
  readonly tallies: DateTallies;
  readonly unreadable: Tally;
}

/** Where both orders fit: the American one goes with slashes, points and commas between cells. */
function likelyOrder(builder: ColumnBuilder, { fileSign, firstTexts }: ColumnFacts): DateOrder {
  const isEuropean = builder.settings.delimiter === ';' || fileSign === ',';
  const hasSlashes = firstTexts.some((text) => text.includes('/'));
  return hasSlashes && !isEuropean ? 'mdy' : 'dmy';
}

function ledgerOf(read: Read, column: string): LedgerEntry[] {
  const { values, order, tallies, unreadable } = read;
  const count = values.length - countMissing(values);
  const { csv } = workerWords();
  const name = shortText(column);
  const sentence = csv.dates({ count, column: name }, order);
  const ledger = [entry('dates_read', count, sentence, { column })];
  if (read.isAssumed) {
    const doubt = csv.orderAssumed(name, order);
    ledger.push(entry('date_order_assumed', 1, doubt, { column }));
  }
  const { shortYears, otherZones } = tallies;
  if (shortYears.count > 0) {
    const years = csv.shortYears({ count: shortYears.count, column: name });
    ledger.push(
      entry('short_years_read', shortYears.count, years, { column, places: shortYears.places }),
    );
  }
  if (otherZones.count > 0) {
    const zones = csv.otherZones({ count: otherZones.count, column: name });
    const more = { column, places: otherZones.places };
    ledger.push(entry('times_of_other_zones_read', otherZones.count, zones, more));
  }
  if (unreadable.count > 0) ledger.push(unreadableEntry(unreadable, column, 'date'));
  return ledger;
}

function resultOf(builder: ColumnBuilder, read: Read, { name }: ColumnFacts): KindResult | null {
  const { values, order, isAssumed } = read;
  const missing = countMissing(values);
  if (missing === values.length) return null;
  const { kind } = workerWords().csv;
  const isAsked = builder.settings.options.kind === 'date';
  const reason = isAsked ? kind.datesAsked(order) : kind.allDates(order);
  const kindReason = isAssumed ? `${reason} ${kind.orderAssumed}` : reason;
  const column = {
    kind: 'date' as const,
    kindReason,
    values,
    codes: NO_CODES,
    levels: [],
    topLevels: [],
    dateOrder: order,
    ...numberStats(values, missing),
  };
  return { column, ledger: ledgerOf(read, name), allDifferent: false };
}

function chooseOrder(
  builder: ColumnBuilder,
  facts: ColumnFacts,
  orders: readonly DateOrder[],
  differ: () => boolean,
): { order: DateOrder; isAssumed: boolean } {
  if (builder.settings.options.dateOrder !== undefined || orders.length === 1)
    return { order: orders[0]!, isAssumed: false };
  const isOpen = orders.includes('dmy') && orders.includes('mdy') && differ();
  if (!isOpen) return { order: orders[0]!, isAssumed: false };
  return { order: likelyOrder(builder, facts), isAssumed: true };
}

export function finishCodedDates(
  builder: ColumnBuilder,
  cells: CodedCells,
  facts: ColumnFacts,
): KindResult | null {
  const orders = ordersFor(cells, builder.settings.options);
  if (orders.length === 0) return null;
  const days = (order: DateOrder) => daysOfVariants(cells, order, new DateTallies(), new Tally());
  const differ = () => areDifferent(days('dmy'), days('mdy'));
  const { order, isAssumed } = chooseOrder(builder, facts, orders, differ);
  const [tallies, unreadable] = [new DateTallies(), new Tally()];
  const variants = daysOfVariants(cells, order, tallies, unreadable);
  const values = cells.valuesBy(variants);
  return resultOf(builder, { values, order, isAssumed, tallies, unreadable }, facts);
}

export function finishDates(
  builder: ColumnBuilder,
  cells: DateCells,
  facts: ColumnFacts,
): KindResult | null {
  const { tallies, unreadable } = cells;
  const differ = () => cells.differ('dmy', 'mdy');
  const { order, isAssumed } = chooseOrder(builder, facts, cells.orders, differ);
  const values = cells.values(order);
  return resultOf(builder, { values, order, isAssumed, tallies, unreadable }, facts);
}
