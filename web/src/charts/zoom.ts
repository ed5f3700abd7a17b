/**
 * Looking closer along x: by wheel, by two fingers, by keys. With the mouse a part is chosen by a drag,
 * which uPlot does itself.
 */

export type Range = readonly [low: number, high: number];

const KEY_FACTOR = 1.5;
/** Of the part that is shown. */
const KEY_PAN = 0.15;
const WHEEL_SPEED = 0.002;
/** Closer than this share of the whole nothing more is to be seen. */
const LEAST_SHARE = 1e-4;

/** The part `factor` times as wide in which `at` stays where it was; null is the whole. */
export function zoomed([low, high]: Range, at: number, factor: number, whole: Range): Range | null {
  const span = whole[1] - whole[0];
  const width = Math.max((high - low) * factor, span * LEAST_SHARE);
  if (!(width < span)) return null;
  const share = high > low ? (at - low) / (high - low) : 0.5;
  return within([at - share * width, at + (1 - share) * width], whole);
}

export function panned([low, high]: Range, by: number, whole: Range): Range {
  return within([low + by, high + by], whole);
}

function within([low, high]: Range, whole: Range): Range {
  const by = Math.max(0, whole[0] - low) + Math.min(0, whole[1] - high);
  return [low + by, high + by];
}

/** The chart whose x is looked at. */
export interface Zoomable {
  shown(): Range;
  whole(): Range;
  valueAt(clientX: number): number;
  /** Null shows the whole. */
  zoomTo(range: Range | null): void;
}

/** Whether the key, pressed on a chart, was one of these. */
export function zoomByKey(chart: Zoomable, { key, shiftKey }: KeyboardEvent, at: number): boolean {
  const [shown, whole] = [chart.shown(), chart.whole()];
  const by = KEY_PAN * (shown[1] - shown[0]);
  if (key === '+' || key === '=') chart.zoomTo(zoomed(shown, at, 1 / KEY_FACTOR, whole));
  else if (key === '-') chart.zoomTo(zoomed(shown, at, KEY_FACTOR, whole));
  else if (key === '0') chart.zoomTo(null);
  else if (shiftKey && key === 'ArrowLeft') chart.zoomTo(panned(shown, -by, whole));
  else if (shiftKey && key === 'ArrowRight') chart.zoomTo(panned(shown, by, whole));
  else return false;
  return true;
}

/** A wheel alone scrolls the page; with Ctrl, as pinching a trackpad sends it, it zooms. */
function zoomByWheel(chart: Zoomable, event: WheelEvent): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const at = chart.valueAt(event.clientX);
  const factor = Math.exp(event.deltaY * WHEEL_SPEED);
  chart.zoomTo(zoomed(chart.shown(), at, factor, chart.whole()));
}

/** Two fingers zoom and pan at once: the values under them stay under them. */
function zoomByTouch(chart: Zoomable, area: HTMLElement): void {
  const fingers = new Map<number, number>();
  let grip: readonly number[] = [];
  const places = () => [...fingers.values()].sort((a, b) => a - b);
  const regrip = () => {
    grip = fingers.size === 2 ? places().map((x) => chart.valueAt(x)) : [];
  };
  area.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, event.clientX);
    regrip();
  });
  area.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event.clientX);
    const [first, second] = grip;
    if (first === undefined || second === undefined) return;
    const [left, right] = places() as [number, number];
    if (right - left < 1) return;
    const [low, high] = chart.shown();
    const scale = (second - first) / (right - left);
    const pixels = (high - low) / ((chart.valueAt(right) - chart.valueAt(left)) / (right - left));
    const start = first - ((chart.valueAt(left) - low) / (high - low)) * pixels * scale;
    const range: Range = [start, start + pixels * scale];
    const [least, most] = chart.whole();
    chart.zoomTo(range[1] - range[0] < most - least ? within(range, chart.whole()) : null);
  });
  const lift = (event: PointerEvent) => {
    if (fingers.delete(event.pointerId)) regrip();
  };
  area.addEventListener('pointerup', lift);
  area.addEventListener('pointercancel', lift);
}

/** With Shift the mouse moves the part that is shown. */
function panByMouse(chart: Zoomable, area: HTMLElement): void {
  let held: number | null = null;
  area.addEventListener(
    'mousedown',
    (event) => {
      if (!event.shiftKey || event.button !== 0) return;
      // Before uPlot takes it for the start of a choice.
      event.stopImmediatePropagation();
      event.preventDefault();
      held = chart.valueAt(event.clientX);
    },
    { capture: true },
  );
  area.addEventListener('mousemove', (event) => {
    if (held === null) return;
    if (event.buttons === 0) held = null;
    else chart.zoomTo(panned(chart.shown(), held - chart.valueAt(event.clientX), chart.whole()));
  });
}

export function listenForZoom(chart: Zoomable, area: HTMLElement): void {
  area.addEventListener('wheel', (event) => zoomByWheel(chart, event), { passive: false });
  area.addEventListener('dblclick', () => chart.zoomTo(null));
  panByMouse(chart, area);
  zoomByTouch(chart, area);
}
