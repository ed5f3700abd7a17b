/** All that the playground says, in German. */

import { charts } from './de/charts.ts';
import { coreStates, coreTexts } from './de/core-texts.ts';
import { csv } from './de/csv.ts';
import { data } from './de/data.ts';
import { errors } from './de/errors.ts';
import { ledger } from './de/ledger.ts';
import { microscope } from './de/microscope.ts';
import { model } from './de/model.ts';
import { page } from './de/page.ts';
import { race } from './de/race.ts';
import { samples } from './de/samples.ts';
import { settings } from './de/settings.ts';
import { stage } from './de/stage.ts';
import type { Words } from './language.ts';

export const de: Words = {
  charts,
  coreStates,
  coreTexts,
  csv,
  data,
  errors,
  ledger,
  microscope,
  model,
  page,
  race,
  samples,
  settings,
  stage,
};
