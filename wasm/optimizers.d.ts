/**
 * What the core knows about its optimizers: the one description from which the form, links, the
 * element's attributes and the documentation are made. The build writes the module from the core.
 */

export type HyperValue = number | boolean | string;

/** The hyper-parameter counts only while `key` is one of `choices`; without any, while it is on or above 0. */
export interface HyperCondition {
  readonly key: string;
  readonly choices: readonly string[];
}

interface Described {
  readonly key: string;
  readonly label: string;
  /** In formulas; empty for one that is in none. */
  readonly symbol: string;
  readonly unit: string;
  readonly help: string;
  readonly advanced: boolean;
  readonly countsWhen: HyperCondition | null;
}

export interface NumberHyper extends Described {
  readonly kind: 'number';
  readonly initial: number;
  /** "at least 0 and below 1" */
  readonly range: string;
  readonly whole: boolean;
  /** The values people use: the ends of a slider. */
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log' | 'decay';
}

export interface ToggleHyper extends Described {
  readonly kind: 'toggle';
  readonly initial: boolean;
}

export interface ChoiceHyper extends Described {
  readonly kind: 'choice';
  readonly initial: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export type HyperParameter = NumberHyper | ToggleHyper | ChoiceHyper;

export interface Preset {
  readonly key: string;
  /** "as PyTorch" */
  readonly label: string;
  readonly source: string;
  /** Of every hyper-parameter. */
  readonly values: Readonly<Record<string, HyperValue>>;
}

export interface OptimizerInfo {
  readonly key: string;
  readonly label: string;
  readonly citation: string;
  readonly summary: string;
  readonly hyperParameters: readonly HyperParameter[];
  /** The first one is the defaults. */
  readonly presets: readonly [Preset, ...Preset[]];
}

declare const optimizers: readonly [OptimizerInfo, ...OptimizerInfo[]];
export default optimizers;
