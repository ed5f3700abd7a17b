/**
 * The recipe: everything a run depends on besides the file. Its keys are the field's standard terms
 * and are the same in the form, in the element's attributes and in the core.
 */

import type { Runner } from './runners.ts';
import type { Treatment } from './treatment.ts';

export type Model = 'linear' | 'mlp';
export type Activation = 'identity' | 'tanh' | 'relu' | 'leaky_relu' | 'sigmoid' | 'gelu';
export type Initialisation = 'pytorch' | 'glorot' | 'zeros' | 'ones';
export type Loss = 'mse' | 'half_mse' | 'mae' | 'huber';

/** A target of texts is always classified. */
export type Task = 'regression' | 'classification';
export type MissingCells = 'drop_row' | 'mean' | 'median' | 'most_frequent' | 'constant';
export type Scaling = 'standard' | 'min_max' | 'robust' | 'none';
/** `latest` and `by_value` go by `split_column`. */
export type Split = 'random' | 'stratified' | 'latest' | 'by_value';

export interface Recipe {
  /** Column names. */
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  /** What is done about empty cells of the features, unless a treatment says otherwise. */
  readonly missing_cells: MissingCells;
  /** Of features that are numbers, unless a treatment says otherwise. */
  readonly scaling: Scaling;
  /** One for each column that is treated in another way than the rest. */
  readonly treatments: readonly Treatment[];
  /** Of a target that is a number. */
  readonly target_scaling: Scaling;
  readonly split: Split;
  /** Empty unless the split goes by one. */
  readonly split_column: string;
  /** The rows with this text or number in the split's column validate. */
  readonly validation_value: string;
  readonly validation_fraction: number;
  readonly seed: number;
  readonly model: Model;
  /** Units of each hidden layer of the MLP. */
  readonly hidden_units: readonly number[];
  readonly activation: Activation;
  readonly initialisation: Initialisation;
  readonly loss: Loss;
  /** Of Huber's loss: errors up to it count squared, larger ones linearly. */
  readonly huber_delta: number;
  /** Added to the loss: l1 Σ|w| + l2/2 Σw² over the weights, not the biases. */
  readonly l1_penalty: number;
  readonly l2_penalty: number;
  /** At least one; the first is named by `optimizer` in texts, the others by `rivals`. */
  readonly runners: readonly Runner[];
  readonly batch_size: number;
  /** The run stops after this many passes over the training rows, at the latest. */
  readonly epochs: number;
  /** Or after this many steps; 0: whatever that makes. */
  readonly max_steps: number;
  /** Or after this many epochs without a better validation loss; 0: never for that. */
  readonly patience: number;
  /** Or once a runner has this RMSE, in the target's units, or this share of rows right; 0: never. */
  readonly target_score: number;
}

export type NumberKey = {
  [K in keyof Recipe]: Recipe[K] extends number ? K : never;
}[keyof Recipe];

export type ChoiceKey =
  | 'missing_cells'
  | 'scaling'
  | 'target_scaling'
  | 'task'
  | 'split'
  | 'model'
  | 'activation'
  | 'initialisation'
  | 'loss';

/** What may change while a run goes on. */
const LIVE: readonly (keyof Recipe)[] = [
  'runners',
  'epochs',
  'max_steps',
  'patience',
  'target_score',
];

/** Whether going from one to the other keeps a run going; any other change starts a new one. */
export function keepsRun(before: Recipe, after: Recipe): boolean {
  const changed = (Object.keys(after) as (keyof Recipe)[]).filter(
    (key) => after[key] !== before[key],
  );
  return changed.every((key) => LIVE.includes(key));
}

/** A model with hidden layers needs a random start; switching to it brings one along. */
export function withPossibleStart(recipe: Recipe): Recipe {
  const startsAlike = recipe.initialisation === 'zeros' || recipe.initialisation === 'ones';
  if (recipe.model === 'mlp' && startsAlike) return { ...recipe, initialisation: 'pytorch' };
  return recipe;
}

/** Classes are split in proportion unless somebody says otherwise; a number has none to go by. */
export function usualSplit(task: Task): Split {
  return task === 'classification' ? 'stratified' : 'random';
}
