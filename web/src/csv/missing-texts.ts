/** Which cells stand for "no value": a list of texts, compared without case and outer spaces. */

export const DEFAULT_MISSING: readonly string[] = [
  '',
  'NA',
  'N/A',
  '#N/A',
  '<NA>',
  'NaN',
  'null',
  '?',
  '-',
];

export class MissingTexts {
  readonly list: readonly string[];
  private readonly known: ReadonlySet<string>;
  private readonly longest: number;

  constructor(list: readonly string[] = DEFAULT_MISSING) {
    this.list = list;
    this.known = new Set(list.map((text) => text.trim().toLowerCase()));
    this.longest = Math.max(0, ...list.map((text) => text.trim().length));
  }

  has(cell: string): boolean {
    const text = cell.trim();
    return text.length <= this.longest && this.known.has(text.toLowerCase());
  }
}
