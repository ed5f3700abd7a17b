/** Where a log axis carries ticks and where it ends. */

/** Ticks of a log axis within [min, max], both above 0: 1-2-5 if they fit, else (every n-th) decade. */
export function logTicks(min: number, max: number, most = 6): number[] {
  const fine = ticksWith([1, 2, 5], min, max);
  if (fine.length <= most) return fine;
  const decades = ticksWith([1], min, max);
  if (decades.length < 2) return [fine[0]!, fine.at(-1)!];
  const every = Math.ceil(decades.length / most);
  return decades.filter((_, index) => index % every === 0);
}

function ticksWith(factors: readonly number[], min: number, max: number): number[] {
  const ticks: number[] = [];
  for (let exponent = Math.floor(Math.log10(min)); 10 ** exponent <= max * 1.001; exponent += 1) {
    for (const factor of factors) ticks.push(Number(`${factor}e${exponent}`));
  }
  return ticks.filter((tick) => tick >= min * 0.999 && tick <= max * 1.001);
}

/** The 1-2-5 number next below (or at) `value` > 0, and the one next above. */
export function below125(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [5, 2, 1].find((f) => f * power <= value * 1.000001) ?? 1;
  return factor * power;
}

export function above125(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((f) => f * power >= value * 0.999999) ?? 10;
  return factor * power;
}

/** At most `most` round numbers from `min` to `max`: multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks(min: number, max: number, most: number): number[] {
  if (!(max > min) || most < 1) return [];
  const power = 10 ** Math.floor(Math.log10((max - min) / most));
  const unit = [1, 2, 5, 10].map((factor) => factor * power);
  const step = unit.find((one) => (max - min) / one <= most) ?? unit[3]!;
  // An end that is a tick may miss it by a rounding.
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  // Multiplied, not added up: the sum of many 0.1 is no round number.
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
