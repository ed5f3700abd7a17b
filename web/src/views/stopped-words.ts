/** Why the run has stopped by itself, as a sentence. */

import { isClassification, lastStep, type PlaygroundState } from '../app/state.ts';
import { counted, formatMeasured, formatPercent, formatPlain } from '../format/number.ts';
import { nameOf } from './runner-look.ts';

/** Empty while it goes on, or where a person stopped it. */
export function stoppedInWords(state: PlaygroundState): string {
  const { frame, recipe } = state;
  if (!frame || frame.running || frame.step === 0) return '';
  if (frame.runners.every(({ divergence }) => divergence)) {
    return frame.runners.length > 1 ? 'Stopped: every runner diverged.' : 'Stopped: it diverged.';
  }
  if (frame.stop?.cause === 'plateau') {
    return `Stopped: no better loss for ${counted(recipe.patience, 'epoch')}.`;
  }
  if (frame.stop) {
    const { slot } = frame.stop;
    const runner = recipe.runners.find((one) => one.slot === slot);
    const metrics = frame.runners.find((one) => one.slot === slot)?.metrics;
    const name = runner ? nameOf(recipe, runner) : '';
    if (isClassification(state)) {
      const wanted = formatPercent(recipe.target_score);
      return `Stopped: ${name} predicts ${formatPercent(metrics?.validationAccuracy ?? Number.NaN)} right, ${wanted} were wanted.`;
    }
    return `Stopped: ${name} misses by ${formatMeasured(metrics?.validationRmse ?? Number.NaN)}, ${formatPlain(recipe.target_score)} was wanted.`;
  }
  if (frame.step < lastStep(state)) return '';
  return recipe.max_steps > 0 && lastStep(state) === recipe.max_steps
    ? `Stopped after ${counted(recipe.max_steps, 'step')}.`
    : `Stopped after ${counted(recipe.epochs, 'epoch')}.`;
}
