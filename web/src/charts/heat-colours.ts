/** Colours of numbers: cividis from little to much, blue to orange for what has a sign. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** Readable in every kind of colour blindness (Nunez, Anderton, Renslow 2018), at fifths of the way. */
const CIVIDIS: readonly Rgb[] = [
  [0, 34, 78],
  [65, 77, 107],
  [124, 123, 120],
  [188, 174, 108],
  [254, 232, 56],
];

const SIGNED: readonly Rgb[] = [
  [5, 80, 150],
  [120, 175, 215],
  [246, 246, 244],
  [240, 165, 95],
  [176, 74, 0],
];

function between(colours: readonly Rgb[], share: number): Rgb {
  const place = Math.max(0, Math.min(1, share)) * (colours.length - 1);
  const at = Math.min(colours.length - 2, Math.floor(place));
  const part = place - at;
  const mixed = colours[at]!.map((from, channel) => {
    return Math.round(from + part * (colours[at + 1]![channel]! - from));
  });
  return mixed as unknown as Rgb;
}

/** The range of a picture: of sizes, smallest above 0 and largest. */
export interface Sizes {
  readonly least: number;
  readonly most: number;
}

export function sizesOf(values: ArrayLike<number>): Sizes {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let at = 0; at < values.length; at += 1) {
    const size = Math.abs(values[at]!);
    if (!(size > 0) || !Number.isFinite(size)) continue;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return most === 0 ? { least: 1, most: 1 } : { least, most };
}

/** How far a size is from the least (log) or from 0 (linear) to the most, 0 to 1. */
export function shareOf(size: number, { least, most }: Sizes, scale: 'linear' | 'log'): number {
  if (!(size > 0)) return 0;
  if (scale === 'linear') return size / most;
  return most > least ? Math.log(size / least) / Math.log(most / least) : 1;
}

export function colourOfValue(
  value: number,
  sizes: Sizes,
  scale: 'linear' | 'log',
  isSigned: boolean,
): Rgb {
  const share = shareOf(Math.abs(value), sizes, scale);
  if (!isSigned) return between(CIVIDIS, share);
  return between(SIGNED, 0.5 + (Math.sign(value) * share) / 2);
}
