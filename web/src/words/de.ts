/** All that the page says, in German. */

import { charts } from './de/charts.ts';
import { coreStates, coreTexts } from './de/core-texts.ts';
import { data } from './de/data.ts';
import { diagnosis } from './de/diagnosis.ts';
import { landscape } from './de/landscape.ts';
import { ledger } from './de/ledger.ts';
import { microscope } from './de/microscope.ts';
import { model } from './de/model.ts';
import { page } from './de/page.ts';
import { race } from './de/race.ts';
import { samples } from './de/samples.ts';
import { settings } from './de/settings.ts';
import { stage } from './de/stage.ts';
import { typed } from './de/typed.ts';
import type { Words } from './language.ts';

export const de: Words = {
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
