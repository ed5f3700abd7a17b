/** A choice of one among a few, in a popover. */

import { html, type TemplateResult } from 'lit';

export interface RadioList<Value> {
  /** Of the group. */
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  choose(value: Value): void;
}

export function radioList<Value extends string | number>(list: RadioList<Value>): TemplateResult {
  return html`<ul>
    ${list.choices.map(
      ({ value, label }) =>
        html`<li>
          <label
            ><input
              type="radio"
              name=${list.name}
              value=${value}
              .checked=${value === list.value}
              @change=${() => list.choose(value)}
            />${label}</label
          >
        </li>`,
    )}
  </ul>`;
}
