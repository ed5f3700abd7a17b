/** Whether all texts of a column are numbers, and by which decimal sign. */

import { type NumberReadings, readNumber } from './number-forms.ts';
import type { DecimalSign } from './table.ts';

export interface NumberVerdict {
  /** Every text is a number with a decimal point. */
  readonly byPoint: boolean;
  readonly byComma: boolean;
  /** Some text is another number by point than by comma, though it is one by either. */
  readonly differs: boolean;
  /** The sign that stands in such a text. */
  readonly doubtful: DecimalSign | undefined;
}

export function judgeNumbers(texts: readonly string[]): NumberVerdict {
  let [byPoint, byComma, differs] = [true, true, false];
  let doubtful: DecimalSign | undefined;
  for (const text of texts) {
    const { point, comma }: NumberReadings = readNumber(text);
    byPoint &&= point !== null;
    byComma &&= comma !== null;
    if (!byPoint && !byComma) break;
    if (point === null || comma === null || point.value === comma.value) continue;
    differs = true;
    doubtful ??= text.includes(',') ? ',' : '.';
  }
  return { byPoint, byComma, differs, doubtful };
}

/** The only sign by which the texts are numbers, if there is one. */
export function decisiveSign({ byPoint, byComma }: NumberVerdict): DecimalSign | undefined {
  if (byPoint === byComma) return undefined;
  return byPoint ? '.' : ',';
}

/** Which sign to take where both would do and nothing in the file tells. */
export function likelySign(doubtful: DecimalSign | undefined, delimiter: string): DecimalSign {
  // Semicolons separate cells where the comma is taken: 1;1,234 is one and a quarter or so.
  return doubtful === ',' && delimiter === ';' ? ',' : '.';
}
