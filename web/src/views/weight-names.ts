/** Weights as a person names them: which input or unit leads to which. */

import type { ParameterRange, SessionInfo } from '../protocol/calls.ts';
import { words } from '../words/language.ts';

/** Of the weight at `index` in its tensor. */
export function weightName(
  range: ParameterRange,
  index: number,
  inputs: readonly string[],
): string {
  const { stage: say } = words();
  const row = Math.floor(index / range.columns);
  const column = index % range.columns;
  const layer = Number(range.name.slice(1));
  const to = range.rows === 1 ? say.output : say.unit(row + 1);
  if (range.name.startsWith('b')) return say.biasOf(to);
  const from = layer === 1 ? (inputs[column] ?? '') : say.unit(column + 1);
  return `${from} → ${to}`;
}

/** Of a weight by its number in the model: "W1 carat → unit 3". */
export function parameterName({ layout, inputs }: SessionInfo, parameter: number): string {
  const range = layout.findLast(({ offset }) => offset <= parameter);
  return range ? `${range.name} ${weightName(range, parameter - range.offset, inputs)}` : '';
}

/** The first weights whose names hold all words of `search`, at most so many. */
export function findWeights(info: SessionInfo, search: string, most: number): number[] {
  const wanted = search.toLowerCase().split(/\s+/);
  const found: number[] = [];
  for (let at = 0; at < info.parameterCount && found.length < most; at += 1) {
    const name = parameterName(info, at).toLowerCase();
    if (wanted.every((word) => name.includes(word))) found.push(at);
  }
  return found;
}
