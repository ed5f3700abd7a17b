/** How the run went: loss, error and gradient over its steps. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { words } from '../words/language.ts';
import { radioList } from './radio-list.ts';
import { UNITS } from './run-axis.ts';
import { gradientPlot, lossPlot, scorePlot, smoothed } from './run-plots.ts';
import { savePicture } from './save-picture.ts';
import { word } from './word.ts';

function unitChoice(playground: Playground, state: PlaygroundState): TemplateResult {
  const { charts } = words();
  return word({
    id: 'word-unit',
    text: charts.over(charts.units[state.runUnit]),
    title: charts.overTitle,
    plain: true,
    content: html`${radioList({
      name: 'unit',
      value: state.runUnit,
      choices: UNITS.map((value) => ({ value, label: charts.units[value] })),
      choose: (runUnit) => void playground.setView({ runUnit }),
    })}
      <p class="hint">${charts.aboutUnits}</p>`,
  });
}

function scaleSwitch(playground: Playground, state: PlaygroundState): TemplateResult {
  const { charts } = words();
  const other = state.lossScale === 'log' ? 'linear' : 'log';
  return html`<button
    class="text-button"
    data-test="scale"
    title=${charts.switchScale[other]}
    @click=${() => playground.setView({ lossScale: other })}
  >
    ${charts.scale[state.lossScale]}
  </button>`;
}

export function chartsRow(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  const { frame, recipe } = state;
  const { charts } = words();
  if (!frame) return nothing;
  const ofClasses = isClassification(state);
  const lossName = choiceSetting('loss').choices.find((choice) => choice.value === recipe.loss);
  const { frame: focus } = focusOf(state);
  const steps = focus ? smoothed(focus.losses).steps : 1;
  const name = ofClasses ? charts.crossEntropy : (lossName?.label ?? '');
  return html`<div>
      <div class="chart-head">
        <h3>${charts.loss}</h3>
        <span class="hint">${charts.lossIs(name, steps)}</span>
        <span class="chart-buttons"
          >${unitChoice(playground, state)} ${scaleSwitch(playground, state)} ${savePicture('loss')}</span
        >
      </div>
      <rp-plot data-plot="loss" .spec=${lossPlot(state, frame)}></rp-plot>
    </div>
    <div>
      <div class="chart-head">
        <h3>${ofClasses ? charts.accuracy : charts.error}</h3>
        <span class="hint"
          >${ofClasses ? charts.accuracyIs : charts.errorIs(recipe.target)}</span
        >
        <span class="chart-buttons">${savePicture('error')}</span>
      </div>
      <rp-plot data-plot="error" .spec=${scorePlot(state, frame)}></rp-plot>
    </div>
    <div>
      <div class="chart-head">
        <h3>${charts.gradient}</h3>
        <span class="hint">${charts.gradientIs(steps)}</span>
        <span class="chart-buttons">${savePicture('gradient')}</span>
      </div>
      <rp-plot data-plot="gradient" .spec=${gradientPlot(state, frame)}></rp-plot>
    </div>`;
}
