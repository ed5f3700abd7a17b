/** What is drawn on a chart beside its lines: dots, labels at line ends, marks and axis names. */

import type { ContourLevel, Dots, Line, PlotSpec, RegionMap, Way } from './plot-spec.ts';
import { regionNames, strengthOf, tintOf } from './regions.ts';
import { symbolPath } from './symbols.ts';

export const TICK_FONT = '11px system-ui, sans-serif';
export const LABEL_FONT = '12px system-ui, sans-serif';
const NAME_FONT = '600 12px system-ui, sans-serif';
/** A longer name of x stands below the ticks instead of at the last one. */
export const LONGEST_TICK_LABEL = 8;

/** Least distance of two labels at line ends. */
const LABEL_PITCH = 15;
const LABEL_GAP = 8;
const DOT_RADIUS = 1.6;
/** Of dots that are told apart by their shapes, which smaller ones hide. */
const SHAPE_RADIUS = 2.6;

/** A canvas with its scales; positions are device pixels, `ratio` of them to a CSS pixel. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly box: { left: number; top: number; width: number; height: number };
  readonly ratio: number;
  /** Whether there is room for labels at the lines' ends. */
  readonly hasLabels: boolean;
  x(value: number): number;
  y(value: number): number;
  colour(role: string): string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Below the grid: areas. */
export function drawGround(surface: Surface, { regions, contours }: PlotSpec): void {
  surface.context.save();
  if (regions) drawRegions(surface, regions);
  if (contours) drawContours(surface, contours);
  surface.context.restore();
}

/** Between the grid and the lines: dots. */
export function drawDots(surface: Surface, { dots = [] }: PlotSpec): void {
  const { context } = surface;
  context.save();
  for (const group of dots) {
    context.fillStyle = surface.colour(group.colour);
    context.fill(new Path2D(dotsPath(group, surface, surface.ratio)));
  }
  context.restore();
}

/** `ratio`: pixels of the picture to a CSS pixel. */
export function dotsPath(
  { x: xs, y: ys, shape }: Dots,
  scales: Pick<Surface, 'x' | 'y'>,
  ratio: number,
): string {
  const radius = (shape === undefined ? DOT_RADIUS : SHAPE_RADIUS) * ratio;
  let path = '';
  for (let i = 0; i < xs.length; i += 1) {
    const [x, y] = [scales.x(xs[i]!), scales.y(ys[i]!)];
    if (Number.isFinite(x) && Number.isFinite(y)) path += symbolPath(shape ?? 0, x, y, radius);
  }
  return path;
}

/** Red, green and blue of a colour as CSS has it. */
function channelsOf(colour: string): Uint8ClampedArray {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/** Of pairs x, y. */
export function pairsPath(
  lines: readonly Float64Array[],
  { x, y }: Pick<Surface, 'x' | 'y'>,
): string {
  let path = '';
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      path += `${at === 0 ? 'M' : 'L'}${x(line[at]!).toFixed(1)} ${y(line[at + 1]!).toFixed(1)}`;
    }
  }
  return path;
}

/** Flat tints, each over the one below it, so that the highest is the darkest. */
function drawContours(surface: Surface, levels: readonly ContourLevel[]): void {
  const { context, box, ratio } = surface;
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.fillStyle = surface.colour('tint');
  context.strokeStyle = surface.colour('contour');
  context.lineWidth = ratio;
  for (const level of levels) {
    context.fill(new Path2D(pairsPath(level.rings, surface)), 'evenodd');
    context.stroke(new Path2D(pairsPath(level.lines, surface)));
  }
}

/** Least distance of two levels' labels, and of a label from the edge, in CSS pixels. */
const LEVEL_PITCH = 44;

/** On its line, where it is farthest from the labels before it. */
function drawLevels(surface: Surface, levels: readonly ContourLevel[]): void {
  const { context, box, ratio } = surface;
  const pitch = LEVEL_PITCH * ratio;
  const placed: Point[] = [];
  setFont(surface, TICK_FONT);
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3 * ratio;
  context.strokeStyle = surface.colour('paper');
  context.fillStyle = surface.colour('ink-2');
  const room = ({ x, y }: Point): number =>
    Math.min(
      2 * (x - box.left),
      2 * (box.left + box.width - x),
      4 * (y - box.top),
      4 * (box.top + box.height - y),
      ...placed.map((other) => Math.hypot(other.x - x, other.y - y)),
    );
  for (const { text, lines } of levels) {
    let best: Point | null = null;
    for (const line of lines) {
      for (let at = 0; at < line.length; at += 8) {
        const point = { x: surface.x(line[at]!), y: surface.y(line[at + 1]!) };
        if (!best || room(point) > room(best)) best = point;
      }
    }
    if (!best || room(best) < pitch) continue;
    placed.push(best);
    context.strokeText(text, best.x, best.y);
    context.fillText(text, best.x, best.y);
  }
}

/** In a casing of paper: a line has too little contrast with the dark tints. */
function drawWay(surface: Surface, way: Way): void {
  const { context, ratio } = surface;
  const path = new Path2D();
  for (let at = 0; at < way.x.length; at += 1) {
    path.lineTo(surface.x(way.x[at]!), surface.y(way.y[at]!));
  }
  context.lineJoin = 'round';
  context.strokeStyle = surface.colour('paper');
  context.lineWidth = (way.width + 3) * ratio;
  context.stroke(path);
  context.strokeStyle = surface.colour(way.colour);
  context.lineWidth = way.width * ratio;
  context.lineCap = way.isDotted ? 'round' : 'butt';
  context.setLineDash((way.dash ?? []).map((length) => length * ratio));
  context.stroke(path);
  context.setLineDash([]);
  context.fillStyle = surface.colour(way.colour);
  for (const knot of way.knots) {
    context.beginPath();
    context.arc(surface.x(way.x[knot]!), surface.y(way.y[knot]!), 2.2 * ratio, 0, 2 * Math.PI);
    context.fill();
  }
}

/** A pixel a cell, stretched over the chart. */
function drawRegions(surface: Surface, regions: RegionMap): void {
  const { context } = surface;
  const { side, cells, names } = regions;
  const tints = names.map((_, place) => channelsOf(surface.colour(tintOf(place))));
  const image = new ImageData(side, side);
  for (let cell = 0; cell < side * side; cell += 1) {
    // Pictures count rows from above.
    const at = 4 * ((side - 1 - Math.floor(cell / side)) * side + (cell % side));
    image.data.set(tints[cells[cell]!]!, at);
    image.data[at + 3] = 255 * strengthOf(regions, cell);
  }
  const canvas = new OffscreenCanvas(side, side);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  const [left, right] = regions.x.map((value) => surface.x(value)) as [number, number];
  const [bottom, top] = regions.y.map((value) => surface.y(value)) as [number, number];
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, left, top, right - left, bottom - top);
}

/** Over dots and lines, in a halo of paper. */
function drawRegionNames(surface: Surface, regions: RegionMap): void {
  const { context, ratio } = surface;
  setFont(surface, NAME_FONT);
  context.textAlign = 'center';
  context.lineWidth = 4 * ratio;
  context.lineJoin = 'round';
  context.strokeStyle = surface.colour('paper');
  context.fillStyle = surface.colour('ink');
  for (const { text, x, y } of regionNames(regions)) {
    const place = [surface.x(x), surface.y(y)] as const;
    context.strokeText(text, ...place);
    context.fillText(text, ...place);
  }
}

/** Above the lines: everything that is written. */
export function drawOver(surface: Surface, spec: PlotSpec): void {
  surface.context.save();
  surface.context.textBaseline = 'middle';
  drawAxisNames(surface, spec);
  drawMarks(surface, spec);
  drawPlayhead(surface, spec);
  if (spec.regions) drawRegionNames(surface, spec.regions);
  if (spec.contours) drawLevels(surface, spec.contours);
  for (const way of spec.ways ?? []) drawWay(surface, way);
  drawEnds(surface, spec);
  surface.context.restore();
}

function setFont({ context, ratio }: Surface, font: string): void {
  context.font = font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * ratio}px`);
}

let measuring: CanvasRenderingContext2D | null = null;

/** What a label at a line's end takes beside the plot, in CSS pixels. */
export function endLabelWidth(line: Line): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 0;
  measuring.font = NAME_FONT;
  const name = measuring.measureText(`${line.name} `).width;
  measuring.font = LABEL_FONT;
  return LABEL_GAP + name + measuring.measureText(line.end ?? '').width;
}

function drawAxisNames(surface: Surface, spec: PlotSpec): void {
  const { context, box, ratio } = surface;
  setFont(surface, TICK_FONT);
  context.fillStyle = surface.colour('ink-2');
  if (spec.y.label) {
    context.textAlign = 'left';
    context.fillText(spec.y.label, box.left, box.top - 12 * ratio);
  }
  if (spec.x.label.length > LONGEST_TICK_LABEL) {
    context.textAlign = 'right';
    context.fillText(spec.x.label, box.left + box.width, box.top + box.height + 36 * ratio);
  }
}

/** A line at the step where the run stands, with a handle above it. */
function drawPlayhead(surface: Surface, { playhead }: PlotSpec): void {
  if (!playhead) return;
  const { context, box, ratio } = surface;
  const x = Math.round(surface.x(playhead.x));
  context.strokeStyle = surface.colour('ink');
  context.fillStyle = surface.colour('ink');
  context.lineWidth = ratio;
  context.beginPath();
  context.moveTo(x, box.top);
  context.lineTo(x, box.top + box.height);
  if (playhead.last > playhead.x) {
    const last = Math.round(surface.x(playhead.last));
    context.setLineDash([2 * ratio, 3 * ratio]);
    context.moveTo(last, box.top);
    context.lineTo(last, box.top + box.height);
  }
  context.stroke();
  context.setLineDash([]);
  const half = 5 * ratio;
  context.beginPath();
  context.moveTo(x - half, box.top - 8 * ratio);
  context.lineTo(x + half, box.top - 8 * ratio);
  context.lineTo(x + half, box.top - 2 * ratio);
  context.lineTo(x, box.top + 3 * ratio);
  context.lineTo(x - half, box.top - 2 * ratio);
  context.closePath();
  context.fill();
}

function drawMarks(surface: Surface, spec: PlotSpec): void {
  const { context, box, ratio } = surface;
  context.strokeStyle = surface.colour('ink');
  context.fillStyle = surface.colour('ink-2');
  context.lineWidth = ratio;
  context.textAlign = 'left';
  setFont(surface, TICK_FONT);
  const foot = box.top + box.height;
  // From the newest on; a text that would run into a newer mark is left out, its line stays.
  let room = Number.POSITIVE_INFINITY;
  for (const mark of (spec.marks ?? []).toReversed()) {
    const x = Math.round(surface.x(mark.x));
    context.beginPath();
    context.moveTo(x, foot);
    context.lineTo(x, foot - 14 * ratio);
    context.stroke();
    const end = x + 6 * ratio + context.measureText(mark.text).width;
    if (end <= room) context.fillText(mark.text, x + 3 * ratio, foot - 9 * ratio);
    room = x;
  }
}

function lastFinite(line: Line): Point | null {
  for (let i = line.x.length - 1; i >= 0; i -= 1) {
    const y = line.y[i]!;
    if (Number.isFinite(y)) return { x: line.x[i]!, y };
  }
  return null;
}

/** Moves label heights apart, keeping their order, within [top, bottom]. */
export function spread(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  let least = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least);
    least = placed[index]! + LABEL_PITCH;
  }
  let most = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, most);
    most = placed[index]! - LABEL_PITCH;
  }
  return placed;
}

function drawEnds(surface: Surface, spec: PlotSpec): void {
  const { box, ratio } = surface;
  const ends = [...spec.lines, ...(spec.ways ?? [])].flatMap((line) => {
    const last = line.end === undefined ? null : lastFinite(line);
    if (!last) return [];
    const point = { x: Math.min(surface.x(last.x), box.left + box.width), y: surface.y(last.y) };
    return Number.isFinite(point.y) ? [{ line, point }] : [];
  });
  const heights = spread(
    ends.map(({ point }) => point.y / ratio),
    box.top / ratio,
    (box.top + box.height) / ratio - 4,
  );
  // One column of labels, right of the newest end: none lies on another line. On a map each has its own.
  const column = Math.max(...ends.map(({ point }) => point.x));
  for (const [index, { line, point }] of ends.entries()) {
    const x = spec.isMap ? besideOnMap(surface, point, line) : column + LABEL_GAP * ratio;
    const label = { x, y: heights[index]! * ratio };
    if (line.broken) drawCross(surface, point, line);
    else drawDot(surface, point, line);
    if (!surface.hasLabels) continue;
    drawLeader(surface, point, label, line);
    if (spec.isMap) drawHalo(surface, label, line);
    drawLabel(surface, label, line);
  }
}

/** Right of its point, or left of it where it would be cut off. */
function besideOnMap({ context, ratio }: Surface, { x }: Point, line: Line): number {
  const width = endLabelWidth(line) * ratio;
  const isCut = x + width > context.canvas.width;
  return isCut ? x - width : x + LABEL_GAP * ratio;
}

function drawDot(surface: Surface, { x, y }: Point, line: Line): void {
  const { context, ratio } = surface;
  context.fillStyle = surface.colour(line.colour);
  context.beginPath();
  context.arc(x, y, 3 * ratio, 0, 2 * Math.PI);
  context.fill();
}

function drawCross(surface: Surface, { x, y }: Point, line: Line): void {
  const { context, ratio } = surface;
  const arm = 4 * ratio;
  context.strokeStyle = surface.colour(line.colour);
  context.lineWidth = 2 * ratio;
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x - arm, y + arm);
  context.lineTo(x + arm, y - arm);
  context.stroke();
}

/** A thin line to a label that had to move away from its point. */
function drawLeader(surface: Surface, point: Point, label: Point, line: Line): void {
  const { context, ratio } = surface;
  const near = Math.abs(label.y - point.y) <= 5 * ratio;
  if (near && label.x - point.x <= 2 * LABEL_GAP * ratio) return;
  context.strokeStyle = surface.colour(line.colour);
  context.lineWidth = ratio;
  context.beginPath();
  context.moveTo(point.x + 3 * ratio, point.y);
  context.lineTo(label.x - 2 * ratio, label.y);
  context.stroke();
}

/** Name and value of a line, filled, or as a stroke around them. */
function writeLabel(
  surface: Surface,
  { x, y }: Point,
  line: Line,
  write: 'fillText' | 'strokeText',
): void {
  const { context } = surface;
  context.textAlign = 'left';
  setFont(surface, NAME_FONT);
  context[write](line.name, x, y);
  const width = context.measureText(`${line.name} `).width;
  setFont(surface, LABEL_FONT);
  context[write](line.end ?? '', x + width, y);
}

/** So that the label can be read on any ground. */
function drawHalo(surface: Surface, label: Point, line: Line): void {
  const { context, ratio } = surface;
  context.strokeStyle = surface.colour('paper');
  context.lineWidth = 3 * ratio;
  context.lineJoin = 'round';
  writeLabel(surface, label, line, 'strokeText');
}

function drawLabel(surface: Surface, label: Point, line: Line): void {
  const isRunner = line.colour.startsWith('runner-');
  surface.context.fillStyle = surface.colour(isRunner ? `${line.colour}-text` : 'ink-2');
  writeLabel(surface, label, line, 'fillText');
}
