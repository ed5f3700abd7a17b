/** The loss over a plane of weights. */

import { formatCount } from '../../format/number.ts';

export const landscape = {
  kinds: {
    principal: 'The plane of the run',
    random: 'Two random directions',
    parameters: 'Two weights',
  },
  otherDirections: 'Other directions',
  direction: (number: 1 | 2): string => (number === 1 ? 'first direction' : 'second direction'),
  caption: (runner: string, rows: string, step: number) =>
    `The loss over all ${rows} training rows around ${runner} at step ${formatCount(step)}; a dot every 100 steps or more.`,
  shares: (shares: readonly string[]) =>
    `Of each movement so much lies in the plane: ${shares.join(', ')}.`,
  computing: (share: string) => `Computing, ${share}.`,
  summary: (step: number, losses: readonly string[]) =>
    `The training loss as contours, with the path of every runner up to step ${formatCount(step)}. Loss now: ${losses.join(', ')}.`,
};
