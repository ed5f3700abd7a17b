/** The view into one weight. */

import { counted, formatCount } from '../../format/number.ts';

export const microscope = {
  lookInto: (weight: string) => `Look into ${weight}`,
  before: 'The weight',
  under: (runner: string, step: number) =>
    ` under ${runner}, and what step ${formatCount(step)} does to it.`,
  choose: 'Which weight',
  largest: 'The largest effective step now',
  search: 'find',
  searchExample: 'carat unit 3',
  found: (shown: number, isCut: boolean, all: number) =>
    isCut
      ? `The first ${formatCount(shown)} of ${counted(all, 'weight')} that fit.`
      : `${counted(shown, 'weight')} of ${formatCount(all)}.`,

  nextUpdate: 'The next update, in symbols and in numbers',
  noUpdate: (runner: string) => `${runner} takes no further step.`,
  stripsCome: 'How it came here is drawn from step 1.',
  slow: 'Slow motion',
  slowTitle: 'The next step, one statement after the other',
  goOn: 'Next statement',

  gradient: 'gradient',
  rootMeanSquare: 'root of the mean square',
  weight: 'weight',
  stripSummary: (name: string, first: number, last: number, value: string) =>
    `${name} of this weight from step ${formatCount(first)} to ${formatCount(last)}, now ${value}.`,

  noGradient: (batches: number) =>
    `Its gradient has been 0 for ${counted(batches, 'batch', 'batches')}.`,
  oftenNoGradient: (zeros: number, batches: number) =>
    `In ${formatCount(zeros)} of the last ${counted(batches, 'batch', 'batches')} its gradient was 0.`,
  atBound: (bound: string) =>
    `The last step was as large as it can be: 1/√(1 − ρ) = ${bound} learning rates, which one gradient after many small ones makes.`,
  clamped: 'The variance came out below 0 by rounding and counts as 0.',
};
