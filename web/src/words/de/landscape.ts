import { formatCount } from '../../format/number.ts';
import type { landscape as en } from '../en/landscape.ts';

export const landscape: typeof en = {
  kinds: {
    principal: 'Die Ebene des Laufs',
    random: 'Zwei zufällige Richtungen',
    parameters: 'Zwei Gewichte',
  },
  otherDirections: 'Andere Richtungen',
  direction: (number) => (number === 1 ? 'erste Richtung' : 'zweite Richtung'),
  caption: (runner, rows, step) =>
    `Der Verlust über alle ${rows} Trainingszeilen um ${runner} bei Schritt ${formatCount(step)}; ein Punkt alle 100 Schritte oder mehr.`,
  shares: (shares) => `So viel jeder Bewegung liegt in der Ebene: ${shares.join(', ')}.`,
  computing: (share) => `Wird berechnet, ${share}.`,
  summary: (step, losses) =>
    `Der Trainingsverlust als Höhenlinien, mit dem Weg jedes Läufers bis Schritt ${formatCount(step)}. Verlust jetzt: ${losses.join(', ')}.`,
};
