/** What the model does now: the fit, the table it came from, and its weights. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Playground } from '../app/playground.ts';
import { focusOf, type PlaygroundState, type Tab } from '../app/state.ts';
import { formatMeasured } from '../format/number.ts';
import type { Frame, ParameterRange, SessionInfo, TableSummary } from '../protocol/calls.ts';
import { coreState, words } from '../words/language.ts';
import { fitView } from './fit-view.ts';
import { later } from './later.ts';
import { predictionsView } from './predictions-view.ts';
import { weightName } from './weight-names.ts';

const TABS: readonly Tab[] = ['fit', 'table', 'landscape', 'microscope', 'weights'];
const landscape = later(() => import('./landscape.ts'));
const microscope = later(() => import('./microscope.ts'));
const strips = later(() => import('./weight-strips.ts'));

/** Weights in the table; the strips show more. */
const MOST_LISTED = 400;
/** Only while there are some. */
const PREDICTIONS: Tab = 'scored';

function tabList(playground: Playground, state: PlaygroundState): TemplateResult {
  const tabs = state.scored ? [...TABS, PREDICTIONS] : TABS;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.indexOf(state.tab);
    const next = tabs[(at + by + tabs.length) % tabs.length]!;
    void playground.setView({ tab: next });
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${words().stage.views} @keydown=${move}>
    ${tabs.map(
      (tab) =>
        html`<button
          role="tab"
          id="tab-${tab}"
          data-tab=${tab}
          aria-controls="panel"
          aria-selected=${state.tab === tab ? 'true' : 'false'}
          tabindex=${state.tab === tab ? 0 : -1}
          @click=${() => playground.setView({ tab })}
        >
          ${words().stage.tabs[tab]}
        </button>`,
    )}
  </div>`;
}

function tableView(table: TableSummary): TemplateResult {
  const { stage: say } = words();
  const numeric = table.columns.map((column) => column.kind === 'number');
  return html`<p class="caption">
      ${say.firstRows(table.preview.length, table.rowCount, table.name)}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say.firstRowsLabel}>
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
                    ? html`<td class="empty ${kind}">${say.emptyCell}</td>`
                    : html`<td class=${kind} title=${text}>${text}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function weightRows(
  playground: Playground,
  state: PlaygroundState,
  frame: Frame,
  range: ParameterRange,
): TemplateResult[] {
  const size = range.rows * range.columns;
  const { values, states, effectiveSteps } = frame.weights;
  const shown = Math.min(size, Math.max(0, MOST_LISTED - range.offset));
  return Array.from({ length: shown }, (_, index) => {
    const at = range.offset + index;
    const name = weightName(range, index, state.info?.inputs ?? []);
    return html`<tr>
      <td class="text">${range.name}</td>
      <td class="text" title=${name}>
        <button
          class="line"
          title=${words().microscope.lookInto(name)}
          @click=${() => playground.setView({ tab: 'microscope', weight: at })}
        >
          ${name}
        </button>
      </td>
      <td>${formatMeasured(values[at]!, 4)}</td>
      ${states.map((column) => html`<td>${formatMeasured(column[at]!, 4)}</td>`)}
      <td>${frame.step === 0 ? '–' : formatMeasured(effectiveSteps[at]!, 4)}</td>
    </tr>`;
  });
}

function weightsView(
  playground: Playground,
  state: PlaygroundState,
  frame: Frame,
  info: SessionInfo,
): TemplateResult {
  const { stage: say } = words();
  const shown = Math.min(MOST_LISTED, frame.weights.values.length);
  return html`${strips(playground)?.weightStrips(playground, state, frame, info) ?? nothing}
    <p class="caption">
      ${say.weightsAfter(shown, info.parameterCount, frame.step)}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say.weightsLabel}>
      <table class="grid" data-test="weights">
        <thead>
          <tr>
            <th scope="col" class="text">${say.tensor}</th>
            <th scope="col" class="text">${say.fromTo}</th>
            <th scope="col">${say.value}</th>
            ${focusOf(state).rule?.states.map(
              ({ symbol, name }) =>
                html`<th scope="col">${symbol === name ? symbol : `${coreState(name)} ${symbol}`}</th>`,
            )}
            <th scope="col">${say.effectiveStep}</th>
          </tr>
        </thead>
        <tbody>
          ${info.layout.map((range) => weightRows(playground, state, frame, range))}
        </tbody>
      </table>
    </div>`;
}

function panelContent(playground: Playground, state: PlaygroundState): unknown {
  const { table, frame, info, tab, scored } = state;
  if (!table || !frame || !info) {
    return html`<p class="caption">${words().stage.openFirst}</p>`;
  }
  if (tab === 'scored' && scored)
    return guard([scored], () => predictionsView(playground, state, scored));
  if (tab === 'table') return guard([table], () => tableView(table));
  if (tab === 'landscape')
    return landscape(playground)?.landscapeView(playground, state, info) ?? nothing;
  if (tab === 'microscope')
    return microscope(playground)?.microscopeView(playground, state, info) ?? nothing;
  return tab === 'weights'
    ? weightsView(playground, state, frame, info)
    : fitView(playground, state, frame, info);
}

export function stage(playground: Playground, state: PlaygroundState): TemplateResult {
  return html`${tabList(playground, state)}
    <div id="panel" class="panel" role="tabpanel" aria-labelledby="tab-${state.tab}">
      ${panelContent(playground, state)}
    </div>`;
}
