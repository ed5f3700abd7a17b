/**
 * The playground without its looks: holds the state, carries out what a person asks for and pulls
 * frames from the worker, at most one per animation frame.
 */

import { PlaygroundError } from '../base/playground-error.ts';
import { spawnTrainingClient } from '../client/spawn.ts';
import type { TrainingClient } from '../client/training-client.ts';
import type { ColumnOptions } from '../csv/read-options.ts';
import { formatPlain } from '../format/number.ts';
import type { AskedOptions, CallName, In, Out } from '../protocol/calls.ts';
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
import { choiceSetting, numberSetting, parseChoice, parseHidden } from '../recipe/settings.ts';
import { type TreatmentChange, withTreatment } from '../recipe/treatment.ts';
import { suggestRecipe, withTarget, withTask } from './default-recipe.ts';
import { featuresBeside } from './split-columns.ts';
import {
  type Action,
  initialState,
  isFinished,
  lastStep,
  type OpenLine,
  type PlaygroundState,
  reduce,
  shownWeights,
  type ViewState,
} from './state.ts';

/** "learning rate 0.1", "as Keras 3"; empty where nothing changed. */
function changeInWords(before: Optimizer, after: Optimizer): string {
  if (after.preset !== before.preset) return presetOf(after).label;
  const key = Object.keys(after.values).find((name) => after.values[name] !== before.values[name]);
  if (key === undefined) return '';
  const { label } = hyperParameter(after.name, key);
  const value = after.values[key]!;
  if (typeof value === 'boolean') return `${label} ${value ? 'on' : 'off'}`;
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

/** The core counts steps; how many epochs make a run is the page's business. */
function requireEpochs({ epochs }: Recipe): void {
  if (epochs >= 1) return;
  throw new PlaygroundError('setting_out_of_range', 'epochs', 'A run lasts at least 1 epoch.');
}

export class Playground {
  #state: PlaygroundState = initialState();
  #client: Promise<TrainingClient> | null = null;
  #looking = false;
  /** Something changed since the frame under way was asked for. */
  #lookAgain = false;
  #disposed = false;
  #openings = 0;
  /** The current table's file. */
  #file: OpenedFile | null = null;
  /** The file that was opened last, whether or not it could be used. */
  #tried: OpenedFile | null = null;
  /** Settled once every setting asked for so far is in force or refused. */
  #settings: Promise<void> = Promise.resolve();
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

  /** How to show things, before the first table. */
  preset(view: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...view };
  }

  /**
   * Reads a file and trains on it from now on, by the recipe so far with `wanted` changed; on failure
   * everything stays as it was. A later call takes over from an earlier one. `asked` says of the
   * file what the reader would find out otherwise.
   */
  open(
    source: Blob,
    name: string,
    wanted: Partial<Recipe> = {},
    asked: AskedOptions = {},
  ): Promise<void> {
    const opened = { source, name, wanted, asked };
    this.#tried = opened;
    return this.#reading(name, async () => {
      const table = await this.#call('read', { source, name, options: asked });
      const suggestion = suggestRecipe(table, this.#state.recipe, wanted);
      const { adjustments } = suggestion;
      const recipe = withPossibleStart(suggestion.recipe);
      requireEpochs(recipe);
      const session = await this.#call('configure', { recipe, offered: true });
      this.#file = opened;
      this.#dispatch({ type: 'tableAdopted', table, asked, adjustments });
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
      const scored = await this.#call('score', { source, name, header });
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

  /** Starts a new run with another optimizer, as its first preset sets it. */
  setOptimizer(name: string): Promise<void> {
    return this.#set('optimizer', name, () => ({ optimizer: optimizerAs(name) }));
  }

  setPreset(preset: string): Promise<void> {
    return this.#set('preset', preset, ({ optimizer }) => ({
      optimizer: optimizerAs(optimizer.name, preset),
    }));
  }

  setHyper(key: string, text: string): Promise<void> {
    return this.#set(key, text, ({ optimizer }) => {
      const value = parseHyper(hyperParameter(optimizer.name, key), text);
      return { optimizer: { ...optimizer, values: { ...optimizer.values, [key]: value } } };
    });
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
    if (isFinished(this.#state)) await this.restart();
    await this.#attempt(async () => {
      await this.#call('play', this.#pace());
      await this.#look();
    });
  }

  pause(): Promise<void> {
    return this.#act(() => this.#call('pause', null));
  }

  step(steps: number): Promise<void> {
    return this.#act(() => this.#call('step', { steps }));
  }

  restart(): Promise<void> {
    return this.#act(async () => {
      await this.#call('restart', null);
      this.#dispatch({ type: 'restarted' });
    });
  }

  async setView(view: Partial<ViewState>): Promise<void> {
    this.#dispatch({ type: 'view', view });
    const running = this.#state.frame?.running ?? false;
    if ('stepsPerSecond' in view && running) {
      await this.#attempt(() => this.#call('play', this.#pace()));
    }
    if ('tab' in view && this.#state.info && !running) await this.#attempt(() => this.#look());
  }

  say(error: PlaygroundError | null): void {
    this.#dispatch({ type: 'notice', notice: error?.toWire() ?? null });
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
    this.#client ??= this.#connect();
    const client = await this.#client;
    return client.call(name, arg);
  }

  async #connect(): Promise<TrainingClient> {
    const client = await this.#spawn();
    client.onProgress = (progress) => {
      const reading = this.#state.reading;
      if (reading) this.#dispatch({ type: 'reading', name: reading.name, progress });
    };
    client.onFault = (error) => this.say(error);
    return client;
  }

  /** Runs `body`; a failure becomes the notice, except a reading that was cancelled on purpose. */
  async #attempt(body: () => Promise<unknown>): Promise<void> {
    try {
      await body();
    } catch (thrown) {
      const error = PlaygroundError.from(thrown);
      if (error.code !== 'read_cancelled' && !this.#disposed) this.say(error);
    }
  }

  #act(body: () => Promise<unknown>): Promise<void> {
    return this.#attempt(async () => {
      await body();
      await this.#look();
    });
  }

  /**
   * Tries a changed recipe; if it is refused, the text stays with its reason and the run goes on. One
   * after the other: a change starts from what the one before it left.
   */
  #set(key: string, text: string, change: (recipe: Recipe) => Partial<Recipe>): Promise<void> {
    this.#settings = this.#settings.then(() => this.#setNow(key, text, change));
    return this.#settings;
  }

  async #setNow(
    key: string,
    text: string,
    change: (recipe: Recipe) => Partial<Recipe>,
  ): Promise<void> {
    try {
      await this.#apply({ ...this.#state.recipe, ...change(this.#state.recipe) });
      this.#dispatch({ type: 'settingAccepted', key });
    } catch (thrown) {
      const { message } = PlaygroundError.from(thrown);
      this.#dispatch({ type: 'settingRefused', key, refused: { text, message } });
    }
  }

  async #apply(wanted: Recipe): Promise<void> {
    const recipe = withPossibleStart(wanted);
    const before = this.#state.recipe;
    if ((Object.keys(recipe) as (keyof Recipe)[]).every((key) => recipe[key] === before[key]))
      return;
    if (keepsRun(before, recipe)) await this.#applyLive(recipe, before);
    else {
      const session = await this.#call('configure', { recipe, offered: false });
      this.#dispatch({ type: 'sessionStarted', recipe, ...session });
    }
    await this.#look();
  }

  async #applyLive(recipe: Recipe, before: Recipe): Promise<void> {
    requireEpochs(recipe);
    const rule = await this.#call('setOptimizer', recipe.optimizer);
    const frame = this.#state.frame;
    const text = changeInWords(before.optimizer, recipe.optimizer);
    const change = text && frame && frame.step > 0 ? { step: frame.step, text } : null;
    this.#dispatch({ type: 'optimizerChanged', recipe, rule, change });
    if (frame?.running) await this.#call('play', this.#pace());
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
          frame: await this.#call('look', { weights: shownWeights(this.#state) }),
        });
      }
    } finally {
      this.#looking = false;
    }
    if (this.#state.frame?.running) {
      requestAnimationFrame(() => void this.#attempt(() => this.#look()));
    }
  }
}
