/** What the model does now: the fit and what it shows, the table, the weights. */

import { counted, formatCount } from '../../format/number.ts';

export const stage = {
  views: 'Views',
  tabs: {
    fit: 'Fit',
    table: 'Table',
    weights: 'Weights',
    landscape: 'Landscape',
    microscope: 'Microscope',
    scored: 'Predictions',
  },
  openFirst: 'Open a CSV file to see its rows and train on them.',

  firstRows: (shown: number, all: number, table: string) =>
    `The first ${formatCount(shown)} of ${counted(all, 'row')}, as they stand in ${table}.`,
  firstRowsLabel: 'First rows of the table',
  emptyCell: 'empty',

  weightsAfter: (shown: number, all: number, step: number) => {
    const which =
      shown < all
        ? `The first ${formatCount(shown)} of ${counted(all, 'weight')}`
        : `All ${counted(all, 'weight')}`;
    return `${which} after ${counted(step, 'step')}, in standardised units.`;
  },
  stripOf: (quantity: string, tensor: string, rows: number, columns: number) =>
    `${quantity} of ${tensor}, ${rows} by ${columns} cells. Arrow keys go from one to the next, Enter looks into it.`,
  weightsLabel: 'Weights',
  tensor: 'tensor',
  fromTo: 'from → to',
  value: 'value w',
  effectiveStep: 'effective step',
  output: 'output',
  unit: (number: number) => `unit ${number}`,
  biasOf: (to: string) => `bias of ${to}`,

  kinds: {
    curve: 'Curve over an input',
    predicted: 'Predicted against actual',
    residuals: 'Residuals',
    confusion: 'Confusion matrix',
    regions: 'Decision regions',
    roc: 'ROC',
    calibration: 'Calibration',
  },
  /** The selects above the picture: "Show Curve over an input over carat". */
  show: 'Show',
  over: 'over',
  and: 'and',
  ofClass: 'of',

  equation: (target: string, terms: string) => `Now ${target} = ${terms}.`,
  fixed: (named: readonly string[], more: number) =>
    `All else as usual: ${named.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}.`,
  rowsDrawn: (drawn: number, all: number) =>
    `${formatCount(drawn)} of ${counted(all, 'validation row')} drawn.`,
  rowsCounted: (rows: number, all: number) =>
    `Counted over ${formatCount(rows)} of ${counted(all, 'validation row')}.`,
  /** Goes into a sentence about what a runner predicts; with the space before it. */
  by: (runner: string) => ` by ${runner}`,

  curve: (target: string, input: string) => `The fit of ${target} over ${input}.`,
  /** `whose`: what `by` says, or empty for the only runner; so too below. */
  predicted: (target: string, whose: string) =>
    `Predicted${whose} against actual ${target}: on the line, a row is predicted exactly.`,
  residuals: (target: string, whose: string) =>
    `What is left over${whose}: actual less predicted ${target}. A pattern is something the model has not learnt.`,
  regions: (target: string, whose: string, classes: readonly string[]) =>
    `The most probable ${target}${whose}, paler where it is less certain. Rows by their class: ${classes.join(', ')}.`,
  roc: (label: string) =>
    `How many rows of ${label} are found at the price of how many false alarms, for every threshold.`,
  calibration: (label: string) =>
    `Of the rows given a probability of ${label}, the share that is: on the line, probabilities keep their word.`,
};
