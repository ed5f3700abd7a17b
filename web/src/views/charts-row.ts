/** How the run went: loss, error and gradient over its steps. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import { formatCount } from '../format/number.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { UNITS } from './run-axis.ts';
import { gradientPlot, lossPlot, scorePlot, smoothed } from './run-plots.ts';
import { savePicture } from './save-picture.ts';
import { word } from './word.ts';

function unitChoice(playground: Playground, state: PlaygroundState): TemplateResult {
  const label = UNITS.find(({ value }) => value === state.runUnit)!.label;
  return word({
    id: 'word-unit',
    text: `over ${label}`,
    title: 'What the charts are drawn along',
    plain: true,
    content: html`<ul>
        ${UNITS.map(
          (unit) =>
            html`<li>
              <label
                ><input
                  type="radio"
                  name="unit"
                  data-unit=${unit.value}
                  .checked=${unit.value === state.runUnit}
                  @change=${() => playground.setView({ runUnit: unit.value })}
                />${unit.label}</label
              >
            </li>`,
        )}
      </ul>
      <p class="hint">
        A gradient evaluation is the gradient of one row. Milliseconds go by the mean time of each
        runner’s steps in this browser, validating included.
      </p>`,
  });
}

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
  const ofClasses = isClassification(state);
  const lossName = choiceSetting('loss').choices.find((choice) => choice.value === recipe.loss);
  const { frame: focus } = focusOf(state);
  const steps = focus ? smoothed(focus.losses).steps : 1;
  const mean = steps > 1 ? `mean of ${formatCount(steps)} steps` : '';
  return html`<div>
      <div class="chart-head">
        <h3>Loss</h3>
        <span class="hint"
          >${ofClasses ? 'cross-entropy' : lossName?.label}${mean && `, training as ${mean}`}</span
        >
        <span class="chart-buttons"
          >${unitChoice(playground, state)} ${scaleSwitch(playground, state)} ${savePicture('loss')}</span
        >
      </div>
      <rp-plot data-plot="loss" .spec=${lossPlot(state, frame)}></rp-plot>
    </div>
    <div>
      <div class="chart-head">
        <h3>${ofClasses ? 'Accuracy' : 'Error'}</h3>
        <span class="hint"
          >${ofClasses ? 'share of validation rows predicted right' : `RMSE in ${recipe.target}, validation rows`}</span
        >
        <span class="chart-buttons">${savePicture('error')}</span>
      </div>
      <rp-plot data-plot="error" .spec=${scorePlot(state, frame)}></rp-plot>
    </div>
    <div>
      <div class="chart-head">
        <h3>Gradient</h3>
        <span class="hint">length${mean && `, ${mean}`}</span>
        <span class="chart-buttons">${savePicture('gradient')}</span>
      </div>
      <rp-plot data-plot="gradient" .spec=${gradientPlot(state, frame)}></rp-plot>
    </div>`;
}
