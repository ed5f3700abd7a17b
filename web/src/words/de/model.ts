import { counted, formatCount } from '../../format/number.ts';
import type { model as en } from '../en/model.ts';

export const model: typeof en = {
  title: 'Modell',
  parameters: (count) => counted(count, 'Parameter', 'Parameter'),
  hiddenUnits: 'verborgene Einheiten',
  hiddenUnitsTitle: 'Einheiten jeder verborgenen Schicht',
  hiddenUnitsHelp:
    'Einheiten jeder verborgenen Schicht, etwa 16 oder 16, 8. Höchstens 4 Schichten.',
  stepsAnEpoch: (steps) => `${formatCount(steps)} pro Epoche`,
  linear: 'Vorhersage = w mal x plus b',
  network: (layers, activation) =>
    `Ein Netz aus ${counted(layers, 'verborgener Schicht', 'verborgenen Schichten')}, Aktivierung: ${activation}`,
  confusion: {
    caption: (whose) => `Vorhersage${whose} gegen tatsächliche Klasse.`,
    noneTaken: 'Keine Zeile wurde für eine andere Klasse gehalten.',
    mostTaken: (actual, predicted, times) =>
      `Am häufigsten wird ${actual} für ${predicted} gehalten: ${counted(times, 'Mal', 'Mal')}.`,
    title: 'Tatsächliche und vorhergesagte Klassen',
    about: 'Validierungszeilen jeder tatsächlichen Klasse nach vorhergesagter Klasse',
    corner: 'tatsächlich, nach Vorhersage',
    right: 'richtig',
  },
};
