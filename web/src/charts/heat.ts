/**
 * A matrix as a strip of coloured cells, one pixel of a small canvas each, with a cursor for mouse and
 * keyboard that says what a cell is. Enter or a click picks one: the element tells `pick`.
 */

import { colourOfValue, type Sizes } from './heat-colours.ts';

export interface HeatSpec {
  readonly rows: number;
  readonly columns: number;
  /** [rows][columns] */
  readonly values: ArrayLike<number>;
  /** What the colours range over, shared by pictures side by side. */
  readonly sizes: Sizes;
  readonly scale: 'linear' | 'log';
  readonly isSigned: boolean;
  /** One sentence for whoever does not see the picture. */
  readonly summary: string;
  /** What the cell at a place is and holds. */
  readonly tell: (place: number) => string;
}

const MOST_CELL = 14;
const LEAST_CELL = 2;
const MOST_HEIGHT = 112;

const STYLE = `
  :host { display: block; position: relative; }
  .cells { position: relative; width: max-content; max-width: 100%; }
  canvas { display: block; image-rendering: pixelated; max-width: 100%; cursor: pointer; }
  .cells:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
  .cursor { position: absolute; box-sizing: border-box; border: 2px solid var(--ink);
    outline: 1px solid var(--paper); pointer-events: none; }
  p { margin: 0; min-height: 18px; font: 400 12px/18px var(--sans); color: var(--ink-2);
    overflow-wrap: anywhere; }
`;

let sheet: CSSStyleSheet | null = null;

function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

export class RpHeat extends HTMLElement {
  readonly #cells = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  readonly #cursor = document.createElement('div');
  readonly #told = document.createElement('p');
  #spec: HeatSpec | null = null;
  #place: number | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sharedSheet()];
    this.#cells.className = 'cells';
    this.#cells.tabIndex = 0;
    this.#cells.setAttribute('role', 'img');
    this.#cursor.className = 'cursor';
    this.#cursor.hidden = true;
    this.#told.setAttribute('aria-live', 'polite');
    this.#cells.append(this.#canvas, this.#cursor);
    root.append(this.#cells, this.#told);
    this.#cells.addEventListener('pointermove', (event) => this.#point(this.#under(event)));
    this.#cells.addEventListener('pointerleave', () => this.#point(null));
    this.#cells.addEventListener('blur', () => this.#point(null));
    this.#cells.addEventListener('click', (event) => this.#pick(this.#under(event)));
    this.#cells.addEventListener('keydown', (event) => this.#onKey(event));
  }

  set spec(spec: HeatSpec) {
    this.#spec = spec;
    const { rows, columns, values, sizes, scale, isSigned } = spec;
    this.#cells.setAttribute('aria-label', spec.summary);
    this.#canvas.width = columns;
    this.#canvas.height = rows;
    const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor(MOST_HEIGHT / rows)));
    this.#canvas.style.width = `${columns * cell}px`;
    this.#canvas.style.height = `${rows * cell}px`;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const image = context.createImageData(columns, rows);
    for (let at = 0; at < rows * columns; at += 1) {
      const value = values[at] ?? Number.NaN;
      // What is no number stays transparent.
      if (Number.isNaN(value)) continue;
      image.data.set([...colourOfValue(value, sizes, scale, isSigned), 255], at * 4);
    }
    context.putImageData(image, 0, 0);
    this.#point(this.#place !== null && this.#place < rows * columns ? this.#place : null);
  }

  #under({ clientX, clientY }: MouseEvent): number | null {
    if (!this.#spec) return null;
    const { rows, columns } = this.#spec;
    const box = this.#canvas.getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * columns);
    const row = Math.floor(((clientY - box.top) / box.height) * rows);
    const isInside = column >= 0 && column < columns && row >= 0 && row < rows;
    return isInside ? row * columns + column : null;
  }

  #point(place: number | null): void {
    this.#place = place;
    this.#cursor.hidden = place === null;
    const spec = this.#spec;
    this.#told.textContent = place === null || !spec ? '' : spec.tell(place);
    if (place === null || !spec) return;
    const { rows, columns } = spec;
    const { offsetWidth: width, offsetHeight: height } = this.#canvas;
    const style = this.#cursor.style;
    style.width = `${width / columns}px`;
    style.height = `${height / rows}px`;
    style.left = `${((place % columns) * width) / columns}px`;
    style.top = `${(Math.floor(place / columns) * height) / rows}px`;
  }

  #pick(place: number | null): void {
    if (place !== null) this.dispatchEvent(new CustomEvent<number>('pick', { detail: place }));
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#spec) return;
    const { rows, columns } = this.#spec;
    const moves = new Map([
      ['ArrowLeft', -1],
      ['ArrowRight', 1],
      ['ArrowUp', -columns],
      ['ArrowDown', columns],
    ]);
    const by = moves.get(event.key);
    if (event.key === 'Enter') this.#pick(this.#place);
    else if (by === undefined) return;
    else {
      const next = this.#place === null ? 0 : this.#place + by;
      if (next >= 0 && next < rows * columns) this.#point(next);
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

if (!customElements.get('rp-heat')) customElements.define('rp-heat', RpHeat);
