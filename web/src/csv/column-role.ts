/** Suggests which columns a model should not see: those with one value, and those that only name rows. */

import { workerWords } from '../words/worker.ts';
import type { ColumnKind, ColumnRole } from './table.ts';

export interface Role {
  readonly role: ColumnRole;
  readonly roleReason: string;
}

export interface RoleFacts {
  readonly name: string;
  readonly isUnnamed: boolean;
  readonly kind: ColumnKind;
  readonly rowCount: number;
  readonly missing: number;
  readonly distinct: number;
  readonly values: Float64Array;
  /** Every text is another one, as far as texts are kept. */
  readonly allDifferent: boolean;
}

const ID_NAME =
  /^(?:ids?|idx|index|key|uuid|guid|row|rows|rowid|rownum|row[ _.-](?:no|nr|number|id|names?)|no\.?|nr\.?|#|unnamed: \d+)$|[ _.-](?:id|uuid|guid)$|^id[ _.-]/i;
const CAMEL_ID = /[a-z]I[dD]$/;
const MOST_COMPARED = 200_000;

/** A name such as `id`, `customer_id` or `PassengerId`; not `paid`. */
export function isIdName(name: string): boolean {
  return ID_NAME.test(name.trim()) || CAMEL_ID.test(name.trim());
}

function areWhole(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value));
}

function areInSteps(values: Float64Array): boolean {
  return values.every((value, i) => i === 0 || value === values[i - 1]! + 1);
}

function areAllDifferent(values: Float64Array): boolean {
  if (values.every((value, i) => i === 0 || value > values[i - 1]!)) return true;
  return values.length <= MOST_COMPARED && new Set(values).size === values.length;
}

function numbersNameRows({ values, name, isUnnamed }: RoleFacts): string {
  if (values.length < 2 || !(isIdName(name) || isUnnamed) || !areWhole(values)) return '';
  if (areInSteps(values)) return workerWords().csv.role.countsRows;
  if (isUnnamed || !areAllDifferent(values)) return '';
  return workerWords().csv.role.allDifferentNumbers;
}

export function suggestRole(facts: RoleFacts): Role {
  const { role } = workerWords().csv;
  const ignored = (roleReason: string): Role => ({ role: 'ignored', roleReason });
  if (facts.missing === facts.rowCount) return ignored(role.allMissing);
  if (facts.distinct === 1) return ignored(role.constant);
  if (facts.kind === 'text') {
    return ignored(facts.allDifferent ? role.allDifferentTexts : role.freeText);
  }
  const reason = facts.kind === 'number' ? numbersNameRows(facts) : '';
  return reason === '' ? { role: 'feature', roleReason: '' } : ignored(reason);
}
