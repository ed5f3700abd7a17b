/** A labelled choice among a few values. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PlaygroundState } from '../app/state.ts';
import { refusal } from './number-field.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SelectField {
  /** For the page's own parts and for tests; no other field has it. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly help?: string;
  choose(value: string): void;
}

/** Of a `select`. */
export function optionsOf(choices: readonly Choice[], value: string): TemplateResult[] {
  return choices.map(
    (choice) =>
      html`<option value=${choice.value} ?selected=${choice.value === value}>
        ${choice.label}
      </option>`,
  );
}

export function selectField(state: PlaygroundState, field: SelectField): TemplateResult {
  const { key, label, value, choices, help, choose } = field;
  return html`<div class="field">
    <label for="setting-${key}">${label}</label>
    <select
      id="setting-${key}"
      data-setting=${key}
      title=${help ?? nothing}
      .value=${live(value)}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${optionsOf(choices, value)}
    </select>
    ${refusal(state, key)}
  </div>`;
}
