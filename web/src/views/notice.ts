/** The one notice above the stage: what happened, where, and one action. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { formatCount, formatMeasured, formatPlain } from '../format/number.ts';
import type { Divergence } from '../protocol/calls.ts';

const FLAG = html`<svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
  ${svg`<path d="M1 0h1.5v16H1zM2 1h9.5L9 4.5 11.5 8H2z"></path>`}
</svg>`;

const CAUSES: Record<Divergence['cause'], (loss: number) => string> = {
  loss_not_finite: () => 'the loss became larger than a 32-bit number can hold',
  gradient_not_finite: () => 'the gradient became larger than a 32-bit number can hold',
  loss_exploded: (loss) =>
    `the loss grew to ${formatMeasured(loss)}, more than 10¹⁰ times its start`,
};

function divergenceNotice(
  playground: Playground,
  state: PlaygroundState,
  divergence: Divergence,
): TemplateResult {
  const smaller = Number((state.recipe.learning_rate / 10).toPrecision(2));
  const retry = async () => {
    await playground.setNumber('learning_rate', String(smaller));
    await playground.restart();
  };
  return html`<div class="notice runner" role="alert" data-test="notice">
    ${FLAG}
    <p>
      <b>RMSprop</b> diverged at step ${formatCount(divergence.step)}: ${CAUSES[divergence.cause](divergence.loss)}.
      A learning rate of ${formatPlain(state.recipe.learning_rate)} is too large here.
    </p>
    <button class="button" @click=${retry}>Restart at ${formatPlain(smaller)}</button>
  </div>`;
}

export function notice(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  const divergence = state.frame?.divergence;
  if (state.notice) {
    return html`<div class="notice" role="alert" data-test="notice">
      ${FLAG}
      <p>${state.notice.message}</p>
      <button class="text-button" @click=${() => playground.say(null)}>Dismiss</button>
    </div>`;
  }
  return divergence ? divergenceNotice(playground, state, divergence) : nothing;
}
