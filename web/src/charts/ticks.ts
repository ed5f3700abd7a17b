/** Where an axis carries ticks: 1-2-5 on a log axis, decades alone when there are many. */

const MOST_DECADES_WITH_125 = 4;

/** Ticks of a log axis within [min, max], both above 0. */
export function logTicks(min: number, max: number, most = 6): number[] {
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const factors = last - first <= MOST_DECADES_WITH_125 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let exponent = first; exponent <= last; exponent += 1) {
    for (const factor of factors) ticks.push(Number(`${factor}e${exponent}`));
  }
  const inside = ticks.filter((tick) => tick >= min * 0.999 && tick <= max * 1.001);
  const every = Math.ceil(inside.length / most);
  return inside.filter((_, index) => index % every === 0);
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
