/** How the histories in a frame lie: rows of numbers, see RunnerFrame. */

/** Of losses and gradient norms: step, mean, least, greatest. */
export const LOSS_COLUMNS = 4;

/** Of evaluations. */
export const EVALUATION_COLUMNS = 9;
export const GRADIENT_EVALUATIONS = 8;

/** Column `index` of rows of `width` numbers. */
export function column(rows: Float64Array, width: number, index: number): Float64Array {
  const count = rows.length / width;
  const values = new Float64Array(count);
  for (let row = 0; row < count; row += 1) values[row] = rows[row * width + index]!;
  return values;
}
