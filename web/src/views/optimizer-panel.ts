/** RMSprop's card: its metric, the barcode of its effective steps, formula and hyper-parameters. */

import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPlain } from '../format/number.ts';
import type { NumberKey } from '../recipe/recipe.ts';
import { type NumberSetting, numberSetting } from '../recipe/settings.ts';
import { barcode, medianOf } from './barcode.ts';
import { numberInput, refusal } from './number-field.ts';

const SLIDER_STEPS = 400;

/** Position of a value on its slider, from 0 to 1; `decay` spreads 0.9, 0.99, 0.999 evenly. */
function positionOf(setting: NumberSetting, value: number): number {
  const along = (v: number) => {
    if (setting.scale === 'log') return Math.log10(Math.max(v, Number.MIN_VALUE));
    return setting.scale === 'decay' ? -Math.log10(1 - Math.min(v, setting.max)) : v;
  };
  const [low, high] = [along(setting.min), along(setting.max)];
  return Math.min(1, Math.max(0, (along(value) - low) / (high - low)));
}

function valueAt(setting: NumberSetting, position: number): number {
  const { min, max, scale } = setting;
  if (scale === 'log') {
    const value = 10 ** (Math.log10(min) + position * Math.log10(max / min));
    return Number(value.toPrecision(2));
  }
  if (scale === 'decay') {
    const rest = 10 ** (position * Math.log10(1 - max));
    return Number((1 - Number(rest.toPrecision(2))).toFixed(6));
  }
  return min + position * (max - min);
}

function parameter(playground: Playground, state: PlaygroundState, key: NumberKey): TemplateResult {
  const setting = numberSetting(key);
  const position = Math.round(positionOf(setting, state.recipe[key]) * SLIDER_STEPS);
  const set = (value: number) => void playground.setNumber(key, String(value));
  return html`<div class="parameter">
    <label for="slider-${key}" title=${setting.help}>${setting.label} ${setting.symbol}</label>
    <input
      type="range"
      id="slider-${key}"
      data-slider=${key}
      min="0"
      max=${SLIDER_STEPS}
      aria-valuetext=${formatPlain(state.recipe[key])}
      title="${setting.help} Double click for ${formatPlain(setting.initial)}."
      .value=${String(position)}
      @input=${(event: Event) =>
        set(valueAt(setting, Number((event.target as HTMLInputElement).value) / SLIDER_STEPS))}
      @dblclick=${() => set(setting.initial)}
    />
    ${numberInput(playground, state, key)} ${refusal(state, key)}
  </div>`;
}

/** √v drawn with a border: without a mathematics font, browsers leave the root sign of msqrt out. */
const ROOT_OF_V = mathml`<mrow><mo class="root-sign">√</mo><mrow class="radicand"><mi>v</mi></mrow></mrow>`;

const FORMULA = html`<math displaystyle="true"
  ><mi>w</mi><mo>←</mo><mi>w</mi><mo>−</mo
  ><mfrac
    ><mi>η</mi><mrow>${ROOT_OF_V}<mo>+</mo><mi>ε</mi></mrow></mfrac
  ><mi>g</mi></math
>`;

const MEAN_SQUARE = html`<math
  ><mi>v</mi><mo>←</mo><mi>ρ</mi><mi>v</mi><mo>+</mo><mo stretchy="false">(</mo><mn>1</mn><mo>−</mo
  ><mi>ρ</mi><mo stretchy="false">)</mo><msup><mi>g</mi><mn>2</mn></msup></math
>`;

function numbers(state: PlaygroundState): TemplateResult | typeof nothing {
  const { frame, recipe } = state;
  if (!frame) return nothing;
  const { metrics } = frame;
  return html`<dl class="numbers">
    <dt>validation RMSE, in ${recipe.target}</dt>
    <dd data-test="rmse">${formatMeasured(metrics.validationRmse, 4)}</dd>
    <dt>validation R²</dt>
    <dd data-test="r2">${formatMeasured(metrics.validationR2, 4)}</dd>
    <dt>validation loss, standardised</dt>
    <dd data-test="validation-loss">${formatMeasured(metrics.validationLoss, 4)}</dd>
    <dt>steps per second</dt>
    <dd data-test="rate">${frame.stepsPerSecond > 0 ? formatMeasured(frame.stepsPerSecond) : '–'}</dd>
    <dt title="FNV-1a of the parameters' bytes. The same recipe gives the same one on every machine.">
      fingerprint
    </dt>
    <dd class="fingerprint" data-test="fingerprint">${frame.fingerprint ?? 'when paused'}</dd>
  </dl>`;
}

export function optimizerPanel(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame } = state;
  const taken = (frame?.step ?? 0) > 0;
  const median = frame && taken ? medianOf(frame.effectiveSteps) : Number.NaN;
  return html`<div class="row">
      <h2>Optimizer</h2>
      <span class="hint">validation RMSE</span>
    </div>
    <div class="runner">
      <div class="runner-head">
        <svg width="28" height="10" aria-hidden="true"><path class="swatch" d="M1 5H27" /></svg>
        <span><b>RMSprop</b> <span class="hint">as PyTorch</span></span>
        <span class="metric"
          >${frame?.divergence ? '∞' : frame ? formatMeasured(frame.metrics.validationRmse, 4) : ''}</span
        >
      </div>
      ${frame ? barcode(frame.effectiveSteps, median, state.info?.parameterCount ?? 0, taken) : nothing}
      <div class="formula-row">${MEAN_SQUARE}</div>
      <div class="formula-row">
        ${FORMULA}
        ${
          frame && taken ? html`<span>median step <b>${formatMeasured(median)}</b></span>` : nothing
        }
      </div>
      ${(['learning_rate', 'rho', 'epsilon'] as const).map((key) => parameter(playground, state, key))}
      ${numbers(state)}
    </div>`;
}
