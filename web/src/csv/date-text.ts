/**
 * Dates as people write them, as days since 1970-01-01 with the time of day as a fraction. Where
 * day and month cannot be told apart in one cell, both readings are given; which one counts is
 * settled over the whole column.
 */

/** What a date has beside itself; bits of a set. */
export const SHORT_YEAR = 1;
export const OTHER_ZONE = 2;

export interface DateReadings {
  /** NaN where the text is no date in this order. */
  readonly ymd: number;
  readonly dmy: number;
  readonly mdy: number;
  readonly marks: number;
}

const LONGEST = 40;
const DAY_MS = 86_400_000;
const NONE = Number.NaN;

const TIME =
  '(?:[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp][Mm])?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2})${TIME})?$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);
const DAY_NAME = new RegExp(`^(\\d{1,2})[-\\s]([A-Za-z]{3,9})\\.?[-\\s,]+(\\d{4}|\\d{2})${TIME}$`);
const NAME_DAY = new RegExp(`^([A-Za-z]{3,9})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})${TIME}$`);

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthNamed(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower) + 1;
}

/** Two digits: 69 to 99 are of the last century, as POSIX has it. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return NONE;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day ? date.getTime() / DAY_MS : NONE;
}

interface Clock {
  readonly fraction: number;
  readonly isOtherZone: boolean;
}

const MIDNIGHT: Clock = { fraction: 0, isOtherZone: false };

function clockOf(parts: readonly (string | undefined)[]): Clock | null {
  const [hours, minutes, seconds = '0', decimals = '', half, zone] = parts;
  if (hours === undefined || minutes === undefined) return MIDNIGHT;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const [, sign = '+', zoneHours = '0', zoneMinutes = '0'] =
    /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const fine = Number(seconds) + Number(`0.${decimals}0`);
  const fraction = (hour * 3600 + (Number(minutes) - ahead) * 60 + fine) / 86_400;
  return { fraction, isOtherZone: ahead !== 0 };
}

type Days = Omit<DateReadings, 'marks'>;

function daysOf(text: string): { days: Days; year: string; clock: Clock | null } | null {
  let parts = YEAR_FIRST.exec(text);
  if (parts) {
    const [, year = '', , month, day = '1', ...clock] = parts;
    const ymd = dayNumber(Number(year), Number(month), Number(day));
    return { days: { ymd, dmy: NONE, mdy: NONE }, year, clock: clockOf(clock) };
  }
  parts = YEAR_LAST.exec(text);
  if (parts) {
    const [, first, , second, year = '', ...clock] = parts;
    const dmy = dayNumber(fullYear(year), Number(second), Number(first));
    const mdy = dayNumber(fullYear(year), Number(first), Number(second));
    return { days: { ymd: NONE, dmy, mdy }, year, clock: clockOf(clock) };
  }
  parts = DAY_NAME.exec(text) ?? null;
  if (parts) {
    const [, day, name = '', year = '', ...clock] = parts;
    const days = dayNumber(fullYear(year), monthNamed(name), Number(day));
    return { days: { ymd: days, dmy: days, mdy: days }, year, clock: clockOf(clock) };
  }
  parts = NAME_DAY.exec(text);
  if (!parts) return null;
  const [, name = '', day, year = '', ...clock] = parts;
  const days = dayNumber(Number(year), monthNamed(name), Number(day));
  return { days: { ymd: days, dmy: days, mdy: days }, year, clock: clockOf(clock) };
}

/** Null where the text is no date in any order. */
export function readDate(cell: string): DateReadings | null {
  if (cell.length > LONGEST) return null;
  const found = daysOf(cell.trim());
  if (found === null || found.clock === null) return null;
  const { fraction, isOtherZone } = found.clock;
  const { ymd, dmy, mdy } = found.days;
  if (Number.isNaN(ymd) && Number.isNaN(dmy) && Number.isNaN(mdy)) return null;
  const marks = (found.year.length === 2 ? SHORT_YEAR : 0) | (isOtherZone ? OTHER_ZONE : 0);
  return { ymd: ymd + fraction, dmy: dmy + fraction, mdy: mdy + fraction, marks };
}

/** As `2024-12-31`, with the time where it is not midnight. */
export function dateText(days: number): string {
  if (!Number.isFinite(days)) return '';
  const date = new Date(Math.round(days * DAY_MS));
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text;
}
