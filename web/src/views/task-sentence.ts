/** The sentence that states the task; its italic words are controls. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Playground } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import { formatCount, formatPercent, formatPlain } from '../format/number.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { numberInput, refusal } from './number-field.ts';
import { placed } from './placed.ts';
import { splitChoice } from './split-choice.ts';
import { taskChoice } from './task-choice.ts';
import { word } from './word.ts';

/** Longer lists of names break the sentence apart. */
const MOST_CHARACTERS = 60;
const MOST_OF_A_NAME = 36;

function shortName(name: string): string {
  return name.length > MOST_OF_A_NAME ? `${name.slice(0, MOST_OF_A_NAME)}…` : name;
}

function nameList(names: readonly string[]): string {
  const shown: string[] = [];
  for (const name of names.map(shortName)) {
    if (shown.length > 0 && [...shown, name].join(', ').length > MOST_CHARACTERS) break;
    shown.push(name);
  }
  const left = names.length - shown.length;
  return left > 0 ? words().data.task.andMore(shown.join(', '), left) : shown.join(', ');
}

/** Why a column cannot be chosen; empty where it can. */
function unusable(column: ColumnSummary): string {
  const { textInRow, text, oneValue } = words().data.task;
  if (column.kind === 'text') return column.firstText ? textInRow(column.firstText.row) : text;
  return column.distinct > 1 ? '' : oneValue;
}

function columnChoices(
  table: TableSummary,
  kind: 'radio' | 'checkbox',
  chosen: readonly string[],
  choose: (name: string, on: boolean) => void,
): TemplateResult {
  return html`<ul>
    ${table.columns.map((column) => {
      const reason = kind === 'radio' && column.kind === 'number' ? '' : unusable(column);
      return html`<li aria-disabled=${reason !== '' ? 'true' : 'false'}>
        <label
          ><input
            type=${kind}
            name="choose-${kind}"
            data-column=${column.name}
            ?disabled=${reason !== ''}
            .checked=${live(chosen.includes(column.name))}
            @change=${(event: Event) =>
              choose(column.name, (event.target as HTMLInputElement).checked)}
          />${column.name}${reason ? html` <span class="hint">${reason}</span>` : nothing}</label
        >
      </li>`;
    })}
  </ul>`;
}

function featuresAfter(state: PlaygroundState, name: string, on: boolean): string[] {
  const wanted = new Set(state.recipe.features);
  if (on) wanted.add(name);
  else wanted.delete(name);
  return (state.table?.columns ?? [])
    .map((column) => column.name)
    .filter((column) => wanted.has(column) && column !== state.recipe.target);
}

function task({ info }: PlaygroundState): string {
  const classes = info?.classes.length ?? 0;
  const { kinds } = words().data.task;
  return classes > 0 ? kinds.classification(classes) : kinds.regression;
}

function usedRows(state: PlaygroundState): number {
  return (state.info?.trainingRows ?? 0) + (state.info?.validationRows ?? 0);
}

/** Which rows train and which validate, in a few words; `control` opens the choice. */
function splitInWords(
  state: PlaygroundState,
  control: (text: string) => TemplateResult,
): readonly unknown[] {
  const { split, split_column, validation_value, validation_fraction } = state.recipe;
  const { splits } = words().data.task;
  const column = shortName(split_column);
  if (split === 'by_value') {
    const rows = control(splits.rowsWith(column, shortName(validation_value)));
    return placed(splits.byValue, { rows });
  }
  const trained = control(formatPercent(1 - validation_fraction));
  const validated = formatPercent(validation_fraction);
  return split === 'latest'
    ? placed(splits.latest, { trained, validated, column })
    : placed(splits.byShare, { trained, validated });
}

/** What a race compares, so that nobody takes one thing for another. */
function comparison({ recipe }: PlaygroundState): string {
  if (recipe.runners.length < 2) return '';
  const { comparisons } = words().data.task;
  const rates = recipe.runners.map(({ optimizer }) => optimizer.values.learning_rate);
  const [first] = rates;
  return typeof first === 'number' && rates.every((rate) => rate === first)
    ? comparisons.sameRate(formatPlain(first))
    : comparisons.ownRates;
}

/** Drawn anew only when it changes: its popovers hold every column, and a run has sixty frames a second. */
export function taskSentence(playground: Playground, state: PlaygroundState): unknown {
  const { table, recipe, info, refused, reading } = state;
  return guard([table, recipe, info, refused, reading === null], () => sentence(playground, state));
}

function sentence(playground: Playground, state: PlaygroundState): TemplateResult {
  const { table, recipe } = state;
  const say = words().data.task;
  if (!table) return html`<p class="say">${state.reading ? say.reading : say.noTable}</p>`;
  const target = word({
    id: 'word-target',
    text: shortName(recipe.target),
    title: say.targetTitle,
    content: html`${refusal(state, 'target')}
    ${columnChoices(table, 'radio', [recipe.target], (name) => void playground.setTarget(name))}`,
  });
  const features = word({
    id: 'word-features',
    text: nameList(recipe.features),
    title: say.featuresTitle,
    content: html`${refusal(state, 'features')}
    ${columnChoices(
      { ...table, columns: table.columns.filter((column) => column.name !== recipe.target) },
      'checkbox',
      recipe.features,
      (name, on) => void playground.setFeatures(featuresAfter(state, name, on)),
    )}`,
  });
  const split = splitInWords(state, (text) =>
    word({
      id: 'word-split',
      text,
      title: say.splitTitle,
      content: splitChoice(playground, state, table),
    }),
  );
  const kind = word({
    id: 'word-task',
    text: task(state),
    title: say.kindTitle,
    content: taskChoice(playground, state, table),
  });
  const seed = word({
    id: 'word-seed',
    text: String(recipe.seed),
    title: say.seedTitle,
    content: html`${numberInput(playground, state, 'seed')} ${refusal(state, 'seed')}
      <p class="hint">${say.aboutSeed}</p>`,
  });
  return html`<div class="say" data-test="task">
    ${placed(say.sentence, {
      target,
      features,
      kind,
      rows: formatCount(usedRows(state)),
      split,
      seed,
      comparison: comparison(state),
    })}
  </div>
  ${state.refused.has('target') ? refusalLine(state, 'target') : nothing}
  ${state.refused.has('features') ? refusalLine(state, 'features') : nothing}`;
}

/** The reason once more below the sentence, where it stays after the popover has closed. */
function refusalLine(state: PlaygroundState, key: string): TemplateResult {
  return html`<p class="refusal" data-refused-below=${key}>${state.refused.get(key)?.message}</p>`;
}
