/** A chart as an SVG file: the same lines, bands, dots and labels, in the colours of the theme. */

import { formatPlain } from '../format/number.ts';
import { dotsPath, pairsPath, spread } from './overlay.ts';
import type { Axis, Band, Line, PlotSpec } from './plot-spec.ts';
import { alongAxis, regionNames, strengthOf, tintOf } from './regions.ts';
import { linearTicks, logTicks } from './ticks.ts';

/** What the chart shows now, and how. */
export interface PictureView {
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  colour(role: string): string;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = { left: 56, right: 150, top: 28, bottom: 44 };
/** As attributes: a style would be refused by the page's policy. */
const FONT = { 'font-family': 'system-ui, sans-serif', 'font-size': 12 };
const X_TICKS = 8;
const Y_TICKS = 6;

type Attributes = Readonly<Record<string, string | number>>;

/** Built as elements, so that no name of a column can be anything but text. */
function element(name: string, attributes: Attributes, ...children: (Node | string)[]): Element {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

interface Scale {
  readonly ticks: readonly number[];
  at(value: number): number;
}

function scaleOf(
  { scale }: Axis,
  [min, max]: readonly [number, number],
  [from, to]: readonly [number, number],
  most: number,
): Scale {
  const along = scale === 'log' ? Math.log10 : (value: number) => value;
  const [low, high] = [along(min), along(max)];
  return {
    ticks: scale === 'log' ? logTicks(min, max, most) : linearTicks(min, max, most),
    at: (value) => from + ((along(value) - low) / (high - low)) * (to - from),
  };
}

interface Drawing {
  readonly x: Scale;
  readonly y: Scale;
  readonly view: PictureView;
}

/** Pieces of a line between its gaps. */
function pathOf({ x, y }: Drawing, xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = '';
  let isDown = false;
  for (let i = 0; i < xs.length; i += 1) {
    const [px, py] = [x.at(xs[i]!), y.at(ys[i]!)];
    const isDrawn = Number.isFinite(px) && Number.isFinite(py);
    if (isDrawn) path += `${isDown ? 'L' : 'M'}${px.toFixed(2)} ${py.toFixed(2)}`;
    isDown = isDrawn;
  }
  return path;
}

function bandPath(drawing: Drawing, { x, low, high }: Band): string {
  const there = pathOf(drawing, x, low);
  const back = pathOf(drawing, Array.from(x).reverse(), Array.from(high).reverse());
  return there && back ? `${there}${back.replace('M', 'L')}Z` : '';
}

function lineElement(drawing: Drawing, line: Line): Element {
  const { colour } = drawing.view;
  return element('path', {
    d: pathOf(drawing, line.x, line.y),
    fill: 'none',
    stroke: colour(line.colour),
    'stroke-width': line.width,
    'stroke-linejoin': 'round',
    ...(line.dash ? { 'stroke-dasharray': line.dash.join(' ') } : {}),
    ...(line.isDotted ? { 'stroke-linecap': 'round' } : {}),
  });
}

function axes({ x, y, view }: Drawing, spec: PlotSpec): Element[] {
  const { width, height, colour } = view;
  const foot = height - MARGIN.bottom;
  const text = (content: string, attributes: Attributes) =>
    element('text', { fill: colour('ink-3'), ...attributes }, content);
  return [
    ...y.ticks.flatMap((tick) => [
      element('path', {
        d: `M${MARGIN.left} ${y.at(tick)}H${width - MARGIN.right}`,
        stroke: colour('grid'),
      }),
      text(formatPlain(tick), { x: MARGIN.left - 8, y: y.at(tick) + 4, 'text-anchor': 'end' }),
    ]),
    element('path', {
      d: `M${MARGIN.left} ${foot}H${width - MARGIN.right}`,
      stroke: colour('edge'),
    }),
    ...x.ticks.map((tick) =>
      text(formatPlain(tick), { x: x.at(tick), y: foot + 18, 'text-anchor': 'middle' }),
    ),
    text(spec.x.label, { x: width - MARGIN.right, y: foot + 36, 'text-anchor': 'end' }),
    text(spec.y.label, { x: MARGIN.left, y: 16 }),
  ];
}

/** Names and values at the ends of lines. */
function labels({ x, y, view }: Drawing, lines: readonly Line[]): Element[] {
  const ends = lines.flatMap((line) => {
    const last = Math.min(line.x.length, line.y.length) - 1;
    const at = line.end === undefined || last < 0 ? Number.NaN : y.at(line.y[last]!);
    return Number.isFinite(at) ? [{ line, x: x.at(line.x[last]!), y: at }] : [];
  });
  const heights = spread(
    ends.map((end) => end.y),
    MARGIN.top,
    view.height - MARGIN.bottom,
  );
  return ends.map(({ line, x: end }, index) => {
    const colour = line.colour.startsWith('runner-') ? `${line.colour}-text` : 'ink-2';
    const name = element('tspan', { 'font-weight': 600 }, line.name);
    const place = { x: end + 8, y: heights[index]! + 4, fill: view.colour(colour) };
    return element('text', place, name, ` ${line.end ?? ''}`);
  });
}

function dots({ x, y, view }: Drawing, { dots: groups = [] }: PlotSpec): Element[] {
  const scales = { x: x.at, y: y.at };
  return groups.map((group) =>
    element('path', { d: dotsPath(group, scales, 1), fill: view.colour(group.colour) }),
  );
}

/** A rectangle for every run of cells of one class in a row, as strong as its mean. */
function regionsOf({ x, y, view }: Drawing, { regions }: PlotSpec): Element[] {
  if (!regions) return [];
  const { side, cells } = regions;
  const rectangles: Element[] = [];
  for (let first = 0, end = 0; first < side * side; first = end) {
    let strength = 0;
    for (end = first; end < side * side && cells[end] === cells[first]; end += 1) {
      if (Math.floor(end / side) !== Math.floor(first / side)) break;
      strength += strengthOf(regions, end);
    }
    const row = Math.floor(first / side);
    const left = x.at(alongAxis(regions.x, (first % side) / side));
    const right = x.at(alongAxis(regions.x, (first % side) / side + (end - first) / side));
    const top = y.at(alongAxis(regions.y, (row + 1) / side));
    const bottom = y.at(alongAxis(regions.y, row / side));
    rectangles.push(
      element('rect', {
        x: left.toFixed(2),
        y: top.toFixed(2),
        width: (right - left).toFixed(2),
        height: (bottom - top).toFixed(2),
        fill: view.colour(tintOf(cells[first]!)),
        'fill-opacity': (strength / (end - first)).toFixed(2),
      }),
    );
  }
  return rectangles;
}

function contoursOf({ x, y, view }: Drawing, { contours = [] }: PlotSpec): Element[] {
  const scales = { x: x.at, y: y.at };
  return contours.flatMap(({ text: level, rings, lines }) => [
    element(
      'path',
      { d: pairsPath(rings, scales), fill: view.colour('tint'), 'fill-rule': 'evenodd' },
      element('title', {}, level),
    ),
    element('path', { d: pairsPath(lines, scales), fill: 'none', stroke: view.colour('contour') }),
  ]);
}

function regionLabels({ x, y, view }: Drawing, { regions }: PlotSpec): Element[] {
  if (!regions) return [];
  return regionNames(regions).map((name) =>
    element(
      'text',
      {
        x: x.at(name.x),
        y: y.at(name.y),
        'text-anchor': 'middle',
        'font-weight': 600,
        fill: view.colour('ink'),
      },
      name.text,
    ),
  );
}

export function svgPicture(spec: PlotSpec, view: PictureView): string {
  const { width, height, colour } = view;
  const drawing: Drawing = {
    view,
    x: scaleOf(spec.x, view.x, [MARGIN.left, width - MARGIN.right], X_TICKS),
    y: scaleOf(spec.y, view.y, [height - MARGIN.bottom, MARGIN.top], Y_TICKS),
  };
  const svg = element(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, ...FONT },
    element('title', {}, spec.summary),
    element('rect', { width, height, fill: colour('paper') }),
    ...regionsOf(drawing, spec),
    ...contoursOf(drawing, spec),
    ...axes(drawing, spec),
    ...dots(drawing, spec),
    ...(spec.bands ?? []).map((band) =>
      element('path', { d: bandPath(drawing, band), fill: colour(band.colour) }),
    ),
    ...[...spec.lines, ...(spec.ways ?? [])].map((line) => lineElement(drawing, line)),
    ...regionLabels(drawing, spec),
    ...labels(drawing, [...spec.lines, ...(spec.ways ?? [])]),
  );
  return new XMLSerializer().serializeToString(svg);
}
