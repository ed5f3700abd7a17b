/** The race: a row for each runner, who else may join, and what the runner looked at is made of. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Playground } from '../app/playground.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import { MOST_RUNNERS } from '../recipe/runners.ts';
import { words } from '../words/language.ts';
import { barcodeAxis, decadesOf } from './barcode.ts';
import { later } from './later.ts';
import { refusal } from './number-field.ts';
import { raceInWords } from './race-words.ts';
import { optimizerList, runnerDetail } from './runner-detail.ts';
import { runnerRow } from './runner-row.ts';
import { word } from './word.ts';

const diagnosis = later(() => import('./diagnosis.ts'));

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

/** The list of the runners, which is the legend of every chart. */
function raceList(playground: Playground, state: PlaygroundState): TemplateResult {
  const { frame, recipe, refused } = state;
  const { race } = words();
  const moved = frame?.runners.filter(({ step }) => step > 0) ?? [];
  const decades = decadesOf(moved.map(({ effectiveSteps }) => effectiveSteps));
  return html`<div class="runners">
    <div class="row">
      <h2>${race.title(recipe.runners.length)}</h2>
      <span class="hint">${race.validationScore(isClassification(state))}</span>
    </div>
    ${repeat(
      recipe.runners,
      ({ slot }) => slot,
      (runner) => runnerRow(playground, state, runner, decades),
    )}
    ${
      moved.length > 0
        ? html`<div class="code-axis">
            ${barcodeAxis(decades)}
            <p class="hint">${race.barcodeName}</p>
          </div>`
        : html`<p class="hint">${race.barcodeComes}</p>`
    }
    ${guard([recipe.runners, refused], () => addRival(playground, state))}
    <p class="caption" data-test="race-in-words" role="status">
      ${frame && !frame.running && !frame.settling ? raceInWords(state) : nothing}
    </p>
    ${frame && frame.step > 0 ? diagnosis(playground)?.diagnosisView(playground, state) : nothing}
    ${refused.has('runners') ? refusal(state, 'runners') : nothing}
  </div>`;
}

export function optimizerPanel(playground: Playground, state: PlaygroundState): TemplateResult {
  return html`${raceList(playground, state)} ${runnerDetail(playground, state)}`;
}
