/** What is out of the ordinary about one weight now, in a sentence; nothing when nothing is. */

import type { Inspected } from '../app/state.ts';
import { formatMeasured } from '../format/number.ts';
import type { Expression, StatementWithValues, Values } from '../protocol/calls.ts';
import type { Optimizer } from '../recipe/optimizers.ts';
import { words } from '../words/language.ts';

/** Fewer batches without a gradient may be chance. */
const LEAST_ZEROS = 3;
/** Of the bound: a step as large as this is at it, as far as float can tell. */
const NEARLY = 0.98;

function zerosAtEnd(values: Float32Array): number {
  let zeros = 0;
  while (zeros < values.length && values[values.length - 1 - zeros] === 0) zeros += 1;
  return zeros;
}

function zeros(values: Float32Array): number {
  return values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
}

/** Whether a value that should not be negative came out so and was put to its least. */
function isClamped(expression: Expression, values: Values): boolean {
  if (!Array.isArray(expression)) return false;
  const [operation, ...operands] = expression as readonly [string, ...Expression[]];
  const [value, ...parts] = values as readonly [number | null, ...Values[]];
  const least = operands[1];
  if (operation === 'maximum' && typeof least === 'number' && value === least) return true;
  return operands.some((operand, at) => isClamped(operand, parts[at]!));
}

/** RMSprop moves a weight by at most this many learning rates: with one gradient after none. */
function boundOf({ name, values }: Optimizer): number | null {
  const { rho, momentum, centered } = values;
  if (name !== 'rmsprop' || momentum !== 0 || centered === true) return null;
  return 1 / Math.sqrt(1 - Number(rho));
}

/** Learning rates that the newest step moved the weight by. */
function movedBy({ seen }: Inspected, { values }: Optimizer): number {
  const moved = Math.abs((seen.values.at(-1) ?? 0) - (seen.values.at(-2) ?? 0));
  const { learning_rate } = values;
  return moved / Number(learning_rate);
}

export function whatIsSpecial(inspected: Inspected, optimizer: Optimizer): string {
  const { microscope: say } = words();
  const { gradients, update } = inspected.seen;
  const without = zerosAtEnd(gradients);
  if (without >= LEAST_ZEROS) return say.noGradient(without);
  const bound = boundOf(optimizer);
  if (bound !== null && gradients.length > 1 && movedBy(inspected, optimizer) > NEARLY * bound) {
    return say.atBound(formatMeasured(bound));
  }
  if (update?.statements.some((one: StatementWithValues) => isClamped(one.value, one.values))) {
    return say.clamped;
  }
  const some = zeros(gradients);
  return some * 4 > gradients.length && gradients.length >= LEAST_ZEROS
    ? say.oftenNoGradient(some, gradients.length)
    : '';
}
