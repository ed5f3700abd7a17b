/** One weight: its next update taken apart, in symbols and numbers, and how it came to stand where it is. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, type Inspected, type PlaygroundState } from '../app/state.ts';
import type { SessionInfo, UpdateApart } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { formulaInWords, statement, statementInNumbers, symbol } from './formula.ts';
import { strips } from './microscope-plots.ts';
import { nameOf } from './runner-look.ts';
import { findWeights, parameterName } from './weight-names.ts';
import { whatIsSpecial } from './what-is-special.ts';
import { word } from './word.ts';

/** Weights listed at a time; a search finds the others. */
const MOST_LISTED = 40;

function choices(
  playground: Playground,
  state: PlaygroundState,
  info: SessionInfo,
): TemplateResult {
  const { microscope: say } = words();
  const found = findWeights(info, state.weightSearch, MOST_LISTED);
  return html`<button class="text-button" @click=${() => playground.inspectLargest()}>
      ${say.largest}
    </button>
    <div class="field">
      <label for="weight-search">${say.search}</label>
      <input
        id="weight-search"
        type="text"
        autocomplete="off"
        placeholder=${say.searchExample}
        .value=${live(state.weightSearch)}
        @input=${(event: Event) =>
          playground.setView({ weightSearch: (event.target as HTMLInputElement).value })}
      />
    </div>
    <ul data-test="weight-list">
      ${found.map(
        (at) =>
          html`<li>
            <button
              class="line"
              aria-pressed=${at === state.weight ? 'true' : 'false'}
              @click=${() => playground.setView({ weight: at })}
            >
              ${parameterName(info, at)}
            </button>
          </li>`,
      )}
    </ul>
    <p class="hint">${say.found(found.length, found.length === MOST_LISTED, info.parameterCount)}</p>`;
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function updateView(state: PlaygroundState, update: UpdateApart): TemplateResult {
  const { slowAt } = state;
  const { microscope: say } = words();
  return html`<div class="update" role="group" aria-label=${say.nextUpdate} data-test="update" tabindex="0">
    ${update.statements.map((one, at) => {
      const phase = slowAt === null || at < slowAt ? '' : at === slowAt ? 'now' : 'later';
      return html`<div
        class="part ${phase}"
        role="img"
        aria-label="${formulaInWords({ statements: [one] })}"
      >
        ${statement(one)} ${statementInNumbers(one)}
      </div>`;
    })}
  </div>`;
}

function stripsView(state: PlaygroundState, inspected: Inspected): TemplateResult[] {
  return strips(state, inspected).map(
    ({ key, symbol: letter, name, now, spec }) =>
      html`<div class="strip">
        <span class="strip-name"><math>${symbol(letter)}</math> <span class="hint">${name}</span></span>
        <strong data-test="now-${key}">${now}</strong>
        <rp-plot data-plot="strip-${key}" class=${spec.x.isBare ? '' : 'last'} .spec=${spec}></rp-plot>
      </div>`,
  );
}

export function microscopeView(
  playground: Playground,
  state: PlaygroundState,
  info: SessionInfo,
): TemplateResult {
  const { microscope: say } = words();
  const { runner, frame } = focusOf(state);
  const { inspected, weight, weightSearch, slowAt } = state;
  const isOfThis = inspected?.slot === runner.slot && inspected.parameter === weight;
  const update = isOfThis ? inspected.seen.update : null;
  const special = isOfThis ? whatIsSpecial(inspected, runner.optimizer) : '';
  return html`<div class="row caption-row">
      <p class="caption" data-test="microscope-caption">
        ${say.before}
        ${guard([info, weight, weightSearch], () =>
          word({
            id: 'word-weight',
            text: parameterName(info, weight),
            title: say.choose,
            content: choices(playground, state, info),
          }),
        )}${say.under(nameOf(state.recipe, runner), (frame?.step ?? 0) + 1)} ${special}
      </p>
      <button
        class="text-button"
        ?disabled=${!update || state.frame?.running === true}
        title=${say.slowTitle}
        @click=${() => playground.slowStep(isStill())}
      >
        ${slowAt !== null && isStill() ? say.goOn : say.slow}
      </button>
    </div>
    ${update ? updateView(state, update) : nothing}
    ${isOfThis && !update ? html`<p class="hint">${say.noUpdate(nameOf(state.recipe, runner))}</p>` : nothing}
    ${
      isOfThis && inspected.seen.steps.length > 0
        ? html`<div class="strips">${stripsView(state, inspected)}</div>`
        : html`<p class="hint">${say.stripsCome}</p>`
    }`;
}
