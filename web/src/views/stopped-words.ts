/** Why the run has stopped by itself, as a sentence. */

import { isClassification, lastStep, type PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPercent, formatPlain } from '../format/number.ts';
import { words } from '../words/language.ts';
import { nameOf } from './runner-look.ts';

/** Empty while it goes on, or where a person stopped it. */
export function stoppedInWords(state: PlaygroundState): string {
  const { frame, recipe } = state;
  if (!frame || frame.running || frame.step === 0) return '';
  const { stopped } = words().race;
  if (frame.runners.every(({ divergence }) => divergence)) {
    return stopped.diverged(frame.runners.length);
  }
  if (frame.stop?.cause === 'plateau') {
    return stopped.plateau(recipe.patience);
  }
  if (frame.stop) {
    const { slot } = frame.stop;
    const runner = recipe.runners.find((one) => one.slot === slot);
    const metrics = frame.runners.find((one) => one.slot === slot)?.metrics;
    const name = runner ? nameOf(recipe, runner) : '';
    if (isClassification(state)) {
      const share = formatPercent(metrics?.validationAccuracy ?? Number.NaN);
      return stopped.right(name, share, formatPercent(recipe.target_score));
    }
    const miss = formatMeasured(metrics?.validationRmse ?? Number.NaN);
    return stopped.miss(name, miss, formatPlain(recipe.target_score));
  }
  if (frame.step < lastStep(state)) return '';
  return recipe.max_steps > 0 && lastStep(state) === recipe.max_steps
    ? stopped.steps(recipe.max_steps)
    : stopped.epochs(recipe.epochs);
}
