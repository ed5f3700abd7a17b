/** The cells of a column of many different dates, in every order of day and month still possible. */

import type { CodedCells, Variant } from './coded-cells.ts';
import { type DateReadings, OTHER_ZONE, readDate, SHORT_YEAR } from './date-text.ts';
import { GrowingNumbers } from './growing-array.ts';
import { Tally } from './ledger.ts';
import type { MissingTally } from './missing-tally.ts';
import type { MissingTexts } from './missing-texts.ts';
import type { RecordBatch } from './record-batch.ts';
import type { DateOrder } from './table.ts';

const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** The orders in which every text is a date. */
export function dateOrdersOf(variants: readonly Variant[]): readonly DateOrder[] {
  let orders = ORDERS;
  for (const { text } of variants) {
    const date = readDate(text);
    if (date === null) return [];
    orders = orders.filter((order) => !Number.isNaN(date[order]));
    if (orders.length === 0) return [];
  }
  return variants.length === 0 ? [] : orders;
}

/** Month and day tell two orders apart only where the two readings differ. */
export function areDifferent(a: Float64Array, b: Float64Array): boolean {
  return a.some((days, i) => !Number.isNaN(days) && days !== b[i]);
}

export class DateTallies {
  readonly shortYears = new Tally();
  readonly otherZones = new Tally();

  add(date: DateReadings, place: () => { row: number; byte?: number }, times = 1): void {
    if (date.marks & SHORT_YEAR) {
      this.shortYears.add(place);
      this.shortYears.count += times - 1;
    }
    if (date.marks & OTHER_ZONE) {
      this.otherZones.add(place);
      this.otherZones.count += times - 1;
    }
  }
}

/** The days of each variant in one order, with what is no date as NaN and counted. */
export function daysOfVariants(
  cells: CodedCells,
  order: DateOrder,
  tallies: DateTallies,
  unreadable: Tally,
): Float64Array {
  const counts = cells.counts();
  return Float64Array.from(cells.variants, ({ text, row }, code) => {
    const date = readDate(text);
    const days = date?.[order] ?? Number.NaN;
    const place = () => ({ row });
    if (date !== null && !Number.isNaN(days)) tallies.add(date, place, counts[code]!);
    else {
      unreadable.add(place);
      unreadable.count += counts[code]! - 1;
    }
    return days;
  });
}

export class DateCells {
  readonly tallies = new DateTallies();
  readonly unreadable = new Tally();
  private days: Map<DateOrder, GrowingNumbers>;
  private readonly index: number;
  private readonly missingTexts: MissingTexts;
  private readonly missing: MissingTally;
  private readonly isForced: boolean;

  constructor(
    coded: CodedCells,
    index: number,
    missingTexts: MissingTexts,
    missing: MissingTally,
    settings: { readonly orders: readonly DateOrder[]; readonly isForced: boolean },
  ) {
    this.index = index;
    this.missingTexts = missingTexts;
    this.missing = missing;
    this.isForced = settings.isForced;
    this.days = new Map(settings.orders.map((order) => [order, new GrowingNumbers()]));
    let isFirst = true;
    for (const [order, cells] of this.days) {
      const [tallies, unreadable] = isFirst
        ? [this.tallies, this.unreadable]
        : [new DateTallies(), new Tally()];
      const days = daysOfVariants(coded, order, tallies, unreadable);
      const values = cells.reserve(coded.length);
      const { codes } = coded;
      for (let i = 0; i < codes.length; i++) values[i] = days[codes[i]!] ?? Number.NaN;
      cells.length = codes.length;
      isFirst = false;
    }
  }

  get orders(): readonly DateOrder[] {
    return [...this.days.keys()];
  }

  get length(): number {
    return [...this.days.values()][0]!.length;
  }

  values(order: DateOrder): Float64Array {
    return this.days.get(order)!.take();
  }

  /** Whether the cells are other days in one order than in the other. */
  differ(a: DateOrder, b: DateOrder): boolean {
    const [first, second] = [this.days.get(a)!, this.days.get(b)!];
    return areDifferent(first.values.subarray(0, first.length), second.values);
  }

  /** Returns the batch's row that is no date in any order left, or its row count. */
  add(batch: RecordBatch, from: number): number {
    const { rows } = batch;
    for (const cells of this.days.values()) cells.reserve(rows.length - from);
    for (let i = from; i < rows.length; i++) {
      const cell = rows[i]![this.index]!;
      const date = this.missingTexts.has(cell) ? null : readDate(cell);
      if (date === null || !this.narrow(date)) {
        const place = () => batch.placeOf(i);
        if (this.missingTexts.has(cell)) this.missing.add(cell, place);
        else if (this.isForced) this.unreadable.add(place);
        else return i;
        this.append(() => Number.NaN);
      } else {
        this.tallies.add(date, () => batch.placeOf(i));
        this.append((order) => date[order]);
      }
    }
    return rows.length;
  }

  /** Lets go of the orders in which this is no date; false, and nothing let go, if that is all. */
  private narrow(date: DateReadings): boolean {
    const left = this.orders.filter((order) => !Number.isNaN(date[order]));
    if (left.length === 0) return false;
    for (const order of this.orders) if (!left.includes(order)) this.days.delete(order);
    return true;
  }

  private append(value: (order: DateOrder) => number): void {
    for (const [order, cells] of this.days) cells.values[cells.length++] = value(order);
  }
}
