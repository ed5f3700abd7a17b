/** The bundled tables, and fetching one. Their files come with the page; nothing else is asked. */

import diamondsUrl from '@observablehq/sample-datasets/diamonds.csv?url';
import penguinsUrl from '@observablehq/sample-datasets/penguins.csv?url';
import { PlaygroundError } from '../base/playground-error.ts';
import type { Recipe } from '../recipe/recipe.ts';

export interface SampleTable {
  readonly name: string;
  readonly about: string;
  readonly address: string;
  /** Where the sample starts. */
  readonly recipe: Partial<Recipe>;
}

export const SAMPLES: readonly SampleTable[] = [
  {
    name: 'diamonds.csv',
    about: '53,940 diamonds: price from weight and size',
    address: diamondsUrl,
    recipe: { target: 'price', features: ['carat'], batch_size: 512, initialisation: 'zeros' },
  },
  {
    name: 'penguins.csv',
    about: '344 penguins: body mass from bill and flipper, some cells empty',
    address: penguinsUrl,
    recipe: {
      target: 'body_mass_g',
      features: ['culmen_length_mm', 'culmen_depth_mm', 'flipper_length_mm'],
      batch_size: 32,
    },
  },
];

/** Fetches a table that an element's `src` names, relative to the document. */
export async function fetchSource(
  address: string,
  base: string,
): Promise<{ blob: Blob; name: string }> {
  const url = new URL(address, base);
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '') || 'table.csv';
  const response = await fetch(url).catch(() => null);
  if (response?.ok) return { blob: await response.blob(), name };
  const reason = response ? `the server answered ${response.status}` : 'it could not be reached';
  throw new PlaygroundError(
    'file_not_found',
    'src',
    `The table ${name} was not read: ${reason}. Check the address in the attribute src.`,
  );
}
