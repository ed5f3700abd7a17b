/** The training loss over a plane of weights, with every runner's path on it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Playground } from '../app/playground.ts';
import { focusOf, type PlaygroundState, runnerIn } from '../app/state.ts';
import { contoursOf, type Field } from '../charts/contours.ts';
import type { ContourLevel, PlotSpec, Way } from '../charts/plot-spec.ts';
import { formatCount, formatMeasured, formatPercent } from '../format/number.ts';
import type { LandscapeFrame, LandscapeGrid, Plane, SessionInfo } from '../protocol/calls.ts';
import { words } from '../words/language.ts';
import { lookOf, nameOf } from './runner-look.ts';
import { savePicture } from './save-picture.ts';
import { type Choice, optionsOf } from './select-field.ts';
import { parameterName } from './weight-names.ts';

const KINDS: readonly Plane['kind'][] = ['principal', 'random', 'parameters'];
/** Weights to choose from. */
const MOST_LISTED = 1000;
/** A path is marked every so many steps, or more, so that it has no more marks than this. */
const KNOT_STEPS = 100;
const MOST_KNOTS = 24;
const LABEL_ROOM = 56;

const format = (value: number) => formatMeasured(value);

/** Only the points that are known: every k-th of each row and column. */
function fieldOf({ x, y, values, spacing }: LandscapeGrid): Field | null {
  if (spacing === 0) return null;
  const columns = Math.floor((x.points - 1) / spacing) + 1;
  const rows = Math.floor((y.points - 1) / spacing) + 1;
  const at = (axis: LandscapeGrid['x'], place: number) =>
    axis.low + ((axis.high - axis.low) * place * spacing) / (axis.points - 1);
  return {
    x: [x.low, at(x, columns - 1)],
    y: [y.low, at(y, rows - 1)],
    columns,
    rows,
    values: Float64Array.from(
      { length: rows * columns },
      (_, cell) =>
        values[Math.floor(cell / columns) * spacing * x.points + (cell % columns) * spacing]!,
    ),
  };
}

/** Of each grid once: many frames are drawn of one. */
const drawn = new WeakMap<LandscapeGrid, readonly ContourLevel[]>();

function contoursOfGrid(grid: LandscapeGrid): readonly ContourLevel[] {
  const known = drawn.get(grid);
  if (known) return known;
  const field = fieldOf(grid);
  const levels = field ? contoursOf(field) : [];
  drawn.set(grid, levels);
  return levels;
}

/** The first point at or after each multiple of so many steps. */
function knotsOf(steps: Float64Array): number[] {
  const last = steps.at(-1) ?? 0;
  const every = KNOT_STEPS * Math.max(1, Math.ceil(last / KNOT_STEPS / MOST_KNOTS));
  const knots: number[] = [];
  for (let step = every; step <= last; step += every) {
    knots.push(steps.findIndex((one) => one >= step));
  }
  return [...new Set(knots)];
}

function waysOf(state: PlaygroundState, { paths }: LandscapeGrid): Way[] {
  const ways = paths.map(({ slot, steps, x, y, loss }): Way & { slot: number } => ({
    ...lookOf(state, runnerIn(state.recipe, slot)),
    slot,
    x,
    y,
    knots: knotsOf(steps),
    end: format(loss),
    format,
  }));
  // The one looked at on top.
  return ways.sort((a, b) => Number(a.slot === state.slot) - Number(b.slot === state.slot));
}

function axisNames({ plane }: PlaygroundState, info: SessionInfo): [x: string, y: string] {
  const { landscape: say } = words();
  return plane.kind === 'parameters'
    ? [parameterName(info, plane.i), parameterName(info, plane.j)]
    : [say.direction(1), say.direction(2)];
}

function plotOf(
  state: PlaygroundState,
  info: SessionInfo,
  frame: LandscapeFrame,
  grid: LandscapeGrid,
): PlotSpec {
  const { landscape: say } = words();
  const [x, y] = axisNames(state, info);
  const ways = waysOf(state, grid);
  return {
    summary: say.summary(
      frame.step,
      ways.map(({ name, end }) => `${name} ${end}`),
    ),
    x: { label: x, scale: 'linear', range: [grid.x.low, grid.x.high] },
    y: { label: y, scale: 'linear', range: [grid.y.low, grid.y.high], room: LABEL_ROOM },
    lines: [],
    contours: contoursOfGrid(grid),
    ways,
    isMap: true,
  };
}

function weightPicker(
  label: string,
  value: number,
  info: SessionInfo,
  choose: (weight: number) => void,
): TemplateResult {
  const choices = Array.from(
    { length: Math.min(info.parameterCount, MOST_LISTED) },
    (_, at): Choice => ({ value: String(at), label: parameterName(info, at) }),
  );
  return html`<label class="picker"
    >${label}
    <select
      .value=${String(value)}
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      ${optionsOf(choices, String(value))}
    </select></label
  >`;
}

/** The plane of a kind, before anything else is chosen of it. */
function planeOf(kind: Plane['kind'], { weight }: PlaygroundState): Plane {
  if (kind === 'random') return { kind, seed: 1 };
  return kind === 'parameters' ? { kind, i: weight, j: weight === 0 ? 1 : 0 } : { kind };
}

function pickers(
  playground: Playground,
  state: PlaygroundState,
  info: SessionInfo,
): TemplateResult {
  const { landscape: say, stage } = words();
  const { plane } = state;
  const choose = (next: Plane) => void playground.setView({ plane: next });
  return html`<div class="pickers">
    <label class="picker"
      >${stage.show}
      <select
        data-test="plane"
        .value=${plane.kind}
        @change=${(event: Event) =>
          choose(planeOf((event.target as HTMLSelectElement).value as Plane['kind'], state))}
      >
        ${optionsOf(
          KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] })),
          plane.kind,
        )}
      </select></label
    >
    ${
      plane.kind === 'parameters'
        ? html`${weightPicker(stage.over, plane.i, info, (i) => choose({ ...plane, i }))}
          ${weightPicker(stage.and, plane.j, info, (j) => choose({ ...plane, j }))}`
        : nothing
    }
    ${
      plane.kind === 'random'
        ? html`<button
            class="text-button"
            @click=${() => choose({ ...plane, seed: plane.seed + 1 })}
          >
            ${say.otherDirections}
          </button>`
        : nothing
    }
  </div>`;
}

/** How much of each runner's movement the picture holds. */
function sharesInWords(state: PlaygroundState, { paths }: LandscapeGrid): string {
  const shares = paths.flatMap(({ slot, share }) =>
    Number.isNaN(share)
      ? []
      : [`${nameOf(state.recipe, runnerIn(state.recipe, slot))} ${formatPercent(share)}`],
  );
  return shares.length > 0 ? ` ${words().landscape.shares(shares)}` : '';
}

export function landscapeView(
  playground: Playground,
  state: PlaygroundState,
  info: SessionInfo,
): TemplateResult {
  const { landscape: say } = words();
  const { landscape: frame, landscapeRefused: refused } = state;
  const grid = frame?.grid ?? null;
  const { runner } = focusOf(state);
  return html`<div class="row caption-row">
      ${pickers(playground, state, info)} ${grid ? savePicture('landscape') : nothing}
    </div>
    <p class="caption" data-test="landscape-caption">
      ${
        grid && frame
          ? html`${say.caption(nameOf(state.recipe, runner), formatCount(info.trainingRows), frame.step)}${sharesInWords(state, grid)}`
          : nothing
      }
      ${refused}
      <span data-test="landscape-progress"
        >${frame && !frame.isDone ? say.computing(formatPercent(frame.progress)) : ''}</span
      >
    </p>
    ${
      grid && frame
        ? html`<rp-plot
            class="map"
            data-plot="landscape"
            .spec=${plotOf(state, info, frame, grid)}
          ></rp-plot>`
        : nothing
    }`;
}
