/** A runner's card: name, metric and the barcode of its effective steps; open, formula and settings too. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import { formatMeasured, formatPercent } from '../format/number.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
import {
  isAsPreset,
  OPTIMIZERS,
  type Optimizer,
  optimizerInfo,
  presetOf,
} from '../recipe/optimizers.ts';
import { MOST_RUNNERS, type Runner } from '../recipe/runners.ts';
import { coreText, words } from '../words/language.ts';
import { barcode, type Decades, medianOf } from './barcode.ts';
import { formula } from './formula.ts';
import { hyperParameters } from './hyper-parameters.ts';
import { refusal } from './number-field.ts';
import { nameOf } from './runner-look.ts';
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
  const { runner } = focusOf(state);
  const { name } = runner.optimizer;
  return word({
    id: 'word-optimizer',
    text: nameOf(state.recipe, runner),
    title: words().race.optimizer,
    content: html`${refusal(state, 'optimizer')}
      ${optimizerList('choose-optimizer', name, (key) => void playground.setOptimizer(key))}
      <p class="hint">${optimizerInfo(name).label}: ${optimizerInfo(name).citation}.</p>
      <p class="hint">${words().race.startsAfresh}</p>`,
    plain: true,
  });
}

/** Every optimizer there is, to choose one. */
export function optimizerList(
  name: string,
  chosen: string,
  choose: (key: string) => void,
): TemplateResult {
  const entries = OPTIMIZERS.map(({ key, label, summary }) => ({
    key,
    label,
    about: coreText(summary),
  }));
  return list(name, entries, chosen, choose);
}

function presetWord(playground: Playground, state: PlaygroundState): TemplateResult {
  const { optimizer } = focusOf(state).runner;
  const info = optimizerInfo(optimizer.name);
  const entries = info.presets.map(({ key, label, source }) => ({
    key,
    label: coreText(label),
    about: coreText(source),
  }));
  return word({
    id: 'word-preset',
    text: presetText(optimizer),
    title: words().race.presetTitle(info.label),
    content: html`${refusal(state, 'preset')}
    ${list('choose-preset', entries, optimizer.preset, (key) => void playground.setPreset(key))}`,
    plain: true,
  });
}

function presetText(optimizer: Optimizer): string {
  const label = coreText(presetOf(optimizer).label);
  return isAsPreset(optimizer) ? label : words().race.changedPreset(label);
}

/** Drawn anew only when it changes: its popovers hold every optimizer, and a run has sixty frames a second. */
function openTitle(playground: Playground, state: PlaygroundState): unknown {
  const { recipe, refused, slot } = state;
  return guard(
    [recipe.runners, refused, slot],
    () => html`<span class="runner-title"
      ><b>${optimizerWord(playground, state)}</b> ${presetWord(playground, state)}</span
    >`,
  );
}

function closedTitle(playground: Playground, state: PlaygroundState, runner: Runner) {
  const name = nameOf(state.recipe, runner);
  return html`<button
    class="line runner-title"
    aria-expanded="false"
    data-runner=${runner.slot}
    @click=${() => playground.setView({ slot: runner.slot })}
  >
    <b>${name}</b> <span class="hint">${presetText(runner.optimizer)}</span>
  </button>`;
}

/** The one figure that says how good the model is. */
function score(state: PlaygroundState, { metrics }: RunnerFrame): string {
  return isClassification(state)
    ? formatPercent(metrics.validationAccuracy)
    : formatMeasured(metrics.validationRmse, 4);
}

function scoreOrEnd(state: PlaygroundState, frame: RunnerFrame): string {
  const { divergence, step } = frame;
  const { race } = words();
  if (divergence) return race.divergedAt(divergence.step);
  return step < (state.frame?.step ?? 0) ? race.atStep(step) : score(state, frame);
}

function numbers(state: PlaygroundState, frame: RunnerFrame): TemplateResult {
  const { recipe } = state;
  const { metrics } = frame;
  const { numbers: say } = words().race;
  const rate = state.frame?.stepsPerSecond ?? 0;
  return html`<dl class="numbers">
    ${
      isClassification(state)
        ? html`<dt title=${say.accuracyTitle}>${say.accuracy}</dt>
            <dd data-test="accuracy">${score(state, frame)}</dd>
            <dt title=${say.overValidation}>${say.crossEntropy}</dt>`
        : html`<dt title=${say.overValidation}>${say.rmseIn(recipe.target)}</dt>
            <dd data-test="rmse">${score(state, frame)}</dd>
            <dt title=${say.overValidation}>${say.r2}</dt>
            <dd data-test="r2">${formatMeasured(metrics.validationR2, 4)}</dd>
            <dt title=${say.lossTitle}>${say.loss}</dt>`
    }
    <dd data-test="validation-loss">${formatMeasured(metrics.validationLoss, 4)}</dd>
    ${
      metrics.penalty > 0
        ? html`<dt title=${say.penaltyTitle}>${say.penalty}</dt>
            <dd data-test="penalty">${formatMeasured(metrics.penalty, 4)}</dd>`
        : nothing
    }
    <dt title=${recipe.runners.length > 1 ? say.rateTitle : nothing}>${say.rate}</dt>
    <dd data-test="rate">${rate > 0 ? formatMeasured(rate) : '–'}</dd>
    <dt title=${say.fingerprintTitle}>${say.fingerprint}</dt>
    <dd class="fingerprint" data-test="fingerprint">${frame.fingerprint ?? say.whenPaused}</dd>
  </dl>`;
}

function places(playground: Playground, { recipe }: PlaygroundState, { slot }: Runner) {
  const { runners } = recipe;
  const at = runners.findIndex((runner) => runner.slot === slot);
  const isAlone = runners.length === 1;
  const { race } = words();
  return html`<div class="runner-buttons">
    <button
      class="text-button"
      title=${race.duplicateTitle}
      ?disabled=${runners.length >= MOST_RUNNERS}
      @click=${() => playground.duplicateRunner(slot)}
    >
      ${race.duplicate}
    </button>
    <button class="text-button" ?disabled=${isAlone} @click=${() => playground.removeRunner(slot)}>
      ${race.remove}
    </button>
    <button
      class="text-button"
      aria-label=${race.moveUp}
      title=${race.moveUp}
      ?disabled=${at === 0}
      @click=${() => playground.moveRunner(slot, -1)}
    >
      ↑
    </button>
    <button
      class="text-button"
      aria-label=${race.moveDown}
      title=${race.moveDown}
      ?disabled=${at === runners.length - 1}
      @click=${() => playground.moveRunner(slot, 1)}
    >
      ↓
    </button>
  </div>`;
}

function openPart(playground: Playground, state: PlaygroundState): TemplateResult {
  const { runner, rule, frame } = focusOf(state);
  const { recipe, refused, slot } = state;
  const median = frame && frame.step > 0 ? medianOf(frame.effectiveSteps) : Number.NaN;
  return html`${rule ? guard([rule], () => formula(rule)) : nothing}
    <p class="median" data-test="median-step">
      ${
        Number.isNaN(median)
          ? nothing
          : html`${words().race.medianStep} <b>${formatMeasured(median)}</b>`
      }
    </p>
    ${guard([recipe.runners, refused, slot], () => hyperParameters(playground, state))}
    ${frame ? numbers(state, frame) : nothing} ${places(playground, state, runner)}`;
}

export function runnerCard(
  playground: Playground,
  state: PlaygroundState,
  runner: Runner,
  decades: Decades,
): TemplateResult {
  const isOpen = focusOf(state).runner.slot === runner.slot;
  const frame = state.frame?.runners.find(({ slot }) => slot === runner.slot);
  const weights = state.info?.parameterCount ?? 0;
  return html`<div
    class="runner"
    role="group"
    data-slot=${runner.slot}
    aria-label=${nameOf(state.recipe, runner)}
  >
    <div class="runner-head">
      <svg width="28" height="10" aria-hidden="true"><path class="swatch" d="M1 5H27" /></svg>
      ${isOpen ? openTitle(playground, state) : closedTitle(playground, state, runner)}
      <span class="metric">${frame ? scoreOrEnd(state, frame) : ''}</span>
    </div>
    ${
      frame && frame.step > 0
        ? barcode(frame.effectiveSteps, medianOf(frame.effectiveSteps), weights, decades)
        : nothing
    }
    ${isOpen ? openPart(playground, state) : nothing}
  </div>`;
}
