/** All that the playground says, in English; another language has the same shape. */

import { charts } from './en/charts.ts';
import { page } from './en/page.ts';
import { race } from './en/race.ts';
import { samples } from './en/samples.ts';
import { stage } from './en/stage.ts';

export const en = { charts, page, race, samples, stage };
