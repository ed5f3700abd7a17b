/** A runner in the list of the race: colour and dash, name, score, and the barcode of its effective steps. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
import type { Runner } from '../recipe/runners.ts';
import { words } from '../words/language.ts';
import { barcode, type Decades, spreadOf } from './barcode.ts';
import { nameOf, presetText } from './runner-look.ts';

/** The one figure that says how good the model is. */
export function scoreText(state: PlaygroundState, { metrics }: RunnerFrame): string {
  return isClassification(state)
    ? formatPercent(metrics.validationAccuracy)
    : formatMeasured(metrics.validationRmse, 4);
}

function scoreOrEnd(state: PlaygroundState, frame: RunnerFrame): string {
  const { divergence, step } = frame;
  const { race } = words();
  if (divergence) return race.divergedAt(divergence.step);
  return step < (state.frame?.step ?? 0) ? race.atStep(step) : scoreText(state, frame);
}

export function runnerRow(
  playground: Playground,
  state: PlaygroundState,
  runner: Runner,
  decades: Decades,
): TemplateResult {
  const { slot, optimizer } = runner;
  const frame = state.frame?.runners.find((one) => one.slot === slot);
  const name = nameOf(state.recipe, runner);
  return html`<div class="runner" role="group" data-slot=${slot} aria-label=${name}>
    <svg width="28" height="10" aria-hidden="true"><path class="swatch" d="M1 5H27" /></svg>
    <button
      class="line runner-title"
      aria-pressed=${focusOf(state).runner.slot === slot ? 'true' : 'false'}
      @click=${() => playground.setView({ slot })}
    >
      <b>${name}</b> <span class="hint">${presetText(optimizer)}</span>
    </button>
    <span class="metric">${frame ? scoreOrEnd(state, frame) : ''}</span>
    <div class="code">
      ${
        frame && frame.step > 0
          ? barcode(
              frame.effectiveSteps,
              spreadOf(frame.effectiveSteps).median,
              state.info?.parameterCount ?? 0,
              decades,
            )
          : nothing
      }
    </div>
  </div>`;
}
