/** All weights as strips of colour, a tensor each: value, gradient, what the optimizer keeps, or effective step. */

import { html, type nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { focusOf, type PlaygroundState } from '../app/state.ts';
import type { HeatSpec } from '../charts/heat.ts';
import { sizesOf } from '../charts/heat-colours.ts';
import '../charts/heat.ts';
import { formatCount, formatMeasured } from '../format/number.ts';
import type { Frame, ParameterRange, SessionInfo, Weights } from '../protocol/calls.ts';
import { coreState, words } from '../words/language.ts';
import { optionsOf } from './select-field.ts';
import { weightName } from './weight-names.ts';

interface Quantity {
  readonly key: string;
  readonly label: string;
  readonly values: Float32Array;
}

/** What there is of each weight; the effective step is none before the first update. */
function quantities(state: PlaygroundState, { step, weights }: Frame): Quantity[] {
  const { stage: say, microscope } = words();
  const { values, gradients, states, effectiveSteps }: Weights = weights;
  const kept = focusOf(state).rule?.states ?? [];
  return [
    ...(step > 0
      ? [
          { key: 'effective-step', label: say.effectiveStep, values: effectiveSteps },
          { key: 'gradient', label: microscope.gradient, values: gradients },
        ]
      : []),
    { key: 'value', label: say.value, values },
    ...kept.flatMap(({ symbol, name }, column) => {
      const label = symbol === name ? symbol : `${coreState(name)} ${symbol}`;
      const own = states[column];
      return own ? [{ key: `state-${column}`, label, values: own }] : [];
    }),
  ];
}

function strip(
  info: SessionInfo,
  range: ParameterRange,
  quantity: Quantity,
  common: Pick<HeatSpec, 'sizes' | 'scale' | 'isSigned'>,
): HeatSpec {
  const { stage: say } = words();
  const { name, offset, rows, columns } = range;
  const values = quantity.values.subarray(offset, offset + rows * columns);
  return {
    ...common,
    rows,
    columns,
    values,
    summary: say.stripOf(quantity.label, name, rows, columns),
    tell: (place) =>
      `${weightName(range, place, info.inputs)}: ${formatMeasured(values[place] ?? Number.NaN, 4)}`,
  };
}

export function weightStrips(
  playground: Playground,
  state: PlaygroundState,
  frame: Frame,
  info: SessionInfo,
): TemplateResult | typeof nothing {
  const all = quantities(state, frame);
  const quantity = all.find(({ key }) => key === state.weightQuantity) ?? all[0]!;
  const isSigned = quantity.values.some((value) => value < 0);
  const sizes = sizesOf(quantity.values);
  const scale = state.weightScale;
  const { stage: say, charts } = words();
  const least = isSigned ? -sizes.most : scale === 'log' ? sizes.least : 0;
  const shown = frame.weights.values.length;
  return html`<div class="row caption-row">
      <div class="pickers">
        <label class="picker"
          >${say.show}
          <select
            data-test="quantity"
            .value=${quantity.key}
            @change=${(event: Event) =>
              playground.setView({ weightQuantity: (event.target as HTMLSelectElement).value })}
          >
            ${optionsOf(
              all.map(({ key, label }) => ({ value: key, label })),
              quantity.key,
            )}
          </select></label
        >
        <button
          class="text-button"
          @click=${() => playground.setView({ weightScale: scale === 'log' ? 'linear' : 'log' })}
        >
          ${charts.scale[scale]}
        </button>
      </div>
      <span class="heat-scale hint">
        ${formatMeasured(least)}
        <span class="heat-bar ${isSigned ? 'signed' : ''}"></span>
        ${formatMeasured(sizes.most)}
      </span>
    </div>
    <div class="heat-strips" data-test="strips">
      ${info.layout
        .filter(({ offset, rows, columns }) => offset + rows * columns <= shown)
        .map(
          (range) =>
            html`<div>
              <span class="hint"
                >${range.name}, ${formatCount(range.rows)} × ${formatCount(range.columns)}</span
              >
              <rp-heat
                data-tensor=${range.name}
                .spec=${strip(info, range, quantity, { sizes, scale, isSigned })}
                @pick=${({ detail }: CustomEvent<number>) =>
                  playground.setView({ tab: 'microscope', weight: range.offset + detail })}
              ></rp-heat>
            </div>`,
        )}
    </div>`;
}
