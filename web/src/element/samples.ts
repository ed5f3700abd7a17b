/**
 * The bundled tables, and fetching one. Their files come with the page; nothing else is asked.
 * Where each is from and its licence: `web/samples.md`.
 */

import diamondsUrl from '@observablehq/sample-datasets/diamonds.csv?url';
import industriesUrl from '@observablehq/sample-datasets/industries.csv?url';
import penguinsUrl from '@observablehq/sample-datasets/penguins.csv?url';
import weatherUrl from '@observablehq/sample-datasets/weather.csv?url';
import co2Url from 'vega-datasets/data/co2-concentration.csv?url';
import gapminderUrl from 'vega-datasets/data/gapminder-health-income.csv?url';
import seattleWeatherUrl from 'vega-datasets/data/seattle-weather.csv?url';
import { PlaygroundError } from '../base/playground-error.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { type Words, words } from '../words/language.ts';

export interface SampleTable {
  readonly name: keyof Words['samples'];
  readonly address: string;
  /** Where the sample starts. */
  readonly recipe: Partial<Recipe>;
}

export const SAMPLES: readonly SampleTable[] = [
  {
    name: 'diamonds.csv',
    address: diamondsUrl,
    recipe: { target: 'price', features: ['carat'], batch_size: 512, initialisation: 'zeros' },
  },
  {
    name: 'penguins.csv',
    address: penguinsUrl,
    recipe: {
      target: 'body_mass_g',
      features: ['culmen_length_mm', 'culmen_depth_mm', 'flipper_length_mm'],
      batch_size: 32,
    },
  },
  {
    name: 'weather.csv',
    address: weatherUrl,
    recipe: {
      target: 'location',
      features: ['precipitation', 'temp_max', 'temp_min', 'wind'],
      batch_size: 128,
    },
  },
  {
    name: 'seattle-weather.csv',
    address: seattleWeatherUrl,
    recipe: {
      target: 'weather',
      features: ['precipitation', 'temp_max', 'temp_min', 'wind'],
      batch_size: 64,
    },
  },
  {
    name: 'co2-concentration.csv',
    address: co2Url,
    // The other column is the target without its seasons; those come with the month.
    recipe: {
      target: 'CO2',
      features: ['Date'],
      treatments: [{ column: 'Date', date_parts: ['days', 'month'] }],
      split: 'latest',
      split_column: 'Date',
      batch_size: 64,
    },
  },
  {
    name: 'gapminder-health-income.csv',
    address: gapminderUrl,
    recipe: { target: 'health', features: ['income', 'region'], batch_size: 16 },
  },
  {
    name: 'industries.csv',
    address: industriesUrl,
    recipe: { target: 'unemployed', features: ['date', 'industry'], batch_size: 64 },
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
  const { notReached, serverRefused } = words().page;
  const message = response ? serverRefused(name, response.status) : notReached(name);
  throw new PlaygroundError('file_not_found', 'src', message);
}
