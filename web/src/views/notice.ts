/** The one notice above the stage: what happened, where, and one action. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { FilePlace } from '../base/playground-error.ts';
import { formatPlain } from '../format/number.ts';
import type { Divergence } from '../protocol/calls.ts';
import { type HyperParameter, type Optimizer, optimizerInfo } from '../recipe/optimizers.ts';
import type { Runner } from '../recipe/runners.ts';
import { coreText, words } from '../words/language.ts';
import { nameOf } from './runner-look.ts';

const FLAG = html`<svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
  ${svg`<path d="M1 0h1.5v16H1zM2 1h9.5L9 4.5 11.5 8H2z"></path>`}
</svg>`;

/** The hyper-parameter that sets how far a step goes. */
function stepSize(optimizer: Optimizer): HyperParameter {
  const { hyperParameters } = optimizerInfo(optimizer.name);
  return hyperParameters.find(({ key }) => key === 'learning_rate') ?? hyperParameters[0]!;
}

function divergenceNotice(
  playground: Playground,
  state: PlaygroundState,
  runner: Runner,
  divergence: Divergence,
): TemplateResult {
  const { key, label } = stepSize(runner.optimizer);
  const size = Number(runner.optimizer.values[key]);
  const smaller = Number((size / 10).toPrecision(2));
  const retry = async () => {
    await playground.setView({ slot: runner.slot });
    await playground.setHyper(key, String(smaller));
    await playground.restart();
  };
  const { page } = words();
  const what = page.diverged(divergence.step, divergence.cause, divergence.loss);
  const why = page.tooLarge(coreText(label), formatPlain(size));
  return html`<div class="notice runner" role="alert" data-test="notice" data-slot=${runner.slot}>
    ${FLAG}
    <p><b>${nameOf(state.recipe, runner)}</b> ${what} ${why}</p>
    <button class="button" @click=${retry}>${page.restartAt(formatPlain(smaller))}</button>
  </div>`;
}

/** The first runner that diverged. */
function firstDiverged({ recipe, frame }: PlaygroundState) {
  const diverged = frame?.runners.filter(({ divergence }) => divergence) ?? [];
  const first = diverged.toSorted((a, b) => a.divergence!.step - b.divergence!.step)[0];
  const runner = recipe.runners.find(({ slot }) => slot === first?.slot);
  return first?.divergence && runner ? { runner, divergence: first.divergence } : null;
}

/** The line of the file that is meant, with where it begins. */
function placeLine({ line, byte, row }: FilePlace): TemplateResult | typeof nothing {
  if (line === undefined || row === undefined) return nothing;
  const where = words().page.fileRow(row, byte);
  return html`<span class="file-line">${where} <code>${line}</code></span>`;
}

/** What the reader says would help, as one action. */
function retryButton(
  playground: Playground,
  retry: NonNullable<FilePlace['retry']>,
): TemplateResult {
  const { everyKthRow, encoding } = retry;
  const text = everyKthRow
    ? words().page.readOneRowIn(Number(everyKthRow))
    : words().page.readAs(String(encoding));
  return html`<button class="button" @click=${() => void playground.openRefused(retry)}>${text}</button>`;
}

export function notice(
  playground: Playground,
  state: PlaygroundState,
): TemplateResult | typeof nothing {
  if (state.notice) {
    const { message, place } = state.notice;
    return html`<div class="notice" role="alert" data-test="notice">
      ${FLAG}
      <p>${message}${place ? placeLine(place) : nothing}</p>
      ${place?.retry ? retryButton(playground, place.retry) : nothing}
      <button class="text-button" @click=${() => playground.say(null)}>${words().page.dismiss}</button>
    </div>`;
  }
  const diverged = firstDiverged(state);
  return diverged
    ? divergenceNotice(playground, state, diverged.runner, diverged.divergence)
    : nothing;
}
