/** What the diagnosis finds: a sentence each, and what its button does. */

import {
  counted,
  formatCount,
  formatMeasured,
  formatPercent,
  formatPlain,
} from '../../format/number.ts';

/** What a sentence may name: a column or a class, the runner, numbers in the order of the rule. */
export interface Facts {
  readonly name: string;
  readonly runner: string;
  readonly numbers: readonly number[];
}

export interface Said {
  readonly text: (facts: Facts) => string;
  /** Null where nothing can be done by a button. */
  readonly action: ((facts: Facts) => string) | null;
}

const setRate = (rate: number) => `Restart at ${formatPlain(rate)}`;

export const diagnosis = {
  label: 'What stands in the way',
  dismiss: 'Dismiss',
  more: (count: number) => `${formatCount(count)} more`,
  rules: {
    constantColumn: {
      text: ({ name }) =>
        `Column ${name} has the same value in every row and tells a model nothing.`,
      action: () => 'Leave it out',
    },
    unscaledColumn: {
      text: ({ name, numbers: [times = 0] }) =>
        `Column ${name} is not scaled and ${formatMeasured(times, 2)} times larger than the others: its gradient sets the pace of all weights.`,
      action: ({ name }) => `Standardise ${name}`,
    },
    unscaledTarget: {
      text: ({ name, numbers: [size = 0] }) =>
        `The target ${name} is not scaled and reaches ${formatMeasured(size, 2)}: the weights have far to go, and the loss is in its square.`,
      action: ({ name }) => `Standardise ${name}`,
    },
    rpropOnBatches: {
      text: ({ runner, numbers: [batch = 0, rows = 0] }) =>
        `${runner} compares the signs of two gradients, which only gradients of all rows allow: batches of ${formatCount(batch)} of ${formatCount(rows)} rows turn them by chance.`,
      action: () => 'Take all rows at once',
    },
    rateTooHigh: {
      text: ({ runner, numbers: [step = 0, rate = 0] }) =>
        `Since step ${formatCount(step)} the loss of ${runner} is more than twice what it began with: a learning rate of ${formatPlain(rate)} is too high for it.`,
      action: ({ numbers: [, , rate = 0] }) => setRate(rate),
    },
    firstSteps: {
      text: ({ runner, numbers: [rho = 0, rates = 0] }) =>
        `The first step of ${runner} was ${formatMeasured(rates)} learning rates long for every weight: with ρ = ${formatPlain(rho)} its mean square begins at almost 0.`,
      action: () => 'Restart with ρ = 0.9',
    },
    rateTooLow: {
      text: ({ runner, numbers: [steps = 0, share = 0] }) =>
        `After ${counted(steps, 'step')} ${runner} has learnt ${formatPercent(share)} of what there is, another runner more than half: its learning rate is low.`,
      action: ({ numbers: [, , rate = 0] }) => setRate(rate),
    },
    overfitting: {
      text: ({ runner, numbers: [step = 0, above = 0] }) =>
        `${runner} overfits: its validation loss was best at step ${formatCount(step)} and is ${formatPercent(above)} above that now, while the training loss still falls.`,
      action: () => 'Stop after 5 epochs without gain',
    },
    adagradFades: {
      text: ({ runner, numbers: [step = 0] }) =>
        `${runner} keeps slowing down. Since step ${formatCount(step)} its median effective step is below a tenth of the first: it adds squares up and never forgets one.`,
      action: ({ numbers: [, rate = 0] }) => setRate(rate),
    },
    classImbalance: {
      text: ({ name, runner, numbers: [share = 0] }) =>
        `${formatPercent(share)} of the validation rows are ${name}: who always says so is right as often as ${runner}.`,
      action: null,
    },
    tooFewRows: {
      text: ({ numbers: [weights = 0, rows = 0] }) =>
        `${counted(weights, 'weight')} for ${counted(rows, 'training row')}: the network can learn the rows by heart.`,
      action: () => 'Use a linear model',
    },
  } satisfies Record<string, Said>,
};
