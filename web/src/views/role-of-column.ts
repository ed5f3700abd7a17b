/** What a column is used for. */

import type { PlaygroundState } from '../app/state.ts';
import type { ColumnSummary } from '../protocol/calls.ts';

export type Role = 'target' | 'feature' | 'ignored';

export function roleOf({ recipe }: PlaygroundState, { name }: ColumnSummary): Role {
  if (name === recipe.target) return 'target';
  return recipe.features.includes(name) ? 'feature' : 'ignored';
}
