/** What a column of dates can be offered as: numbers a model can use. */

export const DATE_PARTS = ['days', 'year', 'month', 'weekday'] as const;

/** `days` since 1970-01-01, `month` from 1 to 12, `weekday` from 1, a Monday, to 7. */
export type DatePart = (typeof DATE_PARTS)[number];

const DAY_MS = 86_400_000;

function partOf(days: number, part: DatePart): number {
  if (Number.isNaN(days) || part === 'days') return days;
  const date = new Date(Math.floor(days) * DAY_MS);
  if (part === 'year') return date.getUTCFullYear();
  if (part === 'month') return date.getUTCMonth() + 1;
  return ((date.getUTCDay() + 6) % 7) + 1;
}

/** Missing dates stay NaN. */
export function datePart(days: Float64Array, part: DatePart): Float64Array {
  return days.map((day) => partOf(day, part));
}
