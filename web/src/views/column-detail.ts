/** One column: what was found in it, what it is used for, and how its cells reach the model. */

import { html, nothing, type TemplateResult } from 'lit';
import { type Playground, treatmentKey } from '../app/playground.ts';
import type { PlaygroundState } from '../app/state.ts';
import type { ColumnSummary, TableSummary } from '../protocol/calls.ts';
import { typedNumber, withPoint } from '../recipe/parse-number.ts';
import type { MissingCells, Scaling } from '../recipe/recipe.ts';
import { choiceSetting } from '../recipe/settings.ts';
import { DATE_PARTS, type DatePart, MOST_LEVELS, treatmentOf } from '../recipe/treatment.ts';
import { parseMostLevels } from '../recipe/treatment-text.ts';
import { words } from '../words/language.ts';
import { distribution, statistics } from './column-histogram.ts';
import { refusal, textInput } from './number-field.ts';
import { decimalSigns } from './read-as.ts';
import { roleOf } from './role-of-column.ts';
import { type Choice, selectField } from './select-field.ts';

const KINDS = ['number', 'category', 'yes_no', 'date', 'text'] as const;
const ROLES = ['target', 'feature', 'ignored'] as const;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;

function choicesOf<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly Choice[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

const AS_THE_REST = '';

interface Place {
  readonly playground: Playground;
  readonly state: PlaygroundState;
  readonly table: TableSummary;
  readonly column: ColumnSummary;
  readonly index: number;
}

function isCategory({ kind }: ColumnSummary): boolean {
  return kind === 'category' || kind === 'yes_no';
}

function reading({ playground, state, column, index }: Place): TemplateResult {
  const read = (change: Parameters<Playground['readColumnAs']>[1]) =>
    void playground.readColumnAs(index, change);
  const say = words().data.column;
  return html`${selectField(state, {
    key: 'column_kind',
    label: say.holds,
    value: column.kind,
    choices: choicesOf(KINDS, say.kinds),
    choose: (kind) => read({ kind: kind as ColumnSummary['kind'] }),
  })}
  ${
    column.decimal === undefined
      ? nothing
      : selectField(state, {
          key: 'column_decimal',
          label: say.decimals,
          value: column.decimal,
          choices: decimalSigns(),
          choose: (sign) => read({ decimal: sign === ',' ? ',' : '.' }),
        })
  }
  ${
    column.dateOrder === undefined
      ? nothing
      : selectField(state, {
          key: 'column_date_order',
          label: say.order,
          value: column.dateOrder,
          choices: choicesOf(ORDERS, say.orders),
          choose: (order) => read({ dateOrder: order as ColumnSummary['dateOrder'] & string }),
        })
  }`;
}

function use({ playground, state, table, column }: Place): TemplateResult {
  const role = roleOf(state, column);
  const say = words().data.column;
  const canBeUsed = column.kind !== 'text' && column.distinct > 1;
  const { features, target } = state.recipe;
  const choose = (wanted: string) => {
    if (wanted === 'target') return void playground.setTarget(column.name);
    const others = features.filter((name) => name !== column.name);
    const all = wanted === 'feature' ? [...others, column.name] : others;
    const inOrder = table.columns.map(({ name }) => name).filter((name) => all.includes(name));
    return void playground.setFeatures(inOrder.filter((name) => name !== target));
  };
  const possible = ROLES.filter((other) =>
    role === 'target' ? other === 'target' : other === 'ignored' || canBeUsed,
  );
  return html`${selectField(state, {
    key: 'column_role',
    label: say.usedAs,
    value: role,
    choices: choicesOf(possible, say.uses),
    help: role === 'target' ? say.useOfTarget : '',
    choose,
  })}
  ${refusal(state, 'features')}`;
}

function fillField({ playground, state, column, index }: Place): TemplateResult {
  const { missing_cells, treatments } = state.recipe;
  const { missing_cells: own = AS_THE_REST, constant = '' } = treatmentOf(treatments, column.name);
  const say = words().data.column;
  const { choices } = choiceSetting('missing_cells');
  const rest = choices.find(({ value }) => value === missing_cells);
  const isNumeric = !isCategory(column);
  const fills = choices.filter(
    ({ value }) => isNumeric || (value !== 'mean' && value !== 'median'),
  );
  const set = (fill: string) =>
    void playground.setTreatment(index, fill, () => ({
      missing_cells: fill === AS_THE_REST ? undefined : (fill as MissingCells),
      constant: fill === 'constant' ? (isNumeric ? '0' : column.topLevels[0]) : undefined,
    }));
  return html`${selectField(state, {
    key: 'column_missing_cells',
    label: say.emptyCells,
    value: own,
    choices: [
      { value: AS_THE_REST, label: say.asTheRest(rest?.label ?? missing_cells) },
      ...fills,
      { value: 'constant', label: isNumeric ? say.fillWithNumber : say.fillWithValue },
    ],
    choose: set,
  })}
  ${
    own !== 'constant'
      ? nothing
      : isNumeric
        ? html`<div class="field">
            <label for="setting-${treatmentKey(index)}">${say.fillWith}</label>
            ${textInput(state, {
              key: treatmentKey(index),
              label: say.fillTitle(column.name),
              value: typedNumber(constant),
              help: say.fillHelp,
              commit: (text) =>
                void playground.setTreatment(index, text, () => ({
                  constant: withPoint(text.trim()),
                })),
            })}
          </div>`
        : selectField(state, {
            key: 'column_constant',
            label: say.fillWith,
            value: constant,
            choices: column.levels.map((level) => ({ value: level, label: level })),
            choose: (level) =>
              void playground.setTreatment(index, level, () => ({ constant: level })),
          })
  }`;
}

function scalingField({ playground, state, column, index }: Place): TemplateResult {
  const { scaling, treatments } = state.recipe;
  const say = words().data.column;
  const { choices } = choiceSetting('scaling');
  const rest = choices.find(({ value }) => value === scaling);
  return selectField(state, {
    key: 'column_scaling',
    label: say.scaling,
    value: treatmentOf(treatments, column.name).scaling ?? AS_THE_REST,
    choices: [{ value: AS_THE_REST, label: say.asTheRest(rest?.label ?? scaling) }, ...choices],
    choose: (value) =>
      void playground.setTreatment(index, value, () => ({
        scaling: value === AS_THE_REST ? undefined : (value as Scaling),
      })),
  });
}

function levelsField({ playground, state, column, index }: Place): TemplateResult {
  const { most_levels = MOST_LEVELS } = treatmentOf(state.recipe.treatments, column.name);
  const say = words().data.column;
  return html`<div class="field">
    <label for="setting-${treatmentKey(index)}">${say.inputs}</label>
    <span class="with-unit"
      >${textInput(state, {
        key: treatmentKey(index),
        label: say.inputsTitle(column.name),
        value: String(most_levels),
        help: say.inputsHelp,
        commit: (text) =>
          void playground.setTreatment(index, text, () => ({ most_levels: parseMostLevels(text) })),
      })}
      <span class="hint">${say.inputsAtMost}</span></span
    >
  </div>`;
}

function datePartsField({ playground, state, column, index }: Place): TemplateResult {
  const { date_parts: chosen = ['days'] } = treatmentOf(state.recipe.treatments, column.name);
  const toggle = (part: DatePart, isOn: boolean) => {
    const parts = DATE_PARTS.filter((other) =>
      other === part ? isOn : (chosen as readonly DatePart[]).includes(other),
    );
    const isUsual = parts.length === 0 || (parts.length === 1 && parts[0] === 'days');
    void playground.setTreatment(index, part, () => ({ date_parts: isUsual ? undefined : parts }));
  };
  return html`<fieldset class="parts">
    <legend>${words().data.column.asNumbers}</legend>
    ${DATE_PARTS.map(
      (part) =>
        html`<label
          ><input
            type="checkbox"
            data-part=${part}
            .checked=${(chosen as readonly DatePart[]).includes(part)}
            @change=${(event: Event) => toggle(part, (event.target as HTMLInputElement).checked)}
          />${words().data.column.dateParts[part]}</label
        >`,
    )}
  </fieldset>`;
}

function treatment(place: Place): TemplateResult {
  const { column, state } = place;
  return html`${fillField(place)} ${isCategory(column) ? nothing : scalingField(place)}
  ${isCategory(column) && column.distinct > 2 ? levelsField(place) : nothing}
  ${column.kind === 'date' ? datePartsField(place) : nothing}
  ${refusal(state, treatmentKey(place.index))}`;
}

function emptyCells({ missing }: ColumnSummary, { rowCount }: TableSummary): string {
  const { noneEmpty, empty } = words().data.column;
  return missing === 0 ? noneEmpty : empty(missing, rowCount);
}

export function columnDetail(
  playground: Playground,
  state: PlaygroundState,
  table: TableSummary,
  index: number,
): TemplateResult {
  const column = table.columns[index]!;
  const place: Place = { playground, state, table, column, index };
  return html`<div class="detail" data-test="column-detail">
    <p class="hint">${column.kindReason} ${column.roleReason}</p>
    ${distribution(column)}
    <p class="hint">${statistics(column)} ${emptyCells(column, table)}</p>
    <div class="fields">
      ${reading(place)} ${use(place)}
      ${roleOf(state, column) === 'feature' ? treatment(place) : nothing}
    </div>
  </div>`;
}
