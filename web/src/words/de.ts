/** All that the playground says, in German. */

import { coreStates, coreTexts } from './de/core-texts.ts';
import { csv } from './de/csv.ts';
import { errors } from './de/errors.ts';
import { ledger } from './de/ledger.ts';
import { page } from './de/page.ts';
import type { Words } from './language.ts';

export const de: Words = { coreStates, coreTexts, csv, errors, ledger, page };
