/** The optimizer's card: its metric, the barcode of its effective steps, formula and settings. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { Frame } from '../protocol/calls.ts';
import { isAsPreset, OPTIMIZERS, optimizerInfo, presetOf } from '../recipe/optimizers.ts';
import { barcode, medianOf } from './barcode.ts';
import { formula } from './formula.ts';
import { hyperParameters } from './hyper-parameters.ts';
import { refusal } from './number-field.ts';
import { word } from './word.ts';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly about: string;
}

function list(
  name: string,
  entries: readonly Entry[],
  chosen: string,
  choose: (key: string) => void,
): TemplateResult {
  return html`<ul>
    ${entries.map(
      ({ key, label, about }) =>
        html`<li>
          <label
            ><input
              type="radio"
              name=${name}
              value=${key}
              .checked=${live(key === chosen)}
              @change=${() => choose(key)}
            /><span>${label} <span class="hint">${about}</span></span></label
          >
        </li>`,
    )}
  </ul>`;
}

function optimizerWord(playground: Playground, state: PlaygroundState): TemplateResult {
  const { name } = state.recipe.optimizer;
  const entries = OPTIMIZERS.map(({ key, label, summary }) => ({ key, label, about: summary }));
  return word({
    id: 'word-optimizer',
    text: optimizerInfo(name).label,
    title: 'Optimizer',
    content: html`${refusal(state, 'optimizer')}
      ${list('choose-optimizer', entries, name, (key) => void playground.setOptimizer(key))}
      <p class="hint">${optimizerInfo(name).label}: ${optimizerInfo(name).citation}.</p>
      <p class="hint">Another optimizer starts a new run: same data, same start, same batches.</p>`,
    plain: true,
  });
}

function presetWord(playground: Playground, state: PlaygroundState): TemplateResult {
  const { optimizer } = state.recipe;
  const info = optimizerInfo(optimizer.name);
  const entries = info.presets.map(({ key, label, source }) => ({ key, label, about: source }));
  const text = `${presetOf(optimizer).label}${isAsPreset(optimizer) ? '' : ', changed'}`;
  return word({
    id: 'word-preset',
    text,
    title: `${info.label} as`,
    content: html`${refusal(state, 'preset')}
    ${list('choose-preset', entries, optimizer.preset, (key) => void playground.setPreset(key))}`,
    plain: true,
  });
}

/** Drawn anew only when it changes: its popovers hold every optimizer, and a run has sixty frames a second. */
function title(playground: Playground, state: PlaygroundState): unknown {
  const { recipe, refused } = state;
  return guard(
    [recipe.optimizer, refused],
    () => html`<span class="runner-title"
      ><b>${optimizerWord(playground, state)}</b> ${presetWord(playground, state)}</span
    >`,
  );
}

/** The one figure that says how good the model is. */
function score(state: PlaygroundState, { metrics }: Frame): string {
  return isClassification(state)
    ? formatPercent(metrics.validationAccuracy)
    : formatMeasured(metrics.validationRmse, 4);
}

function numbers(state: PlaygroundState): TemplateResult | typeof nothing {
  const { frame, recipe } = state;
  if (!frame) return nothing;
  const { metrics } = frame;
  return html`<dl class="numbers">
    ${
      isClassification(state)
        ? html`<dt title="share of the validation rows predicted right">accuracy</dt>
            <dd data-test="accuracy">${score(state, frame)}</dd>
            <dt title="over the validation rows">cross-entropy</dt>`
        : html`<dt title="over the validation rows">RMSE, in ${recipe.target}</dt>
            <dd data-test="rmse">${score(state, frame)}</dd>
            <dt title="over the validation rows">R²</dt>
            <dd data-test="r2">${formatMeasured(metrics.validationR2, 4)}</dd>
            <dt title="over the validation rows, in standardised units">loss, standardised</dt>`
    }
    <dd data-test="validation-loss">${formatMeasured(metrics.validationLoss, 4)}</dd>
    ${
      metrics.penalty > 0
        ? html`<dt title="added to the loss by the L1 and L2 penalties, and no part of it">penalty</dt>
            <dd data-test="penalty">${formatMeasured(metrics.penalty, 4)}</dd>`
        : nothing
    }
    <dt>steps per second</dt>
    <dd data-test="rate">${frame.stepsPerSecond > 0 ? formatMeasured(frame.stepsPerSecond) : '–'}</dd>
    <dt title="FNV-1a of the parameters' bytes. The same recipe gives the same one on every machine.">
      fingerprint
    </dt>
    <dd class="fingerprint" data-test="fingerprint">${frame.fingerprint ?? 'when paused'}</dd>
  </dl>`;
}

export function optimizerPanel(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame, rule, recipe, refused } = state;
  const taken = (frame?.step ?? 0) > 0;
  const median = frame && taken ? medianOf(frame.effectiveSteps) : Number.NaN;
  return html`<div class="row">
      <h2>Optimizer</h2>
      <span class="hint">validation ${isClassification(state) ? 'accuracy' : 'RMSE'}</span>
    </div>
    <div class="runner">
      <div class="runner-head">
        <svg width="28" height="10" aria-hidden="true"><path class="swatch" d="M1 5H27" /></svg>
        ${title(playground, state)}
        <span class="metric"
          >${frame?.divergence ? '∞' : frame ? score(state, frame) : ''}</span
        >
      </div>
      ${frame ? barcode(frame.effectiveSteps, median, state.info?.parameterCount ?? 0, taken) : nothing}
      ${rule ? guard([rule], () => formula(rule)) : nothing}
      <p class="median" data-test="median-step">
        ${frame && taken ? html`median effective step <b>${formatMeasured(median)}</b>` : nothing}
      </p>
      ${guard([recipe.optimizer, refused], () => hyperParameters(playground, state))}
      ${numbers(state)}
    </div>`;
}
