/** The one notice above the stage: what happened, where, and one action. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { formatCount, formatMeasured, formatPlain } from '../format/number.ts';
import type { Divergence } from '../protocol/calls.ts';
import { type HyperParameter, type Optimizer, optimizerInfo } from '../recipe/optimizers.ts';

const FLAG = html`<svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
  ${svg`<path d="M1 0h1.5v16H1zM2 1h9.5L9 4.5 11.5 8H2z"></path>`}
</svg>`;

const CAUSES: Record<Divergence['cause'], (loss: number) => string> = {
  loss_not_finite: () => 'the loss became larger than a 32-bit number can hold',
  gradient_not_finite: () => 'the gradient became larger than a 32-bit number can hold',
  loss_exploded: (loss) =>
    `the loss grew to ${formatMeasured(loss)}, more than 10¹⁰ times its start`,
};

/** The hyper-parameter that sets how far a step goes. */
function stepSize(optimizer: Optimizer): HyperParameter {
  const { hyperParameters } = optimizerInfo(optimizer.name);
  return hyperParameters.find(({ key }) => key === 'learning_rate') ?? hyperParameters[0]!;
}

function divergenceNotice(
  playground: Playground,
  { recipe }: PlaygroundState,
  divergence: Divergence,
): TemplateResult {
  const { key, label } = stepSize(recipe.optimizer);
  const size = Number(recipe.optimizer.values[key]);
  const smaller = Number((size / 10).toPrecision(2));
  const retry = async () => {
    await playground.setHyper(key, String(smaller));
    await playground.restart();
  };
  const what = `diverged at step ${formatCount(divergence.step)}: ${CAUSES[divergence.cause](divergence.loss)}.`;
  const why = `A ${label} of ${formatPlain(size)} is too large here.`;
  return html`<div class="notice runner" role="alert" data-test="notice">
    ${FLAG}
    <p><b>${optimizerInfo(recipe.optimizer.name).label}</b> ${what} ${why}</p>
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
