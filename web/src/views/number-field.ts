/** A setting as typed text, with the sentence below it when the text was refused. */

import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { typedNumber } from '../recipe/parse-number.ts';
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

/** Fields with text in them that nobody has taken over yet. */
const typing = new WeakSet<Element>();

/** A setting that changes meanwhile leaves the text alone that is being typed. */
const unlessTyping = directive(
  class extends Directive {
    render(text: string): unknown {
      return text;
    }
    override update({ element }: ElementPart, [text]: [string]): unknown {
      return typing.has(element) ? noChange : text;
    }
  },
);

export function textInput(state: PlaygroundState, field: TextField): TemplateResult {
  const refused = state.refused.get(field.key);
  const take = ({ target }: Event) => {
    typing.delete(target as Element);
    field.commit((target as HTMLInputElement).value);
  };
  // Text that is again what it was at the first key makes no `change`, and yet was typed.
  const takeTyped = (event: Event) => {
    if (typing.has(event.target as Element)) take(event);
  };
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
    .value=${unlessTyping(refused?.text ?? field.value)}
    @input=${({ target }: Event) => typing.add(target as Element)}
    @change=${take}
    @keyup=${(event: KeyboardEvent) => event.key === 'Enter' && takeTyped(event)}
    @blur=${takeTyped}
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
    value: typedNumber(state.recipe[key]),
    help: setting.help,
    commit: (text) => void playground.setNumber(key, text),
  });
}
