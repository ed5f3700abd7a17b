/** The charts: what they show, for eyes and ears, and how they are kept. */

import { formatCount } from '../../format/number.ts';

export const charts = {
  chart:
    'Chart. Left and right move the cursor, plus and minus zoom, Shift with left and right pans, 0 shows all, Escape leaves it.',
  zoomTitle: 'Drag to look closer, hold Shift to move, double click to see all. Keys: + − 0.',
  stepOfRun: 'Step of the run',
  /** Of an axis without a name. */
  x: 'x',

  save: 'Save',
  saveTitle: {
    fit: 'Save the chart fit',
    loss: 'Save the chart loss',
    error: 'Save the chart error',
    gradient: 'Save the chart gradient',
    landscape: 'Save the chart landscape',
  },
  png: 'Picture, PNG',
  svg: 'Picture, SVG',
  csv: 'Values, CSV',
  /** Columns and rows of the saved values. */
  line: 'line',
  value: 'value',
  low: (band: string) => `${band} low`,
  high: (band: string) => `${band} high`,

  units: {
    steps: 'steps',
    epochs: 'epochs',
    evaluations: 'gradient evaluations',
    milliseconds: 'milliseconds',
  },
  /** On the axis, where there is less room. */
  axis: {
    steps: 'steps',
    epochs: 'epochs',
    evaluations: 'gradient evaluations',
    milliseconds: 'ms',
  },
  over: (unit: string) => `over ${unit}`,
  overTitle: 'What the charts are drawn along',
  aboutUnits:
    'A gradient evaluation is the gradient of one row. Milliseconds go by the mean time of each runner’s steps in this browser, validating included.',
  scale: { log: 'log scale', linear: 'linear scale' },
  switchScale: {
    log: 'Switch the axes of loss and error to log',
    linear: 'Switch the axes of loss and error to linear',
  },

  loss: 'Loss',
  /** `steps`: those whose mean a point of the training line is. */
  lossIs: (loss: string, steps: number) =>
    steps > 1 ? `${loss}, training as mean of ${formatCount(steps)} steps` : loss,
  crossEntropy: 'cross-entropy',
  accuracy: 'Accuracy',
  accuracyIs: 'share of validation rows predicted right',
  error: 'Error',
  errorIs: (target: string) => `RMSE in ${target}, validation rows`,
  gradient: 'Gradient',
  gradientIs: (steps: number) =>
    steps > 1 ? `length, mean of ${formatCount(steps)} steps` : 'length',

  /** At the ends of lines. */
  lines: {
    training: 'training',
    validation: 'validation',
    length: 'length',
    rmse: 'RMSE',
    accuracy: 'accuracy',
    median: 'median',
    exact: 'exact',
    byChance: 'by chance',
    kept: 'kept',
    rows: 'rows',
  },
  notMeasured: 'not measured yet',
  auc: (value: string) => `AUC ${value}`,

  /** `lines`: "RMSprop 0.123, Adam 0.234". */
  lossSummary: (step: number, lines: string) => `Loss after ${formatCount(step)} steps: ${lines}.`,
  gradientSummary: (step: number, lines: string) =>
    `Length of the gradient after ${formatCount(step)} steps: ${lines}.`,
  accuracySummary: (step: number, lines: string) =>
    `Validation accuracy after ${formatCount(step)} steps: ${lines}.`,
  errorSummary: (target: string, step: number, lines: string) =>
    `Validation RMSE in units of ${target} after ${formatCount(step)} steps: ${lines}.`,
  effectiveStepSummary: (step: number, lines: string) =>
    `Median effective step after ${formatCount(step)} steps: ${lines}.`,

  curveSummary: (target: string, input: string, rows: number) =>
    `${target} over ${input}: ${rows} validation rows and what each runner fits.`,
  predictedSummary: (target: string, rows: number) =>
    `Predicted against actual ${target} for ${rows} validation rows.`,
  residualsSummary: (target: string, rows: number) =>
    `Actual less predicted ${target} for ${rows} validation rows.`,
  actual: (target: string) => `actual ${target}`,
  predicted: (target: string) => `predicted ${target}`,
  residual: (target: string) => `actual less predicted ${target}`,

  regionsSummary: (runner: string, along: string, up: string) =>
    `Decision regions of ${runner} over ${along} and ${up}, with the drawn validation rows by their class.`,
  rocSummary: (label: string, lines: string) => `ROC of ${label}: ${lines}.`,
  falseAlarms: 'false alarms, share of the other rows',
  found: (label: string) => `found, share of rows of ${label}`,
  calibrationSummary: (label: string) =>
    `Calibration for ${label}: the share of rows that are ${label}, by the probability each runner gives.`,
  probabilityOf: (label: string) => `predicted probability of ${label}`,
  shareThatIs: (label: string) => `share that is ${label}`,
};
