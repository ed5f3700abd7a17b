/** The line of least squares in double precision, in closed form: what training should come near. */

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

function meanOf(values: Float64Array, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
}

export function fitLine(x: Float64Array, y: Float64Array, rows: readonly number[]): Line {
  const meanX = meanOf(x, rows);
  const meanY = meanOf(y, rows);
  let covariance = 0;
  let variance = 0;
  for (const row of rows) {
    covariance += (x[row]! - meanX) * (y[row]! - meanY);
    variance += (x[row]! - meanX) ** 2;
  }
  const slope = covariance / variance;
  return { slope, intercept: meanY - slope * meanX };
}

export function rmseOf(
  { slope, intercept }: Line,
  x: Float64Array,
  y: Float64Array,
  rows: readonly number[],
): number {
  const squares = rows.reduce((sum, row) => sum + (slope * x[row]! + intercept - y[row]!) ** 2, 0);
  return Math.sqrt(squares / rows.length);
}
