/** The race: a card for each runner, and who else may join. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { MOST_RUNNERS } from '../recipe/runners.ts';
import { words } from '../words/language.ts';
import { barcodeAxis, decadesOf } from './barcode.ts';
import { refusal } from './number-field.ts';
import { raceInWords } from './race-words.ts';
import { optimizerList, runnerCard } from './runner-card.ts';
import { word } from './word.ts';

function addRival(playground: Playground, state: PlaygroundState): TemplateResult {
  const { race } = words();
  if (state.recipe.runners.length >= MOST_RUNNERS) {
    return html`<p class="hint">${race.mostRunners(MOST_RUNNERS)}</p>`;
  }
  return word({
    id: 'word-rival',
    text: race.addRival,
    title: race.addRivalTitle,
    content: html`${optimizerList('choose-rival', '', (key) => void playground.addRunner(key))}
      <p class="hint">${race.rivalStarts}</p>`,
    plain: true,
  });
}

export function optimizerPanel(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame, recipe, refused } = state;
  const { race } = words();
  const moved = frame?.runners.filter(({ step }) => step > 0) ?? [];
  const decades = decadesOf(moved.map(({ effectiveSteps }) => effectiveSteps));
  return html`<div class="row">
      <h2>${race.title(recipe.runners.length)}</h2>
      <span class="hint">${race.validationScore(isClassification(state))}</span>
    </div>
    ${repeat(
      recipe.runners,
      ({ slot }) => slot,
      (runner) => runnerCard(playground, state, runner, decades),
    )}
    ${
      moved.length > 0
        ? html`${barcodeAxis(decades)}
            <p class="hint barcode-name">${race.barcodeName}</p>`
        : html`<p class="hint">${race.barcodeComes}</p>`
    }
    ${guard([recipe.runners, refused], () => addRival(playground, state))}
    <p class="caption" data-test="race-in-words" role="status">
      ${frame && !frame.running && !frame.settling ? raceInWords(state) : nothing}
    </p>
    ${refused.has('runners') ? refusal(state, 'runners') : nothing}`;
}
