/**
 * `<rp-plot>`: a chart of a PlotSpec. The only file that knows uPlot, which draws axes, lines and
 * bands and tracks the cursor.
 */

import uPlot from 'uplot';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import { formatPlain } from '../format/number.ts';
import { languageNow, words } from '../words/language.ts';
import {
  drawDots,
  drawGround,
  drawOver,
  endLabelWidth,
  LABEL_FONT,
  LONGEST_TICK_LABEL,
  type Surface,
  TICK_FONT,
} from './overlay.ts';
import type { Band, Line, PlotSpec } from './plot-spec.ts';
import { above125, below125, logTicks } from './ticks.ts';
import { tableOf } from './values-table.ts';
import { listenForZoom, type Range, type Zoomable, zoomByKey } from './zoom.ts';

/** Half of the last tick's text stands beyond the axis. */
const LAST_TICK_ROOM = 40;
/** In CSS pixels. */
const LEAST_LABELLED_RIBBON = 420;

/** Above the plot, in CSS pixels. */
function paddingOf({ y, playhead }: PlotSpec): [top: number] {
  return [y.label ? 20 : playhead ? 12 : 8];
}

/** What the axis of x takes below the plot. */
function footOf({ x }: PlotSpec): number {
  return x.label.length > LONGEST_TICK_LABEL ? 44 : 28;
}
const MOST_TICK_TEXTS = 1000;
/**
 * Only what can be seen is drawn: of the points in a column of so many CSS pixels the highest and the
 * lowest, and of those none that the line without it passes as closely as TOLERANCE. A canvas without a
 * graphics processor takes microseconds for each piece of a line, be it as short as it may.
 */
const LINE_COLUMN = 2;
const BAND_COLUMN = 1;
const TOLERANCE = 0.25;
/** Of a saved picture: room for its axes and labels. */
const LEAST_PICTURE_WIDTH = 640;
const LEAST_PICTURE_HEIGHT = 320;
/** To a CSS pixel of a saved picture. */
const PIXELS = 2;

const SHADOW_CSS = `
  :host { display: block; }
  .host { position: absolute; inset: 0; }
  .u-over:focus-visible { outline: 2px solid var(--ink); }
  .scrubber { cursor: ew-resize; touch-action: none; }
  .zoomable { touch-action: pan-y; }
  .u-cursor-x { border-right: 1px dotted var(--ink-2); }
  .u-select { background: var(--press); opacity: 0.6; }
  .values { position: absolute; top: 0; inset-inline-end: 0; pointer-events: none; font: ${LABEL_FONT};
    line-height: 16px; color: var(--ink-2); background: var(--paper); padding: 0 4px; text-align: end; }
  .values b { font-weight: 600; color: var(--ink); }
  .table { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

const ROOTS = new WeakMap<Node, number>();
let rootCount = 0;
let sheet: CSSStyleSheet | null = null;

function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(uPlotCss + SHADOW_CSS);
  }
  return sheet;
}

/**
 * Finite numbers stay, anything else (and what a log axis cannot show) becomes a gap. Not copied where
 * all stay: uPlot only reads.
 */
function drawable(values: ArrayLike<number>, log: boolean): (number | null)[] {
  const isGap = (value: number) => !Number.isFinite(value) || (log && value <= 0);
  const all = values as number[];
  return all.some(isGap) ? Array.from(all, (value) => (isGap(value) ? null : value)) : all;
}

/** Not copied either. */
function xOf({ x }: Line | Band): number[] {
  return x as number[];
}

function joined(spec: PlotSpec): uPlot.AlignedData {
  const log = spec.y.scale === 'log';
  const tables: uPlot.AlignedData[] = [];
  for (const band of spec.bands ?? []) {
    tables.push([xOf(band), drawable(band.low, log), drawable(band.high, log)]);
  }
  for (const line of spec.lines) tables.push([xOf(line), drawable(line.y, log)]);
  return tables.length > 0 ? uPlot.join(tables) : [[], []];
}

/** Being drawn: what can be seen of a series. */
interface Outline {
  readonly plot: uPlot;
  readonly series: number;
  /** Of the points in a column of the canvas, the highest and the lowest, or one of them. */
  readonly ends: 'both' | 'high' | 'low';
  /** On the canvas, x and y in turns. */
  readonly places: number[];
}

function outlineOf(
  outline: Outline,
  [from, to]: readonly [number, number],
  width: number,
): readonly number[] {
  const { plot, series, places } = outline;
  const xs = plot.data[0];
  const ys = plot.data[series]!;
  // Asking the window for its ratio takes longer than a point does.
  const pixel = devicePixelRatio;
  const column = plot.posToVal(width * pixel, 'x', true) - plot.posToVal(0, 'x', true);
  let [high, low, columnEnd] = [-1, -1, Number.NEGATIVE_INFINITY];
  for (let index = from; index <= to; index += 1) {
    const value = ys[index];
    if (value === null || value === undefined) continue;
    if (xs[index]! >= columnEnd) {
      addColumn(outline, high, low);
      columnEnd = (Math.floor(xs[index]! / column) + 1) * column;
      high = index;
      low = index;
    } else if (value > ys[high]!) high = index;
    else if (value < ys[low]!) low = index;
  }
  addColumn(outline, high, low);
  return corners(places, TOLERANCE * pixel);
}

function addColumn(outline: Outline, high: number, low: number): void {
  if (high < 0) return;
  const { ends } = outline;
  if (ends !== 'both' || high === low) add(outline, ends === 'low' ? low : high);
  else {
    add(outline, Math.min(high, low));
    add(outline, Math.max(high, low));
  }
}

function add({ plot, series, places }: Outline, index: number): void {
  places.push(plot.valToPos(plot.data[0][index]!, 'x', true));
  places.push(plot.valToPos(plot.data[series]![index]!, 'y', true));
}

/** Those places, x ascending, that a line needs to pass all of them no farther off than `tolerance`. */
function corners(places: readonly number[], tolerance: number): readonly number[] {
  const kept = places.slice(0, 2);
  let [x, y] = kept as [number, number];
  // The slopes of lines from the last corner that pass all places since.
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 2; i < places.length; i += 2) {
    let [run, rise] = [places[i]! - x, places[i + 1]! - y];
    if (rise < least * run || rise > most * run) {
      x = places[i - 2]!;
      y = places[i - 1]!;
      kept.push(x, y);
      run = places[i]! - x;
      rise = places[i + 1]! - y;
      least = Number.NEGATIVE_INFINITY;
      most = Number.POSITIVE_INFINITY;
    }
    least = Math.max(least, (rise - tolerance) / run);
    most = Math.min(most, (rise + tolerance) / run);
  }
  kept.push(...places.slice(-2));
  return kept;
}

const linePath: uPlot.Series.PathBuilder = (plot, series, from, to) => {
  const outline: Outline = { plot, series, ends: 'both', places: [] };
  return { stroke: pathOf(outlineOf(outline, [from, to], LINE_COLUMN)), flags: 0 };
};

/** Between the series and the one before it: one area, for a clip of the one by the other takes longer. */
const areaPath: uPlot.Series.PathBuilder = (plot, series, from, to) => {
  const high: Outline = { plot, series, ends: 'high', places: [] };
  const low: Outline = { plot, series: series - 1, ends: 'low', places: [] };
  const back = outlineOf(low, [from, to], BAND_COLUMN);
  if (back.length === 0) return null;
  const fill = pathOf(outlineOf(high, [from, to], BAND_COLUMN));
  for (let i = back.length - 2; i >= 0; i -= 2) fill.lineTo(back[i]!, back[i + 1]!);
  return { fill, flags: 0 };
};

function pathOf(places: readonly number[]): Path2D {
  const path = new Path2D();
  for (let i = 0; i < places.length; i += 2) path.lineTo(places[i]!, places[i + 1]!);
  return path;
}

let tickTexts = new Map<number, string>();
let tickLanguage = languageNow();

/** Nearly all ticks are those of the frame before, and making a number's text takes long. */
function tickText(tick: number): string {
  if (tickLanguage !== languageNow()) {
    tickLanguage = languageNow();
    tickTexts = new Map();
  }
  const known = tickTexts.get(tick);
  if (known !== undefined) return known;
  if (tickTexts.size >= MOST_TICK_TEXTS) tickTexts.clear();
  const text = formatPlain(tick);
  tickTexts.set(tick, text);
  return text;
}

/** The parts of a spec that need a new uPlot when they change. */
function shapeOf(spec: PlotSpec): string {
  const lines = spec.lines.map(({ name, colour, width, dash }) => [name, colour, width, dash]);
  const axes = [spec.x.scale, spec.y.scale, spec.y.label === '', spec.playhead !== undefined];
  return JSON.stringify([lines, spec.bands?.map((band) => band.colour), axes, spec.group]);
}

/** Where the playhead was moved: to a place, or by so much from where it is or is on its way to. */
export type Scrub = { readonly to: number } | { readonly by: number };

export class RpPlot extends HTMLElement {
  readonly #host = document.createElement('div');
  readonly #values = document.createElement('div');
  readonly #table = document.createElement('div');
  readonly #resize = new ResizeObserver(() => this.#fit());
  #spec: PlotSpec | null = null;
  #plot: uPlot | null = null;
  #shape = '';
  /** The part of x that is looked at; null: the whole. */
  #zoom: Range | null = null;
  #axis = '';
  #colours = new Map<string, string>();
  #tableDue = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sharedSheet()];
    this.#host.className = 'host';
    this.#values.className = 'values';
    this.#values.setAttribute('aria-hidden', 'true');
    this.#table.className = 'table';
    root.append(this.#host, this.#values, this.#table);
    this.#host.addEventListener('keydown', (event) => this.#moveCursor(event));
  }

  set spec(spec: PlotSpec) {
    this.#spec = spec;
    if (!this.isConnected) return;
    const shape = shapeOf(spec);
    // Another axis, or another run: what was looked at is not there any more.
    if (this.#axis !== spec.x.label) this.#zoom = null;
    this.#axis = spec.x.label;
    if (this.#plot && shape === this.#shape) this.#plot.setData(joined(spec));
    else this.#rebuild(shape);
    // A picture holds nothing to operate; a slider stands in a group.
    this.#host.setAttribute('role', spec.playhead ? 'group' : 'img');
    this.#host.setAttribute('aria-label', spec.summary);
    this.#tellPlayhead();
    this.#tellTable();
  }

  connectedCallback(): void {
    this.#resize.observe(this);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.#recolour);
    if (this.#spec) this.spec = this.#spec;
  }

  disconnectedCallback(): void {
    this.#resize.disconnect();
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.#recolour);
    clearTimeout(this.#tableDue);
    this.#tableDue = 0;
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** What it shows, and null before the first time. */
  get spec(): PlotSpec | null {
    return this.#spec;
  }

  /** The part of x that is seen now. */
  get shownX(): Range {
    return this.#xRange();
  }

  /** What is seen now, as a file for a page or an article. */
  async svg(): Promise<string> {
    // Few readers save one, so its code is fetched then.
    const { svgPicture } = await import('./svg-picture.ts');
    const { x, y } = this.#plot?.scales ?? {};
    if (!this.#spec || !x || !y) return '';
    return svgPicture(this.#spec, {
      width: Math.max(LEAST_PICTURE_WIDTH, this.clientWidth),
      height: Math.max(LEAST_PICTURE_HEIGHT, this.clientHeight),
      x: [x.min ?? 0, x.max ?? 1],
      y: [y.min ?? 0, y.max ?? 1],
      colour: (role) => this.#colour(role),
    });
  }

  /** The same as pixels, on the paper of the theme. */
  async png(): Promise<Blob> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await this.svg())}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * PIXELS;
    canvas.height = image.height * PIXELS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('no picture'))),
        'image/png',
      );
    });
  }

  /** To be called when the theme changed: a canvas does not follow custom properties by itself. */
  recolour(): void {
    this.#colours.clear();
    this.#plot?.redraw(false);
  }

  readonly #recolour = () => this.recolour();

  #colour(role: string): string {
    const known = this.#colours.get(role);
    if (known) return known;
    const colour = getComputedStyle(this).getPropertyValue(`--${role}`).trim() || '#000';
    this.#colours.set(role, colour);
    return colour;
  }

  #fit(): void {
    if (!this.#plot) {
      if (this.#spec) this.spec = this.#spec;
      return;
    }
    const { clientWidth: width, clientHeight: height } = this;
    if (width > 0 && height > 0) this.#plot.setSize({ width, height });
  }

  #rebuild(shape: string): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (!this.#spec || width === 0 || height === 0) return;
    this.#plot?.destroy();
    this.#shape = shape;
    this.#plot = new uPlot(
      this.#options(this.#spec, width, height),
      joined(this.#spec),
      this.#host,
    );
  }

  #options(spec: PlotSpec, width: number, height: number): uPlot.Options {
    return {
      width,
      height,
      padding: [...paddingOf(spec), () => this.#labelRoom(), 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: !spec.playhead && !spec.isMap, y: false, setScale: false },
        bind: { dblclick: () => null },
        ...(spec.group ? { sync: { key: this.#groupKey(spec.group) } } : {}),
      },
      scales: {
        x: { time: false, range: () => this.#xRange() },
        y: {
          distr: spec.y.scale === 'log' ? 3 : 1,
          range: (_u, min, max) => this.#yRange(min, max),
        },
      },
      axes: [this.#xAxis(), this.#yAxis(spec)],
      series: [{}, ...this.#bandSeries(spec), ...spec.lines.map((line) => this.#lineSeries(line))],
      hooks: {
        drawClear: [(plot) => this.#spec && drawGround(this.#surface(plot), this.#spec)],
        drawAxes: [(plot) => this.#spec && drawDots(this.#surface(plot), this.#spec)],
        draw: [(plot) => this.#spec && drawOver(this.#surface(plot), this.#spec)],
        setCursor: [(plot) => this.#tellValues(plot)],
        setSelect: [(plot) => this.#zoomToSelection(plot)],
        ready: [(plot) => this.#makeFocusable(plot)],
      },
    };
  }

  /** Groups of different elements on a page are different groups. */
  #groupKey(group: string): string {
    const root = this.getRootNode();
    const number = ROOTS.get(root) ?? ++rootCount;
    ROOTS.set(root, number);
    return `${group}-${number}`;
  }

  /** A narrow ribbon is all line: the list of the runners above it says whose. */
  #hasLabels(): boolean {
    return !this.#spec?.playhead || this.clientWidth >= LEAST_LABELLED_RIBBON;
  }

  /** Room for the longest label at a line's end, in coarse steps so that digits do not shake it. */
  #labelRoom(): number {
    if (!this.#hasLabels()) return LAST_TICK_ROOM;
    const labels = (this.#spec?.lines ?? []).filter((line) => line.end !== undefined);
    const widest = Math.max(0, ...labels.map(endLabelWidth));
    // In steps, or the plot would breathe with every digit.
    return widest === 0 ? LAST_TICK_ROOM : Math.ceil((widest + 4) / 16) * 16;
  }

  #xAxis(): uPlot.Axis {
    return {
      show: !this.#spec?.x.isBare,
      stroke: () => this.#colour('ink-3'),
      font: TICK_FONT,
      grid: { show: false },
      border: { show: true, stroke: () => this.#colour('edge'), width: 1 },
      ticks: { show: true, stroke: () => this.#colour('edge'), size: 4, width: 1 },
      size: () => (this.#spec ? footOf(this.#spec) : 0),
      gap: 2,
      space: 70,
      values: (_plot, ticks) =>
        ticks.map((tick, index) => {
          const label = this.#spec?.x.label ?? '';
          const atLast = index === ticks.length - 1 && label.length <= LONGEST_TICK_LABEL;
          return atLast && label ? `${tickText(tick)} ${label}` : tickText(tick);
        }),
    };
  }

  #yAxis(spec: PlotSpec): uPlot.Axis {
    return {
      stroke: () => this.#colour('ink-3'),
      font: TICK_FONT,
      grid: { show: !spec.isMap, stroke: () => this.#colour('grid'), width: 1 },
      ticks: { show: false },
      gap: 6,
      space: 32,
      size: (_plot, values) =>
        spec.y.room ?? 14 + 6.4 * Math.max(2, ...(values ?? []).map((v) => v?.length ?? 0)),
      // A log axis of uPlot blanks ticks it finds too many; ours are few already.
      filter: (_plot, ticks) => ticks,
      values: (_plot, ticks) => ticks.map(tickText),
      ...(spec.y.scale === 'log'
        ? {
            splits: (plot: uPlot, _axis: number, min: number, max: number) =>
              logTicks(min, max, Math.max(2, Math.floor(plot.bbox.height / devicePixelRatio / 24))),
          }
        : {}),
    };
  }

  /** Of each its low line, whose range counts, and its high one, which fills the area between. */
  #bandSeries(spec: PlotSpec): uPlot.Series[] {
    const edge = { width: 0, points: { show: false } };
    return (spec.bands ?? []).flatMap((band) => [
      { ...edge, paths: () => null },
      { ...edge, fill: () => this.#colour(band.colour), paths: areaPath },
    ]);
  }

  #lineSeries(line: Line): uPlot.Series {
    return {
      label: line.name,
      stroke: () => this.#colour(line.colour),
      width: line.width,
      pxAlign: 0,
      ...(line.dash ? { dash: [...line.dash] } : {}),
      ...(line.isDotted ? { cap: 'round' as const } : {}),
      points: { show: false },
      paths: linePath,
    };
  }

  /** What is looked at closer stays so while new values come in. */
  #xRange(): [number, number] {
    if (this.#spec?.isMap) return this.#mapRange('x');
    const [low, high] = this.#zoom ?? this.#whole();
    return [low, high];
  }

  /** The planned range, or all values where they go beyond. */
  #whole(): Range {
    const x = this.#plot?.data[0] ?? [];
    const { range } = this.#spec!.x;
    const low = Math.min(range?.[0] ?? x[0] ?? 0, x[0] ?? Number.POSITIVE_INFINITY);
    const high = Math.max(range?.[1] ?? x.at(-1) ?? 1, x.at(-1) ?? Number.NEGATIVE_INFINITY);
    return high > low ? [low, high] : [low, low + 1];
  }

  /** All charts of the group along the same x. */
  #zoomGroup(range: Range | null): void {
    const { group } = this.#spec!;
    const root = this.getRootNode() as ShadowRoot;
    const all = group ? [...root.querySelectorAll<RpPlot>(this.localName)] : [this];
    for (const plot of all) if (plot.#spec?.group === group) plot.#zoomTo(range);
  }

  #zoomTo(range: Range | null): void {
    this.#zoom = range;
    const [min, max] = this.#xRange();
    this.#plot?.setScale('x', { min, max });
  }

  #zoomable(plot: uPlot): Zoomable {
    return {
      shown: () => this.#xRange(),
      whole: () => this.#whole(),
      valueAt: (clientX) => plot.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x'),
      zoomTo: (range) => this.#zoomGroup(range),
    };
  }

  /** A part chosen by a drag. */
  #zoomToSelection(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width <= 0) return;
    this.#zoomTo([plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')]);
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  /** The ranges of a map, the narrower one widened until a unit is as long either way. */
  #mapRange(axis: 'x' | 'y'): [number, number] {
    const spec = this.#spec!;
    const [top] = paddingOf(spec);
    const size = {
      x: Math.max(1, this.clientWidth - (spec.y.room ?? 0) - this.#labelRoom()),
      y: Math.max(1, this.clientHeight - top - footOf(spec)),
    };
    const range = (of: 'x' | 'y') => spec[of].range ?? [0, 1];
    const perPixel = Math.max(
      ...(['x', 'y'] as const).map((of) => (range(of)[1] - range(of)[0]) / size[of]),
    );
    const [low, high] = range(axis);
    const half = (perPixel * size[axis]) / 2;
    return [(low + high) / 2 - half, (low + high) / 2 + half];
  }

  #yRange(min: number | null, max: number | null): [number, number] {
    const spec = this.#spec!;
    if (spec.isMap) return this.#mapRange('y');
    const [least, greatest] = spec.y.range ?? [min ?? 0, max ?? 1];
    const low = Math.min(least, min ?? least);
    const high = Math.max(greatest, max ?? greatest);
    if (spec.y.scale === 'log') {
      if (!(low > 0 && high > 0)) return [0.1, 1];
      const floor = below125(low);
      const ceiling = above125(high);
      return ceiling > floor ? [floor, ceiling] : [floor, floor * 2];
    }
    const pad = (high - low || Math.abs(high) || 1) * 0.04;
    return [low - pad, high + pad];
  }

  #surface(plot: uPlot): Surface {
    return {
      context: plot.ctx,
      box: plot.bbox,
      ratio: devicePixelRatio,
      hasLabels: this.#hasLabels(),
      x: (value) => plot.valToPos(value, 'x', true),
      y: (value) => plot.valToPos(value, 'y', true),
      colour: (role) => this.#colour(role),
    };
  }

  /** Values at a fixed place, so that digits change and nothing jumps. */
  #tellValues(plot: uPlot): void {
    const spec = this.#spec;
    const left = plot.cursor.left ?? -1;
    if (!spec || left < 0 || spec.lines.length === 0) {
      this.#values.replaceChildren();
      return;
    }
    const at = plot.posToVal(left, 'x');
    const parts = spec.lines.flatMap((line) => this.#valueAt(line, at));
    const where = document.createElement('span');
    where.textContent = `${formatPlain(Number(at.toPrecision(4)))} ${spec.x.label}  `;
    this.#values.replaceChildren(where, ...parts);
  }

  #valueAt(line: Line, at: number): Node[] {
    let nearest = -1;
    for (let i = 0; i < line.x.length; i += 1) {
      if (nearest < 0 || Math.abs(line.x[i]! - at) < Math.abs(line.x[nearest]! - at)) nearest = i;
    }
    if (nearest < 0) return [];
    const name = document.createElement('b');
    name.textContent = line.name;
    return [name, document.createTextNode(` ${line.format(line.y[nearest]!)}  `)];
  }

  #makeFocusable(plot: uPlot): void {
    plot.over.tabIndex = 0;
    if (this.#spec?.playhead) {
      this.#makeScrubber(plot);
      return;
    }
    plot.over.setAttribute('role', 'application');
    plot.over.setAttribute('aria-label', words().charts.chart);
    plot.over.title = words().charts.zoomTitle;
    plot.over.classList.add('zoomable');
    listenForZoom(this.#zoomable(plot), plot.over);
  }

  /** The chart as a slider: by mouse, touch and keyboard. */
  #makeScrubber(plot: uPlot): void {
    const { over } = plot;
    over.setAttribute('role', 'slider');
    over.setAttribute('aria-label', words().charts.stepOfRun);
    over.classList.add('scrubber');
    const drag = (event: PointerEvent) => {
      const { left } = over.getBoundingClientRect();
      this.#scrubTo(plot.posToVal(event.clientX - left, 'x'));
    };
    over.addEventListener('pointerdown', (event) => {
      over.setPointerCapture(event.pointerId);
      drag(event);
    });
    over.addEventListener('pointermove', (event) => {
      if (over.hasPointerCapture(event.pointerId)) drag(event);
    });
    this.#tellPlayhead(plot);
  }

  #tellPlayhead(plot = this.#plot): void {
    const playhead = this.#spec?.playhead;
    if (!plot || !playhead) return;
    plot.over.setAttribute('aria-valuemin', '0');
    plot.over.setAttribute('aria-valuemax', String(playhead.last));
    plot.over.setAttribute('aria-valuenow', String(playhead.x));
  }

  #scrubTo(x: number): void {
    const last = this.#spec?.playhead?.last ?? 0;
    this.#tellScrub({ to: Math.round(Math.max(0, Math.min(last, x))) });
  }

  #tellScrub(detail: Scrub): void {
    this.dispatchEvent(new CustomEvent<Scrub>('scrub', { detail }));
  }

  /** Whether the key moves the playhead. */
  #scrubByKey({ key }: KeyboardEvent): boolean {
    const playhead = this.#spec?.playhead;
    if (!playhead) return false;
    const page = Math.max(1, Math.round(playhead.last / 20));
    const moves = new Map<string, Scrub>([
      ['ArrowLeft', { by: -1 }],
      ['ArrowRight', { by: 1 }],
      ['ArrowDown', { by: -1 }],
      ['ArrowUp', { by: 1 }],
      ['PageDown', { by: -page }],
      ['PageUp', { by: page }],
      ['Home', { to: 0 }],
      ['End', { to: playhead.last }],
    ]);
    const move = moves.get(key);
    if (move) this.#tellScrub(move);
    return move !== undefined;
  }

  /** Around the cursor, or the middle without one. */
  #zoomByKey(plot: uPlot, event: KeyboardEvent): boolean {
    if (this.#spec?.playhead || event.ctrlKey || event.metaKey || event.altKey) return false;
    const left = plot.cursor.left ?? -1;
    const at = plot.posToVal(left >= 0 ? left : plot.over.clientWidth / 2, 'x');
    return zoomByKey(this.#zoomable(plot), event, at);
  }

  #moveCursor(event: KeyboardEvent): void {
    const plot = this.#plot;
    if (this.#scrubByKey(event) || (plot && this.#zoomByKey(plot, event))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const step = { ArrowLeft: -8, ArrowRight: 8 }[event.key];
    if (!plot || (step === undefined && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    const left = step === undefined ? -10 : Math.max(0, (plot.cursor.left ?? 0) + step);
    plot.setCursor({ left: Math.min(left, plot.over.clientWidth), top: 10 }, true);
  }

  /** A table of a few rows for screen readers, renewed at most once a second. */
  #tellTable(): void {
    if (this.#tableDue) return;
    this.#tableDue = window.setTimeout(() => {
      this.#tableDue = 0;
      if (this.#spec) this.#table.replaceChildren(tableOf(this.#spec));
    }, 1000);
  }
}
