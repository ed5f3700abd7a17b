/** All that the worker says, in English; another language has the same shape. */

import { csv } from './en/csv.ts';
import { errors } from './en/errors.ts';
import { typed } from './en/typed.ts';

export const en = { csv, errors, typed };
