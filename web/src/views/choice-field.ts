/** A labelled choice among a setting's values. */

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { ChoiceKey } from '../recipe/recipe.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { refusal } from './number-field.ts';

export function choiceField(
  playground: Playground,
  state: PlaygroundState,
  key: ChoiceKey,
  allowed: (value: string) => boolean = () => true,
): TemplateResult {
  const setting = choiceSetting(key);
  return html`<div class="field">
    <label for="setting-${key}">${setting.label}</label>
    <select
      id="setting-${key}"
      data-setting=${key}
      title=${setting.help}
      .value=${live(state.recipe[key])}
      @change=${(event: Event) =>
        playground.setChoice(key, (event.target as HTMLSelectElement).value)}
    >
      ${setting.choices
        .filter((choice) => allowed(choice.value))
        .map(
          (choice) =>
            html`<option value=${choice.value} ?selected=${choice.value === state.recipe[key]}>
              ${choice.label}
            </option>`,
        )}
    </select>
    ${refusal(state, key)}
  </div>`;
}
