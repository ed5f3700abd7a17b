/** The recipe's settings by their keys, and what is said of a text that is none of their values. */

const FILLS = {
  drop_row: 'leave the row out',
  mean: 'fill with the mean',
  median: 'fill with the median',
  most_frequent: 'fill with the most frequent',
};

const SCALINGS = {
  standard: 'mean 0, deviation 1',
  min_max: 'from 0 to 1',
  robust: 'median and quartiles',
  none: 'none',
};

const labels = {
  batch_size: 'batch size',
  seed: 'seed',
  validation_fraction: 'share of rows to validate',
  huber_delta: 'delta',
  l1_penalty: 'L1 penalty',
  l2_penalty: 'L2 penalty',
  epochs: 'epochs',
  max_steps: 'steps at most',
  patience: 'patience, in epochs',
  target_score: 'target score',
  missing_cells: 'empty cells',
  scaling: 'scaling',
  target_scaling: 'target scaling',
  task: 'task',
  split: 'split',
  model: 'model',
  activation: 'activation',
  initialisation: 'start',
  loss: 'loss',
};

const helps = {
  batch_size: 'Rows per step. From 1 to the number of training rows.',
  seed: 'Draws the validation rows, the initial weights and the order of the rows. Same seed, same run.',
  validation_fraction: 'The rows the model never trains on. Between 0 and 1.',
  huber_delta: 'Standardised errors up to this count squared, larger ones linearly. Above 0.',
  l1_penalty: 'Times the sum of |w|, added to the loss: pulls weights to exactly 0. From 0 up.',
  l2_penalty: 'Times half the sum of w², added to the loss: keeps weights small. From 0 up.',
  epochs: 'Passes over the training rows before the run stops. From 1 up.',
  max_steps: 'The run stops there, if the epochs are not over before. From 1 up; 0 for no limit.',
  patience:
    'The run stops after so many epochs in which no runner made its validation loss a thousandth better. Above 0; 0 for never.',
  target_score:
    'The run stops once a runner is that good on the validation rows: an RMSE in the target’s own unit, or a share of rows predicted right, from 0 to 1. 0 for never.',
  missing_cells:
    'Of the columns predicted from, unless a column has its own; a row without its target is always left out. Categories have no mean: theirs are filled with the most frequent one.',
  scaling: 'Of the numbers predicted from, by the training rows alone; a column may have its own.',
  target_scaling:
    'Of the number to predict, by the training rows alone. What is shown is in its own unit whatever is chosen.',
  task: 'A regression predicts how much, a classification which one.',
  split: 'Which rows validate.',
  model: 'A straight line through the features, or a network with hidden layers.',
  activation: 'What each hidden unit does with its sum.',
  initialisation: 'The weights before the first step. An MLP needs a random start.',
  loss: 'What training makes smaller, on the standardised target.',
};

/** Those that are names have none. */
const choices = {
  missing_cells: FILLS,
  scaling: SCALINGS,
  target_scaling: SCALINGS,
  task: {
    regression: 'a number',
    classification: 'one of its values, as classes',
  },
  split: {
    random: 'at random',
    stratified: 'every class in proportion',
    latest: 'the latest, by a column',
    by_value: 'those a column names',
  },
  model: {},
  activation: { identity: 'none' },
  initialisation: {
    pytorch: 'random, as PyTorch',
    glorot: 'random, Glorot',
    zeros: 'all 0',
    ones: 'slopes 1, intercept 0',
  },
  loss: {
    mse: 'mean squared error',
    half_mse: 'half mean squared error',
    mae: 'mean absolute error',
  },
};

type Known = readonly string[];

function nearestOf(nearest: string, known: Known): string {
  return `Did you mean ${nearest}? Choose one of: ${known.join(', ')}.`;
}

/** `text`: what somebody typed or a link says. */
const refused = {
  notChoice: (text: string, label: string, known: Known) =>
    `“${text}” is no choice for ${label}. Choose one of: ${known.join(', ')}.`,
  notHidden: (text: string) =>
    `“${text}” does not name hidden layers. Type the units of each, like 16 or 16, 8.`,

  noTreatment: (text: string, known: Known) =>
    `“${text}” is no treatment of a column. Choose one of: ${known.join(', ')}.`,
  noTreatmentKey: (text: string, known: Known) =>
    `“${text}” is no treatment of a column. Give: ${known.join(', ')}.`,
  noLevels: (text: string) => `“${text}” is no number of levels. Type a whole number from 2.`,

  noOptimizer: (text: string, nearest: string, known: Known) =>
    `“${text}” is no optimizer. ${nearestOf(nearest, known)}`,
  noPreset: (text: string, optimizer: string, nearest: string, known: Known) =>
    `“${text}” is no preset of ${optimizer}. ${nearestOf(nearest, known)}`,
  noHyper: (text: string, optimizer: string, nearest: string, known: Known) =>
    `“${text}” is no hyper-parameter of ${optimizer}. ${nearestOf(nearest, known)}`,
  noHyperChoice: (text: string, label: string, nearest: string, known: Known) =>
    `“${text}” is no choice for ${label}. ${nearestOf(nearest, known)}`,

  tooManyRivals: (rivals: number, most: number) =>
    `${rivals} rivals are too many: a race has at most ${most} runners.`,
  raceIsFull: (most: number) => `A race has at most ${most} runners. Remove one first.`,

  /** When a run ends. */
  epochs: 'A run lasts at least 1 epoch.',
  maxSteps: 'Type the steps of the run, or 0 for no limit.',
  patience: 'Type a number of epochs above 0, or 0 for never.',
  score: 'Type a score above 0, or 0 for never.',
  scoreOfClasses:
    'The score of classes is the share of rows predicted right: type one from 0 to 1, like 0.9.',
};

export const settings = {
  labels,
  helps,
  choices,
  refused,
};
