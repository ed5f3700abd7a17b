/** A setting as typed text, with the sentence below it when the text was refused. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { NumberKey } from '../recipe/recipe.ts';
import { numberSetting } from '../recipe/settings.ts';

export function refusal(state: PlaygroundState, key: string): TemplateResult | typeof nothing {
  const refused = state.refused.get(key);
  if (!refused) return nothing;
  return html`<p class="refusal" id="refusal-${key}" role="alert" data-refusal=${key}>
    ${refused.message}
  </p>`;
}

export interface TextField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Empty where it is said elsewhere, under `help-<key>`. */
  readonly help: string;
  readonly disabled?: boolean;
  commit(text: string): void;
}

export function textInput(state: PlaygroundState, field: TextField): TemplateResult {
  const refused = state.refused.get(field.key);
  return html`<input
    type="text"
    id="setting-${field.key}"
    data-setting=${field.key}
    aria-label=${field.label}
    title=${field.help || nothing}
    ?disabled=${field.disabled ?? false}
    autocomplete="off"
    spellcheck="false"
    aria-invalid=${refused ? 'true' : 'false'}
    aria-describedby=${refused ? `refusal-${field.key}` : field.help ? nothing : `help-${field.key}`}
    .value=${refused?.text ?? field.value}
    @change=${(event: Event) => field.commit((event.target as HTMLInputElement).value)}
  />`;
}

export function numberInput(
  playground: Playground,
  state: PlaygroundState,
  key: NumberKey,
): TemplateResult {
  const setting = numberSetting(key);
  return textInput(state, {
    key,
    label: setting.label,
    value: String(state.recipe[key]),
    help: setting.help,
    commit: (text) => void playground.setNumber(key, text),
  });
}
