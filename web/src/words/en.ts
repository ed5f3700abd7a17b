/** All that the page says, in English; another language has the same shape. */

import { charts } from './en/charts.ts';
import { data } from './en/data.ts';
import { diagnosis } from './en/diagnosis.ts';
import { landscape } from './en/landscape.ts';
import { ledger } from './en/ledger.ts';
import { microscope } from './en/microscope.ts';
import { model } from './en/model.ts';
import { page } from './en/page.ts';
import { race } from './en/race.ts';
import { samples } from './en/samples.ts';
import { settings } from './en/settings.ts';
import { stage } from './en/stage.ts';
import { typed } from './en/typed.ts';

/** What the core says in English, as it is to be said; the core's own where it is not in here. */
const coreTexts: ReadonlyMap<string, string> = new Map();

/** The same of what the optimizers remember of each weight. */
const coreStates: ReadonlyMap<string, string> = new Map();

export const en = {
  charts,
  coreStates,
  coreTexts,
  data,
  ledger,
  diagnosis,
  landscape,
  microscope,
  model,
  page,
  race,
  samples,
  settings,
  stage,
  typed,
};
