/**
 * The page's address carries everything that defines the run behind its #: a version, the table (a
 * sample by name; another file by name and fingerprint, or whole and packed), what was said of its
 * reading, and the recipe.
 */

import { PlaygroundError, type WireError } from '../base/playground-error.ts';
import type { AskedOptions } from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { RECIPE_KEYS, type TextOf, writeRecipe } from '../recipe/recipe-text.ts';
import { initialRecipe } from '../recipe/settings.ts';
import { words } from '../words/language.ts';
import { READING_KEYS, readReading, writeReading } from './reading-text.ts';

/** The key under which a link names its table. */
export const SAMPLE_KEY = 'sample';
const VERSION_KEY = 'v';
const FILE_KEYS = { name: 'file', fingerprint: 'fingerprint', packed: 'data' } as const;
/** Of links as they are written now; a larger one may mean what this page does not know. */
const VERSION = '1';

/** Browsers refuse an address that changes too often. */
const PAUSE_MS = 300;

/** A table that is no sample. */
export interface LinkedFile {
  readonly name: string;
  /** Empty where it is not known. */
  readonly fingerprint: string;
  /** The file itself, see packed-file.ts; empty where it has to be opened. */
  readonly packed: string;
}

export function textOfHash(hash: string): TextOf {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return (key) => parameters.get(key);
}

/** Whether it is a link of ours, and not to a heading of the page around. */
export function holdsRecipe(hash: string): boolean {
  const known = [SAMPLE_KEY, ...Object.values(FILE_KEYS), ...READING_KEYS, ...RECIPE_KEYS];
  const keys = [...new URLSearchParams(hash.replace(/^#/, '')).keys()];
  return keys.some((key) => known.includes(key));
}

/** Null where the link names none. */
export function linkedFile(textOf: TextOf): LinkedFile | null {
  const [name, fingerprint, packed] = [
    textOf(FILE_KEYS.name),
    textOf(FILE_KEYS.fingerprint) ?? '',
    textOf(FILE_KEYS.packed) ?? '',
  ];
  if (name === null && packed === '') return null;
  return { name: name || 'table.csv', fingerprint, packed };
}

export interface LinkedReading {
  readonly asked: AskedOptions;
  /** Where it could not be used: then the reader finds out all by itself. */
  readonly refused: WireError | null;
}

export function linkedReading(textOf: TextOf): LinkedReading {
  try {
    return { asked: readReading(textOf), refused: null };
  } catch (thrown) {
    return { asked: {}, refused: PlaygroundError.from(thrown).toWire() };
  }
}

export function newerLink(textOf: TextOf): WireError | null {
  const version = textOf(VERSION_KEY);
  if (version === null || version === VERSION) return null;
  return { code: 'link_damaged', where: VERSION_KEY, message: words().page.otherVersion };
}

/** What a link is made of; `initial` is where the page starts with that sample. */
export interface LinkContent {
  readonly recipe: Recipe;
  readonly initial?: Recipe;
  /** Empty for the first one. */
  readonly sample?: string;
  readonly file?: LinkedFile | null;
  readonly asked?: AskedOptions;
}

/** A link says what is different from the start. */
export function hashOf({
  recipe,
  initial = initialRecipe(),
  sample = '',
  file = null,
  asked = {},
}: LinkContent): string {
  const table: [string, string][] = file
    ? [
        [FILE_KEYS.name, file.name],
        [FILE_KEYS.fingerprint, file.fingerprint],
      ]
    : [[SAMPLE_KEY, sample]];
  const packed: [string, string][] = file ? [[FILE_KEYS.packed, file.packed]] : [];
  const said = [...table.filter(([, text]) => text !== ''), ...writeReading(asked)];
  const all = [...said, ...writeRecipe(recipe, initial), ...packed.filter(([, text]) => text)];
  return `#${new URLSearchParams([[VERSION_KEY, VERSION], ...all])}`;
}

/** Keeps the address at the recipe it was last given. */
export class AddressBar {
  #recipe: Recipe | null = null;
  #timer = 0;

  show(recipe: Recipe, hash: () => string): void {
    if (recipe === this.#recipe) return;
    this.#recipe = recipe;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => history.replaceState(null, '', hash()), PAUSE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
