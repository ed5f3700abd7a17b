/** Which rows validate: what a person can say of it, in the popover of the sentence's split. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import {
  likelyValue,
  timeColumns,
  valueColumns,
  valueLabel,
  valuesOf,
} from '../app/split-columns.ts';
import { isClassification, type PlaygroundState } from '../app/state.ts';
import type { TableSummary } from '../protocol/calls.ts';
import type { Split } from '../recipe/recipe.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { words } from '../words/language.ts';
import { numberInput, refusal } from './number-field.ts';
import { selectField } from './select-field.ts';

function isPossible(split: Split, state: PlaygroundState, table: TableSummary): boolean {
  if (split === 'stratified') return isClassification(state);
  if (split === 'latest') return timeColumns(table).length > 0;
  return split === 'random' || valueColumns(table).length > 0;
}

/** With the column that is most likely meant. */
function chooseSplit(playground: Playground, table: TableSummary, split: Split): void {
  const byTime = split === 'latest' ? timeColumns(table)[0] : undefined;
  const byValue = split === 'by_value' ? valueColumns(table)[0] : undefined;
  const value = byValue ? likelyValue(byValue) : '';
  void playground.setSplit(split, (byTime ?? byValue)?.name ?? '', value);
}

function columnField(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult | typeof nothing {
  const { split, split_column } = state.recipe;
  if (split !== 'latest' && split !== 'by_value') return nothing;
  const columns = split === 'latest' ? timeColumns(table) : valueColumns(table);
  return selectField(state, {
    key: 'split_column',
    label: words().data.split[split === 'latest' ? 'inOrderOf' : 'column'],
    value: split_column,
    choices: columns.map(({ name }) => ({ value: name, label: name })),
    choose: (name) => {
      const column = columns.find((other) => other.name === name)!;
      void playground.setSplit(split, name, split === 'by_value' ? likelyValue(column) : '');
    },
  });
}

function valueField(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult | typeof nothing {
  const { split, split_column, validation_value } = state.recipe;
  const column = table.columns.find(({ name }) => name === split_column);
  if (split !== 'by_value' || !column) return nothing;
  return selectField(state, {
    key: 'validation_value',
    label: words().data.split.validate,
    value: validation_value,
    choices: valuesOf(column).map((value) => ({ value, label: valueLabel(column, value) })),
    choose: (value) => void playground.setSplit(split, split_column, value),
  });
}

export function splitChoice(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
): TemplateResult {
  const { split } = state.recipe;
  const { choices, label, help } = choiceSetting('split');
  const say = words().data.split;
  return html`<div class="fields">
      ${selectField(state, {
        key: 'split',
        label,
        help,
        value: split,
        choices: choices.filter(({ value }) => isPossible(value as Split, state, table)),
        choose: (value) => chooseSplit(playground, table, value as Split),
      })}
      ${columnField(playground, state, table)} ${valueField(playground, state, table)}
      ${
        split === 'by_value'
          ? nothing
          : html`<div class="field">
              <label for="setting-validation_fraction">${say.validate}</label>
              ${numberInput(playground, state, 'validation_fraction')}
              ${refusal(state, 'validation_fraction')}
            </div>`
      }
    </div>
    <p class="hint">${split === 'by_value' ? say.aboutValue : say.aboutShare}</p>`;
}
