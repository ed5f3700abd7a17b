/** The shapes of dots, as paths for canvas and SVG alike. */

/** Each as a path around (0, 0) of size 1, in relative commands; the first is the usual one. */
const SHAPES: readonly ((r: number) => string)[] = [
  (r) => `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r) => `m0 ${-1.4 * r}l${1.3 * r} ${2.3 * r}h${-2.6 * r}z`,
  (r) => `m${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (r) => `m0 ${-1.5 * r}l${1.2 * r} ${1.5 * r}l${-1.2 * r} ${1.5 * r}l${-1.2 * r} ${-1.5 * r}z`,
  (r) => `m0 ${1.4 * r}l${1.3 * r} ${-2.3 * r}h${-2.6 * r}z`,
  (r) => {
    const arm = 1.5 * r;
    const half = 0.45 * r;
    const [long, side] = [arm - half, 2 * half];
    return `m${-half} ${-arm}h${side}v${long}h${long}v${side}h${-long}v${long}h${-side}v${-long}h${-long}v${-side}h${long}z`;
  },
];

/** In the order of the shapes, for words about them. */
export const SYMBOLS: readonly string[] = ['●', '▲', '■', '◆', '▼', '✚'];

/** Shapes repeat after the last one. */
export function symbolPath(shape: number, x: number, y: number, radius: number): string {
  return `M${x.toFixed(2)} ${y.toFixed(2)}${SHAPES[shape % SHAPES.length]!(radius)}`;
}
