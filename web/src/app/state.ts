/** What the page shows, as one readonly value, and the pure function that takes it forward. */

import type { WireError } from '../base/playground-error.ts';
import type { ReadProgress } from '../csv/read-options.ts';
import type { Frame, Rule, SessionInfo, TableSummary } from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { initialRecipe } from '../recipe/settings.ts';

export type Tab = 'fit' | 'table' | 'weights';
export type Drawer = 'closed' | 'open';

/** A setting whose typed text was refused: the text stays, the sentence stands below it. */
export interface RefusedSetting {
  readonly text: string;
  readonly message: string;
}

/** A hyper-parameter changed while the run went on. */
export interface Change {
  readonly step: number;
  readonly text: string;
}

export interface PlaygroundState {
  readonly table: TableSummary | null;
  readonly recipe: Recipe;
  readonly info: SessionInfo | null;
  /** What the chosen optimizer does at each step. */
  readonly rule: Rule | null;
  readonly frame: Frame | null;
  readonly reading: { readonly name: string; readonly progress: ReadProgress | null } | null;
  readonly notice: WireError | null;
  readonly refused: ReadonlyMap<string, RefusedSetting>;
  readonly changes: readonly Change[];
  /** Actions on the table that were not asked for, said in the ledger. */
  readonly adjustments: readonly string[];
  readonly stepsPerSecond: number;
  readonly tab: Tab;
  readonly lossScale: 'linear' | 'log';
  readonly drawer: Drawer;
}

export const INITIAL_STEPS_PER_SECOND = 100;

export function initialState(): PlaygroundState {
  return {
    table: null,
    recipe: initialRecipe(),
    info: null,
    rule: null,
    frame: null,
    reading: null,
    notice: null,
    refused: new Map(),
    changes: [],
    adjustments: [],
    stepsPerSecond: INITIAL_STEPS_PER_SECOND,
    tab: 'fit',
    lossScale: 'log',
    drawer: 'closed',
  };
}

export type Action =
  | { readonly type: 'reading'; readonly name: string; readonly progress: ReadProgress | null }
  | { readonly type: 'readingEnded' }
  | {
      readonly type: 'tableAdopted';
      readonly table: TableSummary;
      readonly adjustments: readonly string[];
    }
  | {
      readonly type: 'sessionStarted';
      readonly recipe: Recipe;
      readonly info: SessionInfo;
      readonly rule: Rule;
    }
  | {
      readonly type: 'optimizerChanged';
      readonly recipe: Recipe;
      readonly rule: Rule;
      readonly change: Change | null;
    }
  | { readonly type: 'settingRefused'; readonly key: string; readonly refused: RefusedSetting }
  | { readonly type: 'settingAccepted'; readonly key: string }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'restarted' }
  | { readonly type: 'notice'; readonly notice: WireError | null }
  | { readonly type: 'view'; readonly view: Partial<ViewState> };

export type ViewState = Pick<PlaygroundState, 'stepsPerSecond' | 'tab' | 'lossScale' | 'drawer'>;

function without(refused: PlaygroundState['refused'], key: string): PlaygroundState['refused'] {
  return new Map([...refused].filter(([name]) => name !== key));
}

/** Another optimizer or preset sets every hyper-parameter: what was refused of them is gone. */
function refusedAfter({ refused, recipe }: PlaygroundState, { optimizer }: Recipe) {
  const before = recipe.optimizer;
  if (optimizer.name === before.name && optimizer.preset === before.preset) return refused;
  return new Map([...refused].filter(([key]) => !(key in before.values)));
}

export function reduce(state: PlaygroundState, action: Action): PlaygroundState {
  switch (action.type) {
    case 'reading':
      return { ...state, reading: { name: action.name, progress: action.progress } };
    case 'readingEnded':
      return { ...state, reading: null };
    case 'tableAdopted':
      return {
        ...state,
        table: action.table,
        adjustments: action.adjustments,
        notice: null,
        refused: new Map(),
      };
    case 'sessionStarted':
      return {
        ...state,
        recipe: action.recipe,
        info: action.info,
        rule: action.rule,
        changes: [],
        refused: refusedAfter(state, action.recipe),
      };
    case 'optimizerChanged':
      return {
        ...state,
        recipe: action.recipe,
        rule: action.rule,
        changes: action.change ? [...state.changes, action.change] : state.changes,
        refused: refusedAfter(state, action.recipe),
      };
    case 'settingRefused':
      return { ...state, refused: new Map([...state.refused, [action.key, action.refused]]) };
    case 'settingAccepted':
      return { ...state, refused: without(state.refused, action.key) };
    case 'frame':
      return { ...state, frame: action.frame };
    case 'restarted':
      return { ...state, changes: [] };
    case 'notice':
      return { ...state, notice: action.notice };
    case 'view':
      return { ...state, ...action.view };
  }
}

/** Whether the target is a class, not a number. */
export function isClassification({ info }: PlaygroundState): boolean {
  return (info?.classes.length ?? 0) > 0;
}

/** The step at which the run stops by itself. */
export function lastStep(state: PlaygroundState): number {
  return state.recipe.epochs * (state.info?.stepsPerEpoch ?? 0);
}

export function isFinished(state: PlaygroundState): boolean {
  const frame = state.frame;
  return frame !== null && (frame.divergence !== null || frame.step >= lastStep(state));
}

const MOST_WEIGHTS = 400;

/** Weights listed one by one: only in their tab, and not all of a large model's. */
export function shownWeights(state: PlaygroundState): number {
  return state.tab === 'weights' ? Math.min(state.info?.parameterCount ?? 0, MOST_WEIGHTS) : 0;
}
