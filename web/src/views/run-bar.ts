/** The transport: train, step, restart, pace; the ribbon of effective steps; where the run stands. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { isFinished, type PlaygroundState } from '../app/state.ts';
import type { Scrub } from '../charts/plot.ts';
import { formatCount, formatFixed, formatMeasured, formatPlain } from '../format/number.ts';
import type { NumberKey } from '../recipe/recipe.ts';
import { numberSetting } from '../recipe/settings.ts';
import { words } from '../words/language.ts';
import { numberInput, refusal } from './number-field.ts';
import { radioList } from './radio-list.ts';
import { effectiveStepPlot } from './run-plots.ts';
import { stoppedInWords } from './stopped-words.ts';
import { word } from './word.ts';

const PACES: readonly number[] = [10, 30, 100, 300, 1000, 10000, Number.POSITIVE_INFINITY];

function paceLabel(stepsPerSecond: number): string {
  const { fullSpeed, pace } = words().race;
  return Number.isFinite(stepsPerSecond) ? pace(formatPlain(stepsPerSecond)) : fullSpeed;
}

function paceChoices(playground: Playground, state: PlaygroundState): TemplateResult {
  return radioList({
    name: 'speed',
    value: state.stepsPerSecond,
    choices: PACES.map((value) => ({ value, label: paceLabel(value) })),
    choose: (stepsPerSecond) => void playground.setView({ stepsPerSecond }),
  });
}

const PLAY = html`<svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
  <path d="M1 0v14l11-7z" />
</svg>`;
const PAUSE = html`<svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
  <path d="M1 1h3v12H1zM8 1h3v12H8z" />
</svg>`;
const STEP = html`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
  <path d="M1 1l8 6-8 6zM10.5 1h2.5v12h-2.5z" />
</svg>`;
const BACK = html`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
  <path d="M13 1L5 7l8 6zM1 1h2.5v12H1z" />
</svg>`;
const EPOCH = html`<svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
  <path d="M0 1l7 6-7 6zM7 1l7 6-7 6zM15 1h2.5v12H15z" />
</svg>`;

export function trainOrPause(playground: Playground): Promise<void> {
  return playground.state.frame?.running ? playground.pause() : playground.train();
}

function buttons(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame, info } = state;
  const running = frame?.running ?? false;
  const { race } = words();
  const idle = !frame || isFinished(state);
  const label = running ? race.pause : isFinished(state) ? race.again : race.train;
  return html`<div class="buttons">
    <button
      class="primary"
      data-test="train"
      ?disabled=${!frame}
      @click=${() => trainOrPause(playground)}
    >
      ${running ? PAUSE : PLAY}${label}
    </button>
    <button
      class="button icon"
      aria-label=${race.stepBack}
      title=${race.stepBackTitle}
      ?disabled=${!frame || frame.step === 0}
      @click=${() => playground.seekBy(-1)}
    >
      ${BACK}
    </button>
    <button
      class="button icon"
      aria-label=${race.oneStep}
      title=${race.oneStepTitle}
      ?disabled=${idle}
      @click=${() => playground.step(1)}
    >
      ${STEP}
    </button>
    <button
      class="button icon"
      aria-label=${race.oneEpoch}
      title=${race.oneEpochTitle(info?.stepsPerEpoch ?? 0)}
      ?disabled=${idle}
      @click=${() => playground.step(info?.stepsPerEpoch ?? 1)}
    >
      ${EPOCH}
    </button>
  </div>`;
}

const STOP_RULES: readonly NumberKey[] = ['epochs', 'max_steps', 'patience', 'target_score'];

/** "50 epochs or on a plateau" */
export function endInWords({ recipe }: PlaygroundState): string {
  const { epochs, max_steps, patience, target_score } = recipe;
  return words().race.end({
    epochs,
    steps: max_steps > 0 ? max_steps : null,
    onPlateau: patience > 0,
    score: target_score > 0 ? formatPlain(target_score) : null,
  });
}

function settings(playground: Playground, state: PlaygroundState): TemplateResult {
  const { race } = words();
  const newSeed = String((state.recipe.seed + 1) % 1000);
  return html`<div class="settings">
    <button
      class="text-button"
      title=${race.restartTitle}
      ?disabled=${!state.frame}
      @click=${() => playground.restart()}
    >
      ${race.restart}
    </button>
    <button
      class="text-button"
      title=${race.newStartTitle(newSeed)}
      ?disabled=${!state.frame}
      @click=${() => playground.setNumber('seed', newSeed)}
    >
      ${race.newStart}
    </button>
    ${word({
      id: 'word-speed',
      text: paceLabel(state.stepsPerSecond),
      title: race.speed,
      plain: true,
      content: paceChoices(playground, state),
    })}
    <span
      ><span class="prefix">${race.stopsAfter} </span>${word({
        id: 'word-epochs',
        text: endInWords(state),
        title: race.endTitle,
        plain: true,
        content: html`${STOP_RULES.map(
          (key) =>
            html`<div class="field">
              <label for="setting-${key}">${numberSetting(key).label}</label>
              ${numberInput(playground, state, key)} ${refusal(state, key)}
              <p class="hint">${numberSetting(key).help}</p>
            </div>`,
        )}`,
      })}</span
    >
  </div>`;
}

function scrub(playground: Playground, move: Scrub): void {
  void ('to' in move ? playground.seek(move.to) : playground.seekBy(move.by));
}

function readout(state: PlaygroundState): TemplateResult {
  const { frame, info, recipe } = state;
  const { race } = words();
  const epoch = frame && info ? frame.step / info.stepsPerEpoch : 0;
  return html`<div class="readout">
    <span class="hint">${race.step}</span>
    <strong data-test="step">${formatCount(frame?.step ?? 0)}</strong>
    <span class="hint">${race.epochOf(formatFixed(epoch, 2), recipe.epochs)}</span>
    <span class="hint" data-test="stopped"
      >${frame?.running ? race.stepsPerSecond(formatMeasured(frame.stepsPerSecond)) : stoppedInWords(state)}</span
    >
  </div>`;
}

export function runBar(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame, info } = state;
  const { race } = words();
  return html`<div class="transport">
      ${buttons(playground, state)} ${settings(playground, state)}
    </div>
    <div class="ribbon">
      <div class="chart-head">
        <h3>${race.effectiveStep}</h3>
        <span class="hint">${race.ribbon(info?.parameterCount ?? 0)}</span>
      </div>
      ${
        frame && info
          ? html`<rp-plot
              data-plot="effective-step"
              .spec=${effectiveStepPlot(state, frame)}
              @scrub=${({ detail }: CustomEvent<Scrub>) => scrub(playground, detail)}
            ></rp-plot>`
          : nothing
      }
    </div>
    ${readout(state)}`;
}
