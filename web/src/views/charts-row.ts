/** How the run went: loss and error over its steps. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { accuracyPlot, errorPlot, lossPlot, smoothedLosses } from './run-plots.ts';

function scaleSwitch(playground: Playground, state: PlaygroundState): TemplateResult {
  const other = state.lossScale === 'log' ? 'linear' : 'log';
  return html`<button
    class="text-button"
    data-test="scale"
    title="Switch the axes of loss and error to ${other}"
    @click=${() => playground.setView({ lossScale: other })}
  >
    ${state.lossScale} scale
  </button>`;
}

export function chartsRow(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  const { frame, recipe } = state;
  if (!frame) return nothing;
  const smoothed = smoothedLosses(frame);
  const ofClasses = isClassification(state);
  const lossName = choiceSetting('loss').choices.find((choice) => choice.value === recipe.loss);
  return html`<div>
      <div class="chart-head">
        <h3>Loss</h3>
        <span class="hint"
          >${ofClasses ? 'cross-entropy' : lossName?.label}${smoothed.steps > 1 ? `, training as mean of ${smoothed.steps} steps` : ''}</span
        >
        ${scaleSwitch(playground, state)}
      </div>
      <rp-plot data-plot="loss" .spec=${lossPlot(state, frame, smoothed)}></rp-plot>
    </div>
    <div>
      <div class="chart-head">
        <h3>${ofClasses ? 'Accuracy' : 'Error'}</h3>
        <span class="hint"
          >${ofClasses ? 'share of validation rows predicted right' : `RMSE in ${recipe.target}, validation rows`}</span
        >
      </div>
      <rp-plot
        data-plot="error"
        .spec=${ofClasses ? accuracyPlot(state, frame) : errorPlot(state, frame)}
      ></rp-plot>
    </div>`;
}
