import { counted, formatCount } from '../../format/number.ts';
import type { microscope as en } from '../en/microscope.ts';

export const microscope: typeof en = {
  lookInto: (weight) => `${weight} genauer ansehen`,
  before: 'Das Gewicht',
  under: (runner, step) => ` unter ${runner} und was Schritt ${formatCount(step)} aus ihm macht.`,
  choose: 'Welches Gewicht',
  largest: 'Der größte effektive Schritt jetzt',
  search: 'suchen',
  searchExample: 'carat Neuron 3',
  found: (shown, isCut, all) =>
    isCut
      ? `Die ersten ${formatCount(shown)} passenden von ${counted(all, 'Gewicht', 'Gewichten')}.`
      : `${counted(shown, 'Gewicht', 'Gewichte')} von ${formatCount(all)}.`,

  nextUpdate: 'Die nächste Änderung, in Zeichen und in Zahlen',
  noUpdate: (runner) => `${runner} geht keinen Schritt mehr.`,
  stripsCome: 'Wie es hierher kam, wird ab Schritt 1 gezeichnet.',
  slow: 'Zeitlupe',
  slowTitle: 'Der nächste Schritt, eine Zeile nach der anderen',
  goOn: 'Nächste Zeile',

  gradient: 'Gradient',
  rootMeanSquare: 'Wurzel des mittleren Quadrats',
  weight: 'Gewicht',
  stripSummary: (name, first, last, value) =>
    `${name} dieses Gewichts von Schritt ${formatCount(first)} bis ${formatCount(last)}, jetzt ${value}.`,

  noGradient: (batches) => `Sein Gradient ist seit ${counted(batches, 'Stapel', 'Stapeln')} 0.`,
  oftenNoGradient: (zeros, batches) =>
    `In ${formatCount(zeros)} der letzten ${counted(batches, 'Stapel', 'Stapel')} war sein Gradient 0.`,
  atBound: (bound) =>
    `Der letzte Schritt war so groß wie möglich: 1/√(1 − ρ) = ${bound} Lernraten, was ein Gradient nach vielen kleinen bewirkt.`,
  clamped: 'Die Varianz kam durch Rundung unter 0 heraus und zählt als 0.',
};
