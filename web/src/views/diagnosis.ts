/** The gravest thing that stands in the way of a run: a sentence, at most one action, the rest counted. */

import { html, nothing, type TemplateResult } from 'lit';
import { diagnose } from '../app/diagnosis.ts';
import type { Playground } from '../app/playground.ts';
import { type PlaygroundState, runnerIn } from '../app/state.ts';
import { words } from '../words/language.ts';
import { nameOf } from './runner-look.ts';

/** While a run goes on its numbers change too fast to be advised by. */
export function diagnosisView(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  const { frame, recipe } = state;
  if (!frame || frame.running || frame.settling) return nothing;
  const [gravest, ...others] = diagnose(state);
  if (!gravest) return nothing;
  const { diagnosis: say } = words();
  const runner = runnerIn(recipe, gravest.slot ?? state.slot);
  const facts = { name: gravest.name, runner: nameOf(recipe, runner), numbers: gravest.numbers };
  const { text, action } = say.rules[gravest.rule];
  const { act } = gravest;
  return html`<div
    class="diagnosis"
    role="group"
    aria-label=${say.label}
    data-test="diagnosis"
    data-rule=${gravest.rule}
    data-slot=${gravest.slot ?? nothing}
  >
    <p class="caption">${text(facts)}</p>
    <p>
      ${
        act && action
          ? html`<button class="button" @click=${() => act(playground)}>${action(facts)}</button>`
          : nothing
      }
      <button class="text-button" @click=${() => playground.dismiss(gravest.rule)}>
        ${say.dismiss}
      </button>
      ${others.length > 0 ? html`<span class="hint">${say.more(others.length)}</span>` : nothing}
    </p>
  </div>`;
}
