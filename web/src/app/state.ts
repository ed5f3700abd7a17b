/** What the page shows, as one readonly value, and the pure function that takes it forward. */

import type { WireError } from '../base/playground-error.ts';
import type { ReadProgress } from '../csv/read-options.ts';
import type {
  AskedOptions,
  FitView,
  Frame,
  LandscapeFrame,
  Microscope,
  Plane,
  Rule,
  RunnerFrame,
  ScoredTable,
  SessionInfo,
  TableRows,
  TableSummary,
} from '../protocol/calls.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Runner } from '../recipe/runners.ts';
import { initialRecipe } from '../recipe/settings.ts';

export type Tab = 'fit' | 'table' | 'weights' | 'landscape' | 'microscope' | 'scored';
type Drawer = 'closed' | 'open';

/** What the charts of the run are drawn along. */
export type RunUnit = 'steps' | 'epochs' | 'evaluations' | 'milliseconds';

export type FitKind = FitView['kind'];

/** By name, so that it outlives another set of inputs; null is what suits the model. */
export interface FitChoice {
  readonly kind: FitKind | null;
  readonly input: string | null;
  /** Of two, that along y. */
  readonly second: string | null;
  readonly ofClass: string | null;
}

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

/** What was seen of one weight of the runner in `slot`. */
export interface Inspected {
  readonly slot: number;
  readonly parameter: number;
  readonly seen: Microscope;
}

/** A hyper-parameter of a runner changed while the run went on. */
export interface Change {
  readonly step: number;
  readonly slot: number;
  readonly text: string;
}

export interface PlaygroundState {
  readonly table: TableSummary | null;
  /** What was said of the file instead of what the reader would find out. */
  readonly asked: AskedOptions;
  readonly recipe: Recipe;
  readonly info: SessionInfo | null;
  /** What each runner's optimizer does at each step, in the order of the recipe. */
  readonly rules: readonly Rule[];
  readonly frame: Frame | null;
  /** The frame that came farthest since the race was last changed: what lies ahead after going back. */
  readonly farthest: Frame | null;
  /** The runner looked at: its card is open. */
  readonly slot: number;
  readonly reading: { readonly name: string; readonly progress: ReadProgress | null } | null;
  readonly notice: WireError | null;
  readonly refused: ReadonlyMap<string, RefusedSetting>;
  readonly changes: readonly Change[];
  /** Rules of the diagnosis that somebody has heard enough of. */
  readonly dismissed: ReadonlySet<string>;
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
  readonly fit: FitChoice;
  /** The weight under the microscope, by number from 0. */
  readonly weight: number;
  /** Typed to find a weight. */
  readonly weightSearch: string;
  /** What the strips of the weights show, by key, and how it is coloured. */
  readonly weightQuantity: string;
  readonly weightScale: 'linear' | 'log';
  readonly inspected: Inspected | null;
  /** On which the landscape is drawn. */
  readonly plane: Plane;
  readonly landscape: LandscapeFrame | null;
  /** Why there is none on this plane. */
  readonly landscapeRefused: string;
  /** In slow motion: the statement of the next update that is shown. */
  readonly slowAt: number | null;
  readonly lossScale: 'linear' | 'log';
  readonly runUnit: RunUnit;
  readonly drawer: Drawer;
}

export const INITIAL_STEPS_PER_SECOND = 100;

export function initialState(): PlaygroundState {
  return {
    table: null,
    asked: {},
    recipe: initialRecipe(),
    info: null,
    rules: [],
    frame: null,
    farthest: null,
    slot: 1,
    reading: null,
    notice: null,
    refused: new Map(),
    changes: [],
    dismissed: new Set(),
    adjustments: [],
    openLine: null,
    scored: null,
    column: null,
    stepsPerSecond: INITIAL_STEPS_PER_SECOND,
    tab: 'fit',
    fit: { kind: null, input: null, second: null, ofClass: null },
    weight: 0,
    weightSearch: '',
    weightQuantity: 'effective-step',
    weightScale: 'log',
    inspected: null,
    plane: { kind: 'principal' },
    landscape: null,
    landscapeRefused: '',
    slowAt: null,
    lossScale: 'log',
    runUnit: 'steps',
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
      readonly rules: readonly Rule[];
    }
  | {
      readonly type: 'runnersChanged';
      readonly recipe: Recipe;
      readonly rules: readonly Rule[];
      readonly changes: readonly Change[];
    }
  | { readonly type: 'settingRefused'; readonly key: string; readonly refused: RefusedSetting }
  | { readonly type: 'settingAccepted'; readonly key: string }
  | { readonly type: 'refusalsForgotten' }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'restarted' }
  | { readonly type: 'dismissed'; readonly rule: string }
  | { readonly type: 'inspected'; readonly inspected: Inspected }
  | { readonly type: 'surveyed'; readonly landscape: LandscapeFrame }
  | { readonly type: 'surveyRefused'; readonly message: string }
  | { readonly type: 'slowMotion'; readonly at: number | null }
  | { readonly type: 'scored'; readonly scored: ScoredTable | null }
  | { readonly type: 'lineOpened'; readonly openLine: OpenLine | null }
  | { readonly type: 'notice'; readonly notice: WireError | null }
  | { readonly type: 'view'; readonly view: Partial<ViewState> };

export type ViewState = Pick<
  PlaygroundState,
  | 'stepsPerSecond'
  | 'tab'
  | 'fit'
  | 'weight'
  | 'weightSearch'
  | 'weightQuantity'
  | 'weightScale'
  | 'plane'
  | 'lossScale'
  | 'runUnit'
  | 'drawer'
  | 'column'
  | 'slot'
>;

function without(refused: PlaygroundState['refused'], key: string): PlaygroundState['refused'] {
  return new Map([...refused].filter(([name]) => name !== key));
}

/** Another optimizer, preset or runner sets every hyper-parameter: what was refused of them is gone. */
function refusedAfter(state: PlaygroundState, recipe: Recipe, slot = state.slot) {
  const before = runnerIn(state.recipe, state.slot).optimizer;
  const after = runnerIn(recipe, slot).optimizer;
  if (slot === state.slot && after.name === before.name && after.preset === before.preset)
    return state.refused;
  return new Map([...state.refused].filter(([key]) => !(key in before.values)));
}

/** The first one for a slot that is empty. */
export function runnerIn({ runners }: Recipe, slot: number): Runner {
  return runners.find((runner) => runner.slot === slot) ?? runners[0]!;
}

/** A look at a runner that has left goes to the first one. */
function slotAfter({ slot }: PlaygroundState, recipe: Recipe): number {
  return runnerIn(recipe, slot).slot;
}

/** Spacings that are too coarse to take the place of a finished picture. */
const COARSE = 4;

/** While a run goes on, the picture of an earlier step stays until the next one is fine enough. */
function landscapeAfter({ landscape: before }: PlaygroundState, next: LandscapeFrame) {
  const isOfSame =
    before?.look.slot === next.look.slot && isSamePlane(before.look.plane, next.look.plane);
  const spacing = next.grid?.spacing || Number.POSITIVE_INFINITY;
  if (!before?.grid || !isOfSame || spacing <= COARSE) return next;
  return { ...before, isDone: next.isDone, progress: next.progress };
}

function isSamePlane(a: Plane, b: Plane): boolean {
  if (a.kind === 'parameters' && b.kind === 'parameters') return a.i === b.i && a.j === b.j;
  if (a.kind === 'random' && b.kind === 'random') return a.seed === b.seed;
  return a.kind === b.kind;
}

/** Of two weights that the new model does not have, the usual one. */
function planeAfter({ plane }: PlaygroundState, { parameterCount }: SessionInfo): Plane {
  const isLost = plane.kind === 'parameters' && Math.max(plane.i, plane.j) >= parameterCount;
  return isLost ? { kind: 'principal' } : plane;
}

/** A frame replaces the farthest one, unless it is on the way back to where that was. */
function farthestAfter({ farthest }: PlaygroundState, frame: Frame): Frame {
  const isBack = farthest && frame.step < frame.reached && farthest.step === frame.reached;
  return isBack ? farthest : frame;
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
        dismissed: new Set(),
      };
    case 'sessionStarted':
      return {
        ...state,
        recipe: action.recipe,
        info: action.info,
        rules: action.rules,
        changes: [],
        openLine: null,
        farthest: null,
        inspected: null,
        landscape: null,
        plane: planeAfter(state, action.info),
        slowAt: null,
        weight: action.info.parameterCount > state.weight ? state.weight : 0,
        slot: slotAfter(state, action.recipe),
        refused: refusedAfter(state, action.recipe),
      };
    case 'runnersChanged':
      return {
        ...state,
        recipe: action.recipe,
        rules: action.rules,
        changes: [...state.changes, ...action.changes],
        slot: slotAfter(state, action.recipe),
        refused: refusedAfter(state, action.recipe),
      };
    case 'settingRefused':
      return { ...state, refused: new Map([...state.refused, [action.key, action.refused]]) };
    case 'settingAccepted':
      return { ...state, refused: without(state.refused, action.key) };
    case 'refusalsForgotten':
      return { ...state, refused: new Map() };
    case 'frame':
      return {
        ...state,
        frame: action.frame,
        farthest: farthestAfter(state, action.frame),
        // What was shown slowly was the update after another step.
        slowAt: action.frame.step === state.frame?.step ? state.slowAt : null,
      };
    case 'restarted':
      return { ...state, changes: [], farthest: null };
    case 'dismissed':
      return { ...state, dismissed: new Set([...state.dismissed, action.rule]) };
    case 'inspected':
      return { ...state, inspected: action.inspected };
    case 'surveyed':
      return { ...state, landscape: landscapeAfter(state, action.landscape), landscapeRefused: '' };
    case 'surveyRefused':
      return { ...state, landscape: null, landscapeRefused: action.message };
    case 'slowMotion':
      return { ...state, slowAt: action.at };
    case 'scored':
      return { ...state, scored: action.scored, tab: action.scored ? 'scored' : 'fit' };
    case 'lineOpened':
      return { ...state, openLine: action.openLine };
    case 'notice':
      return { ...state, notice: action.notice };
    case 'view':
      return {
        ...state,
        ...action.view,
        refused:
          action.view.slot === undefined
            ? state.refused
            : refusedAfter(state, state.recipe, action.view.slot),
      };
  }
}

/** Whether the target is a class, not a number. */
export function isClassification({ info }: PlaygroundState): boolean {
  return (info?.classes.length ?? 0) > 0;
}

/** The step at which the run stops at the latest. */
export function lastStep({ recipe, info }: PlaygroundState): number {
  const { epochs, max_steps } = recipe;
  const planned = epochs * (info?.stepsPerEpoch ?? 0);
  return max_steps > 0 ? Math.min(planned, max_steps) : planned;
}

export function isFinished(state: PlaygroundState): boolean {
  const { frame } = state;
  if (!frame) return false;
  const allDiverged = frame.runners.every(({ divergence }) => divergence);
  return allDiverged || frame.stop !== null || frame.step >= lastStep(state);
}

/** The runner looked at, with all that is known of it. */
export interface Focus {
  readonly runner: Runner;
  readonly rule: Rule | undefined;
  readonly frame: RunnerFrame | undefined;
}

export function focusOf({ recipe, rules, frame, slot }: PlaygroundState): Focus {
  const runner = runnerIn(recipe, slot);
  return {
    runner,
    rule: rules[recipe.runners.indexOf(runner)],
    frame: frame?.runners.find((one) => one.slot === runner.slot),
  };
}

const MOST_WEIGHTS = 8192;

/** Weights shown one by one: only in their tab, and not all of a large model's. */
export function shownWeights(state: PlaygroundState): number {
  return state.tab === 'weights' ? Math.min(state.info?.parameterCount ?? 0, MOST_WEIGHTS) : 0;
}
