/** A labelled control for every hyper-parameter of the runner looked at, as the core describes them. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, type PlaygroundState } from '../app/state.ts';
import { formatPlain } from '../format/number.ts';
import {
  counts,
  type HyperParameter,
  hyperText,
  optimizerInfo,
  presetOf,
} from '../recipe/optimizers.ts';
import { coreText, words } from '../words/language.ts';
import { symbol as letters } from './formula.ts';
import { refusal, textInput } from './number-field.ts';

type NumberHyper = Extract<HyperParameter, { kind: 'number' }>;
type ChoiceHyper = Extract<HyperParameter, { kind: 'choice' }>;

const SLIDER_STEPS = 400;

/** Position of a value on its slider, from 0 to 1; `decay` spreads 0.9, 0.99, 0.999 evenly. */
function positionOf({ min, max, scale }: NumberHyper, value: number): number {
  const along = (v: number) => {
    if (scale === 'log') return Math.log10(Math.max(v, Number.MIN_VALUE));
    return scale === 'decay' ? -Math.log10(1 - Math.min(v, max)) : v;
  };
  const [low, high] = [along(min), along(max)];
  return Math.min(1, Math.max(0, (along(value) - low) / (high - low)));
}

/** With as few digits as tell it from `before`: no move of the slider goes for nothing. */
function valueAt(parameter: NumberHyper, position: number, before: number): number {
  const short = roundedAt(parameter, position, 2);
  return short === before ? roundedAt(parameter, position, 3) : short;
}

function roundedAt(
  { min, max, scale, whole }: NumberHyper,
  position: number,
  digits: number,
): number {
  if (scale === 'decay') {
    const rest = 10 ** (position * Math.log10(1 - max));
    return Number((1 - Number(rest.toPrecision(digits))).toFixed(6));
  }
  const value =
    scale === 'log'
      ? Number((10 ** (Math.log10(min) + position * Math.log10(max / min))).toPrecision(digits))
      : Number((min + position * (max - min)).toPrecision(digits + 1));
  return whole ? Math.max(1, Math.round(value)) : value;
}

function inWords(parameter: HyperParameter, value: unknown): string {
  if (parameter.kind === 'number') return formatPlain(Number(value));
  if (parameter.kind === 'toggle') return value === true ? words().race.on : words().race.off;
  const chosen = parameter.choices.find((choice) => choice.value === value);
  return chosen ? coreText(chosen.label) : String(value);
}

function capitalised(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

/** What it does, what it may be, and what it is by default. */
function help(state: PlaygroundState, parameter: HyperParameter): string {
  const { optimizer } = focusOf(state).runner;
  const range =
    parameter.kind === 'number'
      ? ` ${capitalised(coreText(parameter.range))}${parameter.unit ? `, ${coreText(parameter.unit)}` : ''}.`
      : '';
  const preset = presetOf(optimizer);
  const initial = inWords(parameter, preset.values[parameter.key]);
  return `${coreText(parameter.help)}${range} ${capitalised(coreText(preset.label))}: ${initial}.`;
}

/** Why it is of no account now. */
function idleReason(state: PlaygroundState, parameter: HyperParameter): string {
  const condition = parameter.countsWhen;
  const { optimizer } = focusOf(state).runner;
  if (!condition || counts(parameter, optimizer.values)) return '';
  const all = optimizerInfo(optimizer.name).hyperParameters;
  const other = all.find(({ key }) => key === condition.key);
  const label = coreText(other?.label ?? condition.key);
  if (condition.choices.length === 0) return words().race.countsAbove0(label);
  const choices = condition.choices.map((choice) => (other ? inWords(other, choice) : choice));
  return words().race.countsWhere(label, choices);
}

function slider(
  playground: Playground,
  state: PlaygroundState,
  parameter: NumberHyper,
  idle: boolean,
): TemplateResult {
  const { key } = parameter;
  const value = Number(focusOf(state).runner.optimizer.values[key]);
  const set = (next: number) => void playground.setHyper(key, String(next));
  const initial = Number(presetOf(focusOf(state).runner.optimizer).values[key]);
  return html`<input
    type="range"
    id="slider-${key}"
    data-slider=${key}
    min="0"
    max=${SLIDER_STEPS}
    aria-valuetext=${formatPlain(value)}
    aria-describedby="help-${key}"
    ?disabled=${idle}
    .value=${String(Math.round(positionOf(parameter, value) * SLIDER_STEPS))}
    @input=${(event: Event) =>
      set(
        valueAt(parameter, Number((event.target as HTMLInputElement).value) / SLIDER_STEPS, value),
      )}
    @dblclick=${() => set(initial)}
  />`;
}

function choice(
  playground: Playground,
  state: PlaygroundState,
  parameter: ChoiceHyper,
  idle: boolean,
): TemplateResult {
  const { key } = parameter;
  const value = focusOf(state).runner.optimizer.values[key];
  return html`<select
    id="slider-${key}"
    data-setting=${key}
    aria-describedby="help-${key}"
    ?disabled=${idle}
    .value=${live(String(value))}
    @change=${(event: Event) => playground.setHyper(key, (event.target as HTMLSelectElement).value)}
  >
    ${parameter.choices.map(
      (one) =>
        html`<option value=${one.value} ?selected=${one.value === value}>${coreText(one.label)}</option>`,
    )}
  </select>`;
}

function toggle(
  playground: Playground,
  state: PlaygroundState,
  key: string,
  idle: boolean,
): TemplateResult {
  return html`<input
    type="checkbox"
    id="slider-${key}"
    data-setting=${key}
    aria-describedby="help-${key}"
    ?disabled=${idle}
    .checked=${live(focusOf(state).runner.optimizer.values[key] === true)}
    @change=${(event: Event) =>
      playground.setHyper(key, String((event.target as HTMLInputElement).checked))}
  />`;
}

function control(
  playground: Playground,
  state: PlaygroundState,
  parameter: HyperParameter,
  idle: boolean,
): TemplateResult {
  if (parameter.kind === 'toggle') return toggle(playground, state, parameter.key, idle);
  if (parameter.kind === 'choice') return choice(playground, state, parameter, idle);
  return html`${slider(playground, state, parameter, idle)}
  ${textInput(state, {
    key: parameter.key,
    label: coreText(parameter.label),
    value: hyperText(focusOf(state).runner.optimizer.values[parameter.key]!),
    help: '',
    disabled: idle,
    commit: (text) => void playground.setHyper(parameter.key, text),
  })}`;
}

function row(
  playground: Playground,
  state: PlaygroundState,
  parameter: HyperParameter,
): TemplateResult {
  const { key, label, symbol, kind } = parameter;
  const reason = idleReason(state, parameter);
  return html`<div class="parameter ${kind} ${reason ? 'idle' : ''}" data-hyper=${key}>
    <label for="slider-${key}">${coreText(label)} ${symbol ? html`<math>${letters(symbol)}</math>` : nothing}</label>
    ${control(playground, state, parameter, reason !== '')}
    <p class="help" id="help-${key}">${help(state, parameter)} ${reason}</p>
    ${refusal(state, key)}
  </div>`;
}

export function hyperParameters(playground: Playground, state: PlaygroundState): TemplateResult {
  const { optimizer } = focusOf(state).runner;
  const all = optimizerInfo(optimizer.name).hyperParameters;
  const { values } = optimizer;
  const { race } = words();
  const initial = presetOf(optimizer).values;
  const advanced = all.filter((parameter) => parameter.advanced);
  const changed = advanced.filter(({ key }) => values[key] !== initial[key]).length;
  const rows = (some: readonly HyperParameter[]) =>
    html`<div class="parameters" data-hint=${race.pointAtSetting}>
      ${some.map((parameter) => row(playground, state, parameter))}
    </div>`;
  return html`${rows(all.filter((parameter) => !parameter.advanced))}
    ${
      advanced.length === 0
        ? nothing
        : html`<details class="more" data-test="more-parameters">
            <summary>
              ${
                changed > 0
                  ? html`${race.more(advanced.length)}, <b>${race.changed(changed)}</b>`
                  : html`${race.moreSettings(advanced.length)}
                      <span class="hint">${race.moreKinds}</span>`
              }
            </summary>
            ${rows(advanced)}
          </details>`
    }`;
}
