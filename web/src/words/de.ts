/** All that the playground says, in German. */

import { charts } from './de/charts.ts';
import { page } from './de/page.ts';
import { race } from './de/race.ts';
import { samples } from './de/samples.ts';
import { stage } from './de/stage.ts';
import type { Words } from './language.ts';

export const de: Words = { charts, page, race, samples, stage };
