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
  {
    name: 'weather.csv',
    about: '2,922 days: Seattle or New York, from temperatures, rain and wind',
    address: weatherUrl,
    recipe: {
      target: 'location',
      features: ['precipitation', 'temp_max', 'temp_min', 'wind'],
      batch_size: 128,
    },
  },
  {
    name: 'seattle-weather.csv',
    about: '1,461 days: sun, rain, fog, drizzle or, on 26 of them, snow',
    address: seattleWeatherUrl,
    recipe: {
      target: 'weather',
      features: ['precipitation', 'temp_max', 'temp_min', 'wind'],
      batch_size: 64,
    },
  },
  {
    name: 'co2-concentration.csv',
    about: '741 months: carbon dioxide on Mauna Loa, the last years from those before (Scripps)',
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
    about: '187 countries: life expectancy from income and region (Gapminder)',
    address: gapminderUrl,
    recipe: { target: 'health', features: ['income', 'region'], batch_size: 16 },
  },
  {
    name: 'industries.csv',
    about: '14 industries over 122 months: people unemployed, from date and industry',
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
  const reason = response ? `the server answered ${response.status}` : 'it could not be reached';
  throw new PlaygroundError(
    'file_not_found',
    'src',
    `The table ${name} was not read: ${reason}. Check the address in the attribute src.`,
  );
}
