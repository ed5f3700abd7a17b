/** The runner looked at: its rule and preset to choose, formula, hyper-parameters and figures. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, isClassification, type PlaygroundState } from '../app/state.ts';
import { formatMeasured } from '../format/number.ts';
import type { RunnerFrame } from '../protocol/calls.ts';
import { OPTIMIZERS, optimizerInfo } from '../recipe/optimizers.ts';
import { MOST_RUNNERS, type Runner } from '../recipe/runners.ts';
import { coreText, words } from '../words/language.ts';
import { spreadOf } from './barcode.ts';
import { formula } from './formula.ts';
import { hyperParameters } from './hyper-parameters.ts';
import { refusal } from './number-field.ts';
import { nameOf, presetText } from './runner-look.ts';
import { scoreText } from './runner-row.ts';
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

/** Drawn anew only when it changes: its popovers hold every optimizer, and a run has sixty frames a second. */
function title(playground: Playground, state: PlaygroundState): unknown {
  const { recipe, refused, slot } = state;
  return guard(
    [recipe.runners, refused, slot],
    () => html`<div class="detail-title">
      <b>${optimizerWord(playground, state)}</b> ${presetWord(playground, state)}
    </div>`,
  );
}

function figure(key: string, label: string, title: string, value: string): TemplateResult {
  return html`<div class=${key}>
    <dt title=${title}>${label}</dt>
    <dd data-test=${key}>${value}</dd>
  </div>`;
}

function figures(state: PlaygroundState, frame: RunnerFrame): TemplateResult {
  const { metrics, fingerprint } = frame;
  const { numbers: say } = words().race;
  const loss = formatMeasured(metrics.validationLoss, 4);
  const r2 = formatMeasured(metrics.validationR2, 4);
  return html`<dl class="figures">
    ${
      isClassification(state)
        ? html`${figure('accuracy', say.accuracy, say.accuracyTitle, scoreText(state, frame))}
          ${figure('validation-loss', say.crossEntropy, say.overValidation, loss)}`
        : html`${figure('rmse', say.rmseIn(state.recipe.target), say.overValidation, scoreText(state, frame))}
          ${figure('r2', say.r2, say.overValidation, r2)}
          ${figure('validation-loss', say.loss, say.lossTitle, loss)}`
    }
    ${
      metrics.penalty > 0
        ? figure('penalty', say.penalty, say.penaltyTitle, formatMeasured(metrics.penalty, 4))
        : nothing
    }
    ${figure('fingerprint', say.fingerprint, say.fingerprintTitle, fingerprint ?? say.whenPaused)}
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

export function runnerDetail(playground: Playground, state: PlaygroundState): TemplateResult {
  const { runner, rule, frame } = focusOf(state);
  const { recipe, refused, slot } = state;
  const { race } = words();
  const median = frame && frame.step > 0 ? spreadOf(frame.effectiveSteps).median : Number.NaN;
  return html`<div
    class="runner-detail"
    role="group"
    data-slot=${runner.slot}
    aria-label=${race.settingsOf(nameOf(recipe, runner))}
  >
    ${title(playground, state)}
    <div class="rule">
      ${rule ? guard([rule], () => formula(rule)) : nothing}
      <p class="median" data-test="median-step">
        ${
          Number.isNaN(median) ? nothing : html`${race.medianStep} <b>${formatMeasured(median)}</b>`
        }
      </p>
    </div>
    ${guard([recipe.runners, refused, slot], () => hyperParameters(playground, state))}
    ${frame ? figures(state, frame) : nothing} ${places(playground, state, runner)}
  </div>`;
}
