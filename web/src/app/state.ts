/** What the page shows, as one readonly value, and the pure function that takes it forward. */

import type { WireError } from '../base/playground-error.ts';
import type { ReadProgress } from '../csv/read-options.ts';
import type {
  AskedOptions,
  Frame,
  Rule,
  ScoredTable,
  SessionInfo,
  TableRows,
  TableSummary,
} from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { initialRecipe } from '../recipe/settings.ts';

export type Tab = 'fit' | 'table' | 'weights' | 'scored';
export type Drawer = 'closed' | 'open';

/** A setting whose typed text was refused: the text stays, the sentence stands below it. */
export interface RefusedSetting {
  readonly text: string;
  readonly message: string;
}

/** Some rows of the table, for whoever wants to see what a line of the ledger counts. */
export interface OpenLine {
  readonly text: string;
  readonly rows: readonly number[];
  readonly shown: TableRows;
}

/** A hyper-parameter changed while the run went on. */
export interface Change {
  readonly step: number;
  readonly text: string;
}

export interface PlaygroundState {
  readonly table: TableSummary | null;
  /** What was said of the file instead of what the reader would find out. */
  readonly asked: AskedOptions;
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
  /** The line of the ledger whose rows are shown. */
  readonly openLine: OpenLine | null;
  /** Another table, predicted by the model. */
  readonly scored: ScoredTable | null;
  readonly stepsPerSecond: number;
  /** The column whose details are shown, by its place. */
  readonly column: number | null;
  readonly tab: Tab;
  readonly lossScale: 'linear' | 'log';
  readonly drawer: Drawer;
}

export const INITIAL_STEPS_PER_SECOND = 100;

export function initialState(): PlaygroundState {
  return {
    table: null,
    asked: {},
    recipe: initialRecipe(),
    info: null,
    rule: null,
    frame: null,
    reading: null,
    notice: null,
    refused: new Map(),
    changes: [],
    adjustments: [],
    openLine: null,
    scored: null,
    column: null,
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
      readonly asked: AskedOptions;
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
  | { readonly type: 'scored'; readonly scored: ScoredTable | null }
  | { readonly type: 'lineOpened'; readonly openLine: OpenLine | null }
  | { readonly type: 'notice'; readonly notice: WireError | null }
  | { readonly type: 'view'; readonly view: Partial<ViewState> };

export type ViewState = Pick<
  PlaygroundState,
  'stepsPerSecond' | 'tab' | 'lossScale' | 'drawer' | 'column'
>;

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
        asked: action.asked,
        adjustments: action.adjustments,
        scored: null,
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
        openLine: null,
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
    case 'scored':
      return { ...state, scored: action.scored, tab: action.scored ? 'scored' : 'fit' };
    case 'lineOpened':
      return { ...state, openLine: action.openLine };
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
