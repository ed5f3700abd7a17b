/** What is trained, and which classes it takes for others. */

import { counted, formatCount } from '../../format/number.ts';

const confusion = {
  /** `whose`: whose predictions they are, in a race; else nothing. */
  caption: (whose: string) => `Predicted${whose} against actual classes.`,
  noneTaken: 'No row was taken for another class.',
  mostTaken: (actual: string, predicted: string, times: number) =>
    `Most often ${actual} is taken for ${predicted}: ${counted(times, 'time')}.`,
  title: 'Actual and predicted classes',
  about: 'Validation rows of each actual class by predicted class',
  corner: 'actual, by predicted',
  right: 'right',
};

export const model = {
  title: 'Model',
  parameters: (count: number) => counted(count, 'parameter'),
  hiddenUnits: 'hidden units',
  hiddenUnitsTitle: 'Units of each hidden layer',
  hiddenUnitsHelp: 'Units of each hidden layer, like 16 or 16, 8. Up to 4 layers.',
  stepsAnEpoch: (steps: number) => `${formatCount(steps)} an epoch`,
  /** Its formula in words. */
  linear: 'Prediction = w times x plus b',
  network: (layers: number, activation: string) =>
    `A network of ${counted(layers, 'hidden layer')} with activation ${activation}`,
  confusion,
};
