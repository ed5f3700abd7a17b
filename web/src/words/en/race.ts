/** The runners, how the run goes on and why it stops. */

import { counted, formatCount } from '../../format/number.ts';

export interface Scored {
  readonly name: string;
  readonly score: string;
}

export interface Standing {
  readonly step: number;
  readonly target: string;
  /** Whether the scores are shares of rows predicted right, and not errors. */
  readonly ofClasses: boolean;
  /** The best first. */
  readonly scores: readonly Scored[];
  readonly diverged: readonly { readonly name: string; readonly step: number }[];
}

/** When a run ends, by whichever comes first; null is never. */
export interface RunEnd {
  readonly epochs: number;
  readonly steps: number | null;
  readonly onPlateau: boolean;
  readonly score: string | null;
}

export const race = {
  title: (runners: number): string => (runners > 1 ? 'Optimizers' : 'Optimizer'),
  validationScore: (ofClasses: boolean): string =>
    ofClasses ? 'validation accuracy' : 'validation RMSE',
  mostRunners: (most: number) => `A race has at most ${most} runners.`,
  addRival: 'Add a rival',
  addRivalTitle: 'Add an optimizer to the race',
  rivalStarts: 'It starts where all started, sees the same batches, and catches up.',
  barcodeName: 'effective step of each weight',
  barcodeComes: 'The effective step of each weight is drawn from step 1.',
  barcode: (weights: number, median: string) =>
    `Effective steps of ${weights} weights, median ${median}`,

  settingsOf: (name: string): string => `Settings of ${name}`,
  optimizer: 'Optimizer',
  startsAfresh: 'Another optimizer starts this runner afresh: same data, same start, same batches.',
  presetTitle: (optimizer: string) => `${optimizer} as`,
  changedPreset: (preset: string) => `${preset}, changed`,
  divergedAt: (step: number) => `∞ at step ${formatCount(step)}`,
  atStep: (step: number) => `at step ${formatCount(step)}`,
  medianStep: 'median',

  numbers: {
    accuracy: 'accuracy',
    accuracyTitle: 'share of the validation rows predicted right',
    crossEntropy: 'cross-entropy',
    rmseIn: (target: string) => `RMSE, in ${target}`,
    r2: 'R²',
    loss: 'loss, standardised',
    lossTitle: 'over the validation rows, in standardised units',
    overValidation: 'over the validation rows',
    penalty: 'penalty',
    penaltyTitle: 'added to the loss by the L1 and L2 penalties, and no part of it',
    fingerprint: 'fingerprint',
    fingerprintTitle:
      "FNV-1a of the parameters' bytes. The same recipe gives the same one on every machine.",
    whenPaused: 'when paused',
  },

  duplicate: 'Duplicate',
  duplicateTitle: 'A copy with the same past, to be changed from here on',
  remove: 'Remove',
  moveUp: 'Move up',
  moveDown: 'Move down',

  pointAtSetting: 'Point at a setting to read what it does.',
  on: 'on',
  off: 'off',
  countsAbove0: (label: string) => `Counts once ${label} is above 0.`,
  countsWhere: (label: string, choices: readonly string[]) =>
    `Counts where “${label}” is ${choices.join(' or ')}.`,
  moreSettings: (count: number) => `${count} more settings`,
  moreKinds: 'decay, clipping, schedule',
  /** Of more settings that are not all as they were: "12 more, 2 changed". */
  more: (count: number) => `${count} more`,
  changed: (count: number) => `${count} changed`,

  eachStep: (formula: string) => `Each step: ${formula}`,
  /** Before a condition in a formula. */
  ifCase: 'if',
  /** How a formula is read out where it has no sign for them, by the core's names. */
  operations: new Map([
    ['square_root', 'square root'],
    ['maximum', 'maximum'],
    ['clamp', 'clamp'],
    ['sign', 'sign'],
    ['by_sign', 'by sign'],
    ['gradient_at', 'gradient at'],
  ]) as ReadonlyMap<string, string>,

  train: 'Train',
  pause: 'Pause',
  again: 'Again',
  stepBack: 'One step back',
  stepBackTitle: 'One step back (left arrow)',
  oneStep: 'One step',
  oneStepTitle: 'One step (right arrow)',
  oneEpoch: 'One epoch',
  oneEpochTitle: (steps: number) => `One epoch: ${counted(steps, 'step')}`,
  restart: 'Restart',
  restartTitle: 'Back to step 0: same start, same batches (R)',
  newStart: 'New start',
  newStartTitle: (seed: string) => `Step 0 with seed ${seed}: another split, start and order`,
  speed: 'Speed',
  fullSpeed: 'full speed',
  pace: (stepsPerSecond: string) => `${stepsPerSecond} steps/s`,
  step: 'step',
  stepsPerSecond: (rate: string): string => `${rate} steps/s`,
  epochOf: (epoch: string, epochs: number) => `epoch ${epoch} of ${formatCount(epochs)}`,
  effectiveStep: 'Effective step',
  ribbon: (weights: number) =>
    `median and middle 80 % of the ${counted(weights, 'weight')}. Drag to go back.`,

  /** Before what `end` says. */
  stopsAfter: 'stops after',
  endTitle: 'When the run stops by itself',
  end: ({ epochs, steps, onPlateau, score }: RunEnd) =>
    [
      counted(epochs, 'epoch'),
      ...(steps === null ? [] : [counted(steps, 'step')]),
      ...(onPlateau ? ['on a plateau'] : []),
      ...(score === null ? [] : [`at a score of ${score}`]),
    ].join(' or '),

  stopped: {
    diverged: (runners: number): string =>
      runners > 1 ? 'Stopped: every runner diverged.' : 'Stopped: it diverged.',
    plateau: (epochs: number) => `Stopped: no better loss for ${counted(epochs, 'epoch')}.`,
    right: (name: string, share: string, wanted: string) =>
      `Stopped: ${name} predicts ${share} right, ${wanted} were wanted.`,
    miss: (name: string, miss: string, wanted: string) =>
      `Stopped: ${name} misses by ${miss}, ${wanted} was wanted.`,
    steps: (steps: number) => `Stopped after ${counted(steps, 'step')}.`,
    epochs: (epochs: number) => `Stopped after ${counted(epochs, 'epoch')}.`,
  },

  /** Empty where nobody has a score and nobody diverged. */
  standing: ({ step, target, ofClasses, scores, diverged }: Standing) => {
    const placed = scores.map(({ name, score }, place) => {
      if (ofClasses)
        return place === 0
          ? `${name} predicts ${score} of unseen ${target} right`
          : `${name} ${score}`;
      return place === 0 ? `${name} misses unseen ${target} by ${score}` : `${name} by ${score}`;
    });
    const parts = [
      ...(placed.length > 0 ? [`After ${counted(step, 'step')} ${placed.join(', ')}`] : []),
      ...diverged.map((runner) => `${runner.name} diverged at step ${formatCount(runner.step)}`),
    ];
    return parts.length > 0 ? `${parts.join('; ')}.` : '';
  },
};
