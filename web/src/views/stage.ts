/** What the model does now: the fit, the table it came from, and its weights. */

import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, type PlaygroundState, type Tab } from '../app/state.ts';
import { counted, formatCount, formatMeasured } from '../format/number.ts';
import type { Frame, ParameterRange, SessionInfo, TableSummary } from '../protocol/calls.ts';
import { fitView } from './fit-view.ts';
import { predictionsView } from './predictions-view.ts';

interface TabLabel {
  readonly tab: Tab;
  readonly label: string;
}

const TABS: readonly TabLabel[] = [
  { tab: 'fit', label: 'Fit' },
  { tab: 'table', label: 'Table' },
  { tab: 'weights', label: 'Weights' },
];
/** Only while there are some. */
const PREDICTIONS: TabLabel = { tab: 'scored', label: 'Predictions' };

function tabList(playground: Playground, state: PlaygroundState): TemplateResult {
  const tabs = state.scored ? [...TABS, PREDICTIONS] : TABS;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex(({ tab }) => tab === state.tab);
    const next = tabs[(at + by + tabs.length) % tabs.length]!;
    void playground.setView({ tab: next.tab });
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`[data-tab="${next.tab}"]`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${move}>
    ${tabs.map(
      ({ tab, label }) =>
        html`<button
          role="tab"
          id="tab-${tab}"
          data-tab=${tab}
          aria-controls="panel"
          aria-selected=${state.tab === tab ? 'true' : 'false'}
          tabindex=${state.tab === tab ? 0 : -1}
          @click=${() => playground.setView({ tab })}
        >
          ${label}
        </button>`,
    )}
  </div>`;
}

function tableView(table: TableSummary): TemplateResult {
  const numeric = table.columns.map((column) => column.kind === 'number');
  return html`<p class="caption">
      The first ${formatCount(table.preview.length)} of ${counted(table.rowCount, 'row')}, as they stand in
      ${table.name}.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="First rows of the table">
      <table class="grid">
        <thead>
          <tr>
            ${table.columns.map(
              (column, index) =>
                html`<th scope="col" class=${numeric[index] ? '' : 'text'} title=${column.name}>
                  ${column.name}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${table.preview.map(
            (cells) =>
              html`<tr>
                ${cells.map((text, index) => {
                  const kind = numeric[index] ? '' : 'text';
                  return text.trim() === ''
                    ? html`<td class="empty ${kind}">empty</td>`
                    : html`<td class=${kind} title=${text}>${text}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** A weight as a person names it: which input or unit leads to which. */
function weightName(range: ParameterRange, index: number, inputs: readonly string[]): string {
  const row = Math.floor(index / range.columns);
  const column = index % range.columns;
  const layer = Number(range.name.slice(1));
  const to = range.rows === 1 ? 'output' : `unit ${row + 1}`;
  if (range.name.startsWith('b')) return `bias of ${to}`;
  const from = layer === 1 ? (inputs[column] ?? '') : `unit ${column + 1}`;
  return `${from} → ${to}`;
}

function weightRows(state: PlaygroundState, frame: Frame, range: ParameterRange): TemplateResult[] {
  const size = range.rows * range.columns;
  const { values, states, effectiveSteps } = frame.weights;
  const shown = Math.min(size, Math.max(0, values.length - range.offset));
  return Array.from({ length: shown }, (_, index) => {
    const at = range.offset + index;
    const name = weightName(range, index, state.info?.inputs ?? []);
    return html`<tr>
      <td class="text">${range.name}</td>
      <td class="text" title=${name}>${name}</td>
      <td>${formatMeasured(values[at]!, 4)}</td>
      ${states.map((column) => html`<td>${formatMeasured(column[at]!, 4)}</td>`)}
      <td>${frame.step === 0 ? '–' : formatMeasured(effectiveSteps[at]!, 4)}</td>
    </tr>`;
  });
}

function weightsView(state: PlaygroundState, frame: Frame, info: SessionInfo): TemplateResult {
  const shown = frame.weights.values.length;
  const which =
    shown < info.parameterCount
      ? `The first ${formatCount(shown)} of ${counted(info.parameterCount, 'weight')}`
      : `All ${counted(info.parameterCount, 'weight')}`;
  return html`<p class="caption">
      ${which} after ${counted(frame.step, 'step')}, in standardised units.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Weights">
      <table class="grid" data-test="weights">
        <thead>
          <tr>
            <th scope="col" class="text">tensor</th>
            <th scope="col" class="text">from → to</th>
            <th scope="col">value w</th>
            ${focusOf(state).rule?.states.map(
              ({ symbol, name }) =>
                html`<th scope="col">${symbol === name ? symbol : `${name} ${symbol}`}</th>`,
            )}
            <th scope="col">effective step</th>
          </tr>
        </thead>
        <tbody>
          ${info.layout.map((range) => weightRows(state, frame, range))}
        </tbody>
      </table>
    </div>`;
}

function panelContent(playground: Playground, state: PlaygroundState): unknown {
  const { table, frame, info, tab, scored } = state;
  if (!table || !frame || !info) {
    return html`<p class="caption">Open a CSV file to see its rows and train on them.</p>`;
  }
  if (tab === 'scored' && scored)
    return guard([scored], () => predictionsView(playground, state, scored));
  if (tab === 'table') return guard([table], () => tableView(table));
  return tab === 'weights'
    ? weightsView(state, frame, info)
    : fitView(playground, state, frame, info);
}

export function stage(playground: Playground, state: PlaygroundState): TemplateResult {
  return html`${tabList(playground, state)}
    <div id="panel" class="panel" role="tabpanel" aria-labelledby="tab-${state.tab}">
      ${panelContent(playground, state)}
    </div>`;
}
