/**
 * The playground without its looks: holds the state, carries out what a person asks for and pulls
 * frames from the worker, at most one per animation frame.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { spawnTrainingClient } from '../client/spawn.ts';
import type { TrainingClient } from '../client/training-client.ts';
import { fileFingerprint } from '../csv/file-fingerprint.ts';
import type { ColumnOptions } from '../csv/read-options.ts';
import { formatPlain } from '../format/number.ts';
import type { AskedOptions, CallName, In, MicroscopeLook, Out } from '../protocol/calls.ts';
import {
  hyperParameter,
  type Optimizer,
  optimizerAs,
  parseHyper,
  presetOf,
} from '../recipe/optimizers.ts';
import { parseNumber } from '../recipe/parse-number.ts';
import {
  type ChoiceKey,
  keepsRun,
  type NumberKey,
  type Recipe,
  type Split,
  type Task,
  withPossibleStart,
} from '../recipe/recipe.ts';
import { freeSlot, MOST_RUNNERS, type Runner, withOptimizer } from '../recipe/runners.ts';
import { choiceSetting, numberSetting, parseChoice, parseHidden } from '../recipe/settings.ts';
import { type TreatmentChange, withTreatment } from '../recipe/treatment.ts';
import { coreText, type Language, words } from '../words/language.ts';
import { suggestRecipe, withTarget, withTask } from './default-recipe.ts';
import { fitViewOf } from './fit-view.ts';
import { landscapeLook } from './landscape.ts';
import { isSameLook, largestStep, microscopeLook } from './microscope.ts';
import { RecipeHistory } from './recipe-history.ts';
import { RunRecord } from './run-record.ts';
import { featuresBeside } from './split-columns.ts';
import {
  type Action,
  type Change,
  focusOf,
  initialState,
  isFinished,
  lastStep,
  type OpenLine,
  type PlaygroundState,
  reduce,
  runnerIn,
  shownWeights,
  type ViewState,
} from './state.ts';

/** A worker that is lost more often than this many times in so many milliseconds stays lost. */
const MOST_LOSSES = 3;
const LOSSES_MS = 60_000;
/** How long slow motion stays at each statement. */
const SLOW_MS = 700;

/** "learning rate 0.1", "as Keras 3"; empty where nothing changed. */
function changeInWords(before: Optimizer, after: Optimizer): string {
  if (after.preset !== before.preset) return coreText(presetOf(after).label);
  const key = Object.keys(after.values).find((name) => after.values[name] !== before.values[name]);
  if (key === undefined) return '';
  const label = coreText(hyperParameter(after.name, key).label);
  const value = after.values[key]!;
  const { on, off } = words().race;
  if (typeof value === 'boolean') return `${label} ${value ? on : off}`;
  return `${label} ${typeof value === 'number' ? formatPlain(value) : value}`;
}

/** The key under which a refused treatment of the column at `place` stands. */
export function treatmentKey(place: number): string {
  return `column-${place}`;
}

interface OpenedFile {
  readonly source: Blob;
  readonly name: string;
  readonly wanted: Partial<Recipe>;
  readonly asked: AskedOptions;
}

/** What a link wants of a file that somebody has yet to open. */
export interface AwaitedFile {
  readonly name: string;
  /** See fileFingerprint; empty where the link does not say. */
  readonly fingerprint: string;
  readonly recipe: Partial<Recipe>;
  readonly asked: AskedOptions;
}

/** The table itself is not the playground's business after it was read. */
export interface CurrentFile {
  readonly source: Blob;
  readonly name: string;
  readonly fingerprint: string;
}

/** Of runners that go on with other settings; another optimizer starts its runner afresh. */
function changesBetween(
  before: readonly Runner[],
  after: readonly Runner[],
  step: number,
): Change[] {
  if (step === 0) return [];
  return after.flatMap(({ slot, optimizer }) => {
    const was = before.find((runner) => runner.slot === slot)?.optimizer;
    if (!was || was.name !== optimizer.name) return [];
    const text = changeInWords(was, optimizer);
    return text ? [{ step, slot, text }] : [];
  });
}

/** The core counts steps; when a run ends is the page's business. */
function requireEnd({ epochs, max_steps, patience, target_score, task }: Recipe): void {
  const require = (holds: boolean, key: NumberKey, message: string) => {
    if (!holds) throw new PlaygroundError('setting_out_of_range', key, message);
  };
  const { refused } = words().settings;
  const isPossible = task === 'regression' || target_score <= 1;
  require(epochs >= 1, 'epochs', refused.epochs);
  require(max_steps >= 0, 'max_steps', refused.maxSteps);
  require(patience >= 0, 'patience', refused.patience);
  require(target_score >= 0, 'target_score', refused.score);
  require(isPossible, 'target_score', refused.scoreOfClasses);
}

export class Playground {
  #state: PlaygroundState = initialState();
  #client: Promise<TrainingClient> | null = null;
  #looking = false;
  /** Something changed since the frame under way was asked for. */
  #lookAgain = false;
  #disposed = false;
  #openings = 0;
  /** The step that the run is on its way to. */
  #sought: number | null = null;
  /** The current table's file. */
  #file: OpenedFile | null = null;
  /** The file that was opened last, whether or not it could be used. */
  #tried: OpenedFile | null = null;
  #awaited: AwaitedFile | null = null;
  #fingerprint = '';
  /** Settled once every setting asked for so far is in force or refused. */
  #settings: Promise<void> = Promise.resolve();
  readonly #history = new RecipeHistory();
  readonly #record = new RunRecord();
  #surveying = false;
  #inspecting = false;
  /** The newest look, and the recipe it was a look at: another one changes the next update. */
  #inspection: { readonly look: MicroscopeLook; readonly recipe: Recipe } | null = null;
  /** When the run may be looked into again: that takes its time from the steps. */
  #inspectAfter = 0;
  /** Times at which a worker was lost. */
  #losses: number[] = [];
  readonly #spawn: () => Promise<TrainingClient>;
  readonly #changed: (state: PlaygroundState) => void;

  /** `changed` hears of every new state. */
  constructor(changed: (state: PlaygroundState) => void, spawn = spawnTrainingClient) {
    this.#changed = changed;
    this.#spawn = spawn;
  }

  get state(): PlaygroundState {
    return this.#state;
  }

  /** Starts the worker while a table is still on its way. */
  prepare(): void {
    this.#client ??= this.#connect();
    // Whoever calls it is told.
    this.#client.catch(() => {});
  }

  /** How to show things, before the first table. */
  preset(view: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...view };
  }

  /**
   * Reads a file and trains on it from now on, by the recipe so far with `wanted` changed; on failure
   * everything stays as it was. A later call takes over from an earlier one. `asked` says of the
   * file what the reader would find out otherwise.
   */
  async open(
    source: Blob,
    name: string,
    wanted: Partial<Recipe> = {},
    asked: AskedOptions = {},
  ): Promise<void> {
    const fingerprint = fileFingerprint(source);
    const isPlain = Object.keys(wanted).length === 0 && Object.keys(asked).length === 0;
    const awaited = isPlain ? await this.#awaitedAs(name, fingerprint) : null;
    if (!awaited) return this.#open({ source, name, wanted, asked }, fingerprint);
    const { recipe, asked: askedOf } = awaited;
    await this.#open({ source, name, wanted: recipe, asked: askedOf }, fingerprint);
    if (this.#file?.source !== source) return;
    this.#awaited = null;
    if (!awaited.fingerprint || awaited.fingerprint === (await fingerprint)) return;
    this.say(new PlaygroundError('link_other_file', '', words().data.file.otherThanLinked(name)));
  }

  /** The next file of this name or content gets what a link says of it. */
  awaitFile(awaited: AwaitedFile): void {
    this.#awaited = awaited;
  }

  /** That of the current table. */
  get file(): CurrentFile | null {
    if (!this.#file) return null;
    const { source, name } = this.#file;
    return { source, name, fingerprint: this.#fingerprint };
  }

  /** What is awaited, if this is it. */
  async #awaitedAs(name: string, fingerprint: Promise<string>): Promise<AwaitedFile | null> {
    const awaited = this.#awaited;
    if (!awaited) return null;
    const isSame = awaited.fingerprint !== '' && awaited.fingerprint === (await fingerprint);
    return isSame || awaited.name === name ? awaited : null;
  }

  #open(opened: OpenedFile, fingerprint: Promise<string>): Promise<void> {
    const { source, name, wanted, asked } = opened;
    this.#tried = opened;
    return this.#reading(name, async () => {
      const table = await this.#call('read', { source, name, options: asked });
      const suggestion = suggestRecipe(table, this.#state.recipe, wanted);
      const { adjustments } = suggestion;
      const recipe = withPossibleStart(suggestion.recipe);
      requireEnd(recipe);
      const session = await this.#call('configure', { recipe, offered: true });
      this.#file = opened;
      this.#fingerprint = await fingerprint;
      this.#history.clear();
      this.#dispatch({ type: 'tableAdopted', table, asked, adjustments });
      this.#record.begin(recipe);
      this.#dispatch({ type: 'sessionStarted', recipe, ...session });
      await this.#look();
    });
  }

  /** Reads the current table's file again, with more said of it. */
  async readAgain(change: AskedOptions): Promise<void> {
    if (!this.#file) return;
    const { source, name } = this.#file;
    await this.open(source, name, {}, { ...this.#state.asked, ...change });
  }

  /** The same with more said of the column at `place`. */
  readColumnAs(place: number, change: ColumnOptions): Promise<void> {
    const { columns = new Map() } = this.#state.asked;
    const said = { ...columns.get(place), ...change };
    return this.readAgain({ columns: new Map([...columns, [place, said]]) });
  }

  /** Opens the file that was refused once more, with what the refusal says would help. */
  async openRefused(retry: AskedOptions): Promise<void> {
    if (!this.#tried) return;
    const { source, name, wanted, asked } = this.#tried;
    await this.open(source, name, wanted, { ...asked, ...retry });
  }

  /** Takes back everything that was said of the current table's file. */
  async readAsFound(): Promise<void> {
    if (this.#file) await this.open(this.#file.source, this.#file.name);
  }

  /** Reads another table and predicts for it by the model as it stands. */
  score(source: Blob, name: string): Promise<void> {
    return this.#reading(name, async () => {
      const header = this.#state.table?.format.hasHeader ?? true;
      const { slot } = this.#state;
      const scored = await this.#call('score', { source, name, header, slot });
      this.#dispatch({ type: 'scored', scored });
    });
  }

  closeScored(): void {
    this.#dispatch({ type: 'scored', scored: null });
  }

  /** Shows the rows that a line of the ledger counts, or no line's. */
  openLine(line: Pick<OpenLine, 'text' | 'rows'> | null): Promise<void> {
    return this.#attempt(async () => {
      const openLine = line && { ...line, shown: await this.#call('rows', { rows: line.rows }) };
      this.#dispatch({ type: 'lineOpened', openLine });
    });
  }

  async #reading(name: string, read: () => Promise<void>): Promise<void> {
    this.#openings += 1;
    const opening = this.#openings;
    this.#dispatch({ type: 'reading', name, progress: null });
    await this.#attempt(read);
    if (opening === this.#openings) this.#dispatch({ type: 'readingEnded' });
  }

  cancelReading(): Promise<void> {
    return this.#attempt(() => this.#call('cancelRead', null));
  }

  setNumber(key: NumberKey, text: string): Promise<void> {
    return this.#set(key, text, () => ({ [key]: parseNumber(numberSetting(key), text) }));
  }

  setChoice(key: ChoiceKey, text: string): Promise<void> {
    return this.#set(key, text, () => ({ [key]: parseChoice(choiceSetting(key), text) }));
  }

  /** With the split that goes with it. */
  setTask(task: Task): Promise<void> {
    return this.#set('task', task, (recipe) => withTask(recipe, task));
  }

  /** `column` and `value` matter to splits that go by one; a column that names rows is no input. */
  setSplit(split: Split, column = '', value = ''): Promise<void> {
    return this.#set('split', column, (before) => {
      const named = before.split === 'by_value' ? before.split_column : '';
      const naming = split === 'by_value' ? column : '';
      return {
        split,
        split_column: column,
        validation_value: value,
        features:
          named === naming
            ? before.features
            : featuresBeside(this.#state.table!, before.features, naming, named).filter(
                (name) => name !== before.target,
              ),
      };
    });
  }

  /** How the column at `place` is treated; `text` is what a person chose or typed for it. */
  setTreatment(place: number, text: string, change: () => TreatmentChange): Promise<void> {
    const { name } = this.#state.table!.columns[place]!;
    return this.#set(treatmentKey(place), text, ({ treatments }) => ({
      treatments: withTreatment(treatments, name, change()),
    }));
  }

  /** Another optimizer for the runner looked at, as its first preset sets it: it starts afresh. */
  setOptimizer(name: string): Promise<void> {
    return this.#setOptimizer('optimizer', name, () => optimizerAs(name));
  }

  setPreset(preset: string): Promise<void> {
    return this.#setOptimizer('preset', preset, ({ name }) => optimizerAs(name, preset));
  }

  setHyper(key: string, text: string): Promise<void> {
    return this.#setOptimizer(key, text, (optimizer) => {
      const value = parseHyper(hyperParameter(optimizer.name, key), text);
      return { ...optimizer, values: { ...optimizer.values, [key]: value } };
    });
  }

  #setOptimizer(
    key: string,
    text: string,
    change: (optimizer: Optimizer) => Optimizer,
  ): Promise<void> {
    const { slot } = this.#state;
    return this.#set(key, text, (recipe) => {
      const optimizer = change(runnerIn(recipe, slot).optimizer);
      return { runners: withOptimizer(recipe.runners, slot, optimizer) };
    });
  }

  /** A rival at the end of the race, which catches up with the others. */
  addRunner(name: string): Promise<void> {
    return this.#join(
      (runners, slot) => [...runners, { slot, optimizer: optimizerAs(name) }],
      null,
    );
  }

  /** A copy of a runner behind it, with the same past. */
  duplicateRunner(slot: number): Promise<void> {
    return this.#join((runners, free) => {
      const at = runners.findIndex((runner) => runner.slot === slot);
      const { optimizer } = runners[at]!;
      return runners.toSpliced(at + 1, 0, { slot: free, optimizer });
    }, slot);
  }

  async #join(
    joined: (runners: readonly Runner[], slot: number) => readonly Runner[],
    copyOf: number | null,
  ): Promise<void> {
    let slot: number | undefined;
    await this.#set(
      'runners',
      '',
      ({ runners }) => {
        slot = freeSlot(runners);
        if (slot !== undefined) return { runners: joined(runners, slot) };
        throw new PlaygroundError(
          'setting_out_of_range',
          'runners',
          words().settings.refused.raceIsFull(MOST_RUNNERS),
        );
      },
      copyOf,
    );
    if (slot !== undefined) await this.setView({ slot });
  }

  removeRunner(slot: number): Promise<void> {
    return this.#set('runners', '', ({ runners }) => ({
      runners: runners.length > 1 ? runners.filter((runner) => runner.slot !== slot) : runners,
    }));
  }

  /** Puts a runner `by` places further down the list. */
  moveRunner(slot: number, by: number): Promise<void> {
    return this.#set('runners', '', ({ runners }) => {
      const from = runners.findIndex((runner) => runner.slot === slot);
      const to = Math.max(0, Math.min(runners.length - 1, from + by));
      return { runners: runners.toSpliced(from, 1).toSpliced(to, 0, runners[from]!) };
    });
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Takes the last change of a setting back. */
  undo(): Promise<void> {
    return this.#goTo((now) => this.#history.undo(now));
  }

  redo(): Promise<void> {
    return this.#goTo((now) => this.#history.redo(now));
  }

  #goTo(pick: (now: Recipe) => Recipe | undefined): Promise<void> {
    this.#settings = this.#settings.then(() =>
      this.#attempt(async () => {
        const recipe = pick(this.#state.recipe);
        if (recipe) await this.#apply(recipe, null);
        this.#dispatch({ type: 'refusalsForgotten' });
      }),
    );
    return this.#settings;
  }

  setHidden(text: string): Promise<void> {
    return this.#set('hidden_units', text, () => ({ hidden_units: parseHidden(text) }));
  }

  /** Chooses the target; a column that was a feature stops being one. */
  setTarget(target: string): Promise<void> {
    return this.#set('target', target, (recipe) => {
      const kept = recipe.features.filter((name) => name !== target);
      const features = kept.length > 0 ? kept : [recipe.target];
      return { ...withTarget(this.#state.table!, recipe, target), features };
    });
  }

  setFeatures(features: readonly string[]): Promise<void> {
    return this.#set('features', features.join(', '), () => ({ features }));
  }

  async train(): Promise<void> {
    await this.#settings;
    if (isFinished(this.#state)) await this.restart();
    await this.#act(() => this.#call('play', this.#pace()));
  }

  pause(): Promise<void> {
    return this.#act(() => this.#call('pause', null));
  }

  step(steps: number): Promise<void> {
    return this.#act(() => this.#call('step', { steps }));
  }

  /** Goes to a step, past or future; frames tell how far it is. */
  async seek(step: number): Promise<void> {
    const within = Math.max(0, Math.min(Math.round(step), lastStep(this.#state)));
    this.#sought = within;
    await this.#act(() => this.#call('seek', { step: within }));
    if (this.#sought === within) this.#sought = null;
  }

  /** By so many steps from where the run is, or is on its way to. */
  seekBy(steps: number): Promise<void> {
    const { frame } = this.#state;
    return this.seek((this.#sought ?? frame?.step ?? 0) + steps);
  }

  /** Under the microscope: the weight that moves most for its gradient now. */
  inspectLargest(): Promise<void> {
    const { info } = this.#state;
    const { frame } = focusOf(this.#state);
    const weight = frame && info ? largestStep(frame, info.parameterCount) : 0;
    return this.setView({ tab: 'microscope', weight, weightSearch: '' });
  }

  /**
   * Shows the next update statement by statement, then takes it; `byHand`: goes on only when it is
   * asked for again.
   */
  async slowStep(byHand: boolean): Promise<void> {
    const { slowAt, inspected } = this.#state;
    const statements = inspected?.seen.update?.statements.length ?? 0;
    if (slowAt !== null && !byHand) return;
    const next = slowAt === null ? 0 : slowAt + 1;
    this.#dispatch({ type: 'slowMotion', at: next < statements ? next : null });
    if (next >= statements) return this.step(1);
    if (byHand) return;
    for (let at = next + 1; at <= statements; at += 1) {
      await new Promise((done) => setTimeout(done, SLOW_MS));
      // Something else was asked for meanwhile.
      if (this.#state.slowAt !== at - 1 || this.#disposed) return;
      this.#dispatch({ type: 'slowMotion', at: at < statements ? at : null });
    }
    return this.step(1);
  }

  restart(): Promise<void> {
    return this.#act(async () => {
      await this.#call('restart', null);
      this.#record.begin(this.#state.recipe);
      this.#dispatch({ type: 'restarted' });
    });
  }

  async setView(view: Partial<ViewState>): Promise<void> {
    const wasLandscape = this.#state.tab === 'landscape';
    this.#dispatch({ type: 'view', view });
    if (wasLandscape && this.#state.tab !== 'landscape') {
      await this.#attempt(() => this.#call('landscape', null));
    }
    const running = this.#state.frame?.running ?? false;
    if ('stepsPerSecond' in view && running) {
      await this.#attempt(() => this.#call('play', this.#pace()));
    }
    const looksElsewhere = ['tab', 'slot', 'fit', 'weight', 'plane'].some((key) => key in view);
    if (looksElsewhere && this.#state.info && !running) await this.#attempt(() => this.#look());
  }

  /** Says no more of what a rule of the diagnosis finds in this table. */
  dismiss(rule: string): void {
    this.#dispatch({ type: 'dismissed', rule });
  }

  say(error: PlaygroundError | null): void {
    this.#dispatch({ type: 'notice', notice: error?.toWire() ?? null });
  }

  /** What the worker says from now on; what was said already stays as it is. */
  async speak(language: Language): Promise<void> {
    const client = await this.#client?.catch(() => null);
    await this.#attempt(async () => client?.call('speak', { language }));
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const client = await this.#client?.catch(() => null);
    client?.dispose();
  }

  #dispatch(action: Action): void {
    if (this.#disposed) return;
    this.#state = reduce(this.#state, action);
    this.#changed(this.#state);
  }

  async #call<K extends CallName>(name: K, arg: In<K>): Promise<Out<K>> {
    this.prepare();
    const client = await this.#client!;
    return client.call(name, arg);
  }

  async #connect(): Promise<TrainingClient> {
    const client = await this.#spawn().catch((thrown: unknown) => {
      this.#client = null;
      this.say(PlaygroundError.from(thrown));
      throw thrown;
    });
    client.onProgress = (progress) => {
      const reading = this.#state.reading;
      if (reading) this.#dispatch({ type: 'reading', name: reading.name, progress });
    };
    client.onFault = (error) => this.say(error);
    client.onLost = (error) => this.#recover(error);
    return client;
  }

  /** A new worker with the same race in it, run to where it was: to the same bits. */
  #recover(reason: PlaygroundError): void {
    this.#client = null;
    const now = performance.now();
    this.#losses = [...this.#losses.filter((time) => now - time < LOSSES_MS), now];
    if (this.#losses.length > MOST_LOSSES || !this.#file || !this.#record.start) {
      this.say(reason);
      return;
    }
    const { frame } = this.#state;
    const unread = this.#tried === this.#file ? null : this.#tried!.name;
    // Whatever is asked for from now on waits until the race stands again.
    this.#settings = this.#settings.then(() =>
      this.#attempt(async () => {
        const file = this.#file!;
        await this.#runAgain(file, frame?.step ?? 0);
        if (this.#file !== file) return;
        const message = words().data.file.readAgain(file.name, unread);
        this.say(new PlaygroundError('worker_lost', '', message));
        if (frame?.running) await this.#call('play', this.#pace());
        await this.#look();
      }),
    );
  }

  async #runAgain({ source, name }: OpenedFile, step: number): Promise<void> {
    const { asked } = this.#state;
    const { start, adjustments } = this.#record;
    await this.#call('read', { source, name, options: asked });
    const session = await this.#call('configure', { recipe: start!, offered: true });
    const { recipe, changes, slot } = this.#state;
    this.#dispatch({ type: 'sessionStarted', recipe: start!, ...session });
    let { rules } = session;
    for (const adjustment of adjustments) {
      await this.#goThere(adjustment.step);
      ({ rules } = await this.#call('adjust', adjustment));
    }
    this.#dispatch({ type: 'runnersChanged', recipe, rules, changes });
    this.#dispatch({ type: 'view', view: { slot } });
    await this.#goThere(step);
  }

  /** Goes to a step and waits until the race is there. */
  async #goThere(step: number): Promise<void> {
    await this.#call('seek', { step });
    do await this.#look();
    while (this.#state.frame?.settling);
  }

  /** Runs `body`; a failure becomes the notice, except a reading that was cancelled on purpose. */
  async #attempt(body: () => Promise<unknown>): Promise<void> {
    try {
      await body();
    } catch (thrown) {
      const error = PlaygroundError.from(thrown);
      // What is done about a lost worker is said elsewhere.
      const isTold = error.code === 'read_cancelled' || error.code === 'worker_lost';
      if (!isTold && !this.#disposed) this.say(error);
    }
  }

  /** After every setting asked for so far: a step right after a change is one of the changed run. */
  #act(body: () => Promise<unknown>): Promise<void> {
    return this.#attempt(async () => {
      await this.#settings;
      await body();
      await this.#look();
    });
  }

  /**
   * Tries a changed recipe; if it is refused, the text stays with its reason and the run goes on. One
   * after the other: a change starts from what the one before it left.
   */
  #set(
    key: string,
    text: string,
    change: (recipe: Recipe) => Partial<Recipe>,
    copyOf: number | null = null,
  ): Promise<void> {
    this.#settings = this.#settings.then(() => this.#setNow(key, text, change, copyOf));
    return this.#settings;
  }

  async #setNow(
    key: string,
    text: string,
    change: (recipe: Recipe) => Partial<Recipe>,
    copyOf: number | null,
  ): Promise<void> {
    const before = this.#state.recipe;
    try {
      await this.#apply({ ...before, ...change(before) }, copyOf);
      if (this.#state.recipe !== before) this.#history.record(before, key, performance.now());
      this.#dispatch({ type: 'settingAccepted', key });
    } catch (thrown) {
      const { message } = PlaygroundError.from(thrown);
      this.#dispatch({ type: 'settingRefused', key, refused: { text, message } });
    }
  }

  /** `copyOf`: slot of the runner whose past a new one has. */
  async #apply(wanted: Recipe, copyOf: number | null): Promise<void> {
    const recipe = withPossibleStart(wanted);
    const before = this.#state.recipe;
    if ((Object.keys(recipe) as (keyof Recipe)[]).every((key) => recipe[key] === before[key]))
      return;
    requireEnd(recipe);
    if (keepsRun(before, recipe)) await this.#applyLive(recipe, before, copyOf);
    else {
      const session = await this.#call('configure', { recipe, offered: false });
      this.#record.begin(recipe);
      this.#dispatch({ type: 'sessionStarted', recipe, ...session });
    }
    await this.#look();
  }

  async #applyLive(recipe: Recipe, before: Recipe, copyOf: number | null): Promise<void> {
    const { runners } = recipe;
    const { rules, step } = await this.#call('adjust', { recipe, copyOf });
    this.#record.adjusted({ step, recipe, copyOf });
    const changes = changesBetween(before.runners, runners, step);
    this.#dispatch({ type: 'runnersChanged', recipe, rules, changes });
    if (this.#state.frame?.running) await this.#call('play', this.#pace());
  }

  #pace() {
    return { untilStep: lastStep(this.#state), stepsPerSecond: this.#state.stepsPerSecond };
  }

  /** Fetches a frame, and the next one on the next animation frame for as long as the run goes on. */
  async #look(): Promise<void> {
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#lookAgain && !this.#disposed) {
        this.#lookAgain = false;
        this.#dispatch({
          type: 'frame',
          frame: await this.#call('look', {
            slot: this.#state.slot,
            weights: shownWeights(this.#state),
            fit: fitViewOf(this.#state),
          }),
        });
      }
    } finally {
      this.#looking = false;
    }
    void this.#attempt(() => this.#inspect());
    void this.#attempt(() => this.#survey());
    if (this.#state.frame?.running || this.#state.frame?.settling) {
      requestAnimationFrame(() => void this.#attempt(() => this.#look()));
    }
  }

  /**
   * Looks into the weight under the microscope, if it is shown. While the run goes on, for at most a
   * tenth of its time: the steps in the window are taken again for it.
   */
  async #inspect(): Promise<void> {
    const look = microscopeLook(this.#state);
    if (!look || this.#inspecting) return;
    const { recipe, inspected } = this.#state;
    const before = this.#inspection;
    if (inspected && before?.recipe === recipe && isSameLook(before.look, look)) return;
    const began = performance.now();
    if (this.#state.frame?.running && began < this.#inspectAfter) return;
    this.#inspecting = true;
    this.#inspection = { look, recipe };
    let seen: Out<'microscope'> = null;
    try {
      seen = await this.#call('microscope', look);
      const { slot, parameter } = look;
      if (seen) this.#dispatch({ type: 'inspected', inspected: { slot, parameter, seen } });
    } finally {
      this.#inspecting = false;
      this.#inspectAfter = performance.now() + 9 * (performance.now() - began);
    }
    // What came in between, as long as nothing else asks again.
    if (seen && !this.#state.frame?.running) await this.#inspect();
  }

  /** Works on the landscape, if it is shown, a little with each frame until it is done. */
  async #survey(): Promise<void> {
    const look = landscapeLook(this.#state);
    if (!look || this.#surveying) return;
    this.#surveying = true;
    let isDone = true;
    try {
      const landscape = await this.#call('landscape', look);
      isDone = landscape?.isDone ?? true;
      if (landscape) this.#dispatch({ type: 'surveyed', landscape });
    } catch (thrown) {
      const { code, message } = PlaygroundError.from(thrown);
      if (code !== 'setting_out_of_range') throw thrown;
      this.#dispatch({ type: 'surveyRefused', message });
    } finally {
      this.#surveying = false;
    }
    if (!isDone) requestAnimationFrame(() => void this.#attempt(() => this.#survey()));
  }
}
