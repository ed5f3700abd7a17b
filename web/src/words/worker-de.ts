/** All that the worker says, in German. */

import { csv } from './de/csv.ts';
import { errors } from './de/errors.ts';
import { typed } from './de/typed.ts';
import type { WorkerWords } from './worker.ts';

export const de: WorkerWords = { csv, errors, typed };
