import { counted, formatCount } from '../../format/number.ts';
import type { stage as en } from '../en/stage.ts';

const validationRows = (count: number) => counted(count, 'Validierungszeile', 'Validierungszeilen');

export const stage: typeof en = {
  views: 'Ansichten',
  tabs: {
    fit: 'Anpassung',
    table: 'Tabelle',
    weights: 'Gewichte',
    landscape: 'Landschaft',
    microscope: 'Mikroskop',
    scored: 'Vorhersagen',
  },
  openFirst: 'Eine CSV-Datei öffnen, um ihre Zeilen zu sehen und mit ihnen zu trainieren.',

  firstRows: (shown, all, table) =>
    `Die ersten ${formatCount(shown)} von ${counted(all, 'Zeile', 'Zeilen')}, wie sie in ${table} stehen.`,
  firstRowsLabel: 'Erste Zeilen der Tabelle',
  emptyCell: 'leer',

  weightsAfter: (shown, all, step) => {
    const weights = counted(all, 'Gewicht', shown < all ? 'Gewichten' : 'Gewichte');
    const which =
      shown < all ? `Die ersten ${formatCount(shown)} von ${weights}` : `Alle ${weights}`;
    return `${which} nach ${counted(step, 'Schritt', 'Schritten')}, in standardisierten Einheiten.`;
  },
  stripOf: (quantity, tensor, rows, columns) =>
    `${quantity} von ${tensor}, ${rows} mal ${columns} Felder. Pfeiltasten gehen von einem zum nächsten, die Eingabetaste sieht es genauer an.`,
  weightsLabel: 'Gewichte',
  tensor: 'Tensor',
  fromTo: 'von → nach',
  value: 'Wert w',
  effectiveStep: 'effektiver Schritt',
  output: 'Ausgabe',
  unit: (number) => `Neuron ${number}`,
  biasOf: (to) => `Bias: ${to}`,

  kinds: {
    curve: 'Kurve über einer Eingabe',
    predicted: 'Vorhersage gegen Istwert',
    residuals: 'Residuen',
    confusion: 'Konfusionsmatrix',
    regions: 'Entscheidungsregionen',
    roc: 'ROC',
    calibration: 'Kalibrierung',
  },
  show: 'Bild',
  over: 'über',
  and: 'und',
  ofClass: 'von',

  equation: (target, terms) => `Jetzt ${target} = ${terms}.`,
  fixed: (named, more) =>
    `Alles andere wie üblich: ${named.join(', ')}${more > 0 ? ` und ${formatCount(more)} weitere` : ''}.`,
  rowsDrawn: (drawn, all) => `${formatCount(drawn)} von ${validationRows(all)} gezeichnet.`,
  rowsCounted: (rows, all) => `Gezählt über ${formatCount(rows)} von ${validationRows(all)}.`,
  by: (runner) => ` von ${runner}`,

  curve: (target, input) => `Die Anpassung von ${target} über ${input}.`,
  predicted: (target, whose) =>
    `Vorhersage${whose} gegen Istwert von ${target}: Auf der Linie ist eine Zeile genau vorhergesagt.`,
  residuals: (target, whose) =>
    `Die Reste${whose}: Istwert von ${target} minus Vorhersage. Ein Muster ist etwas, das das Modell nicht gelernt hat.`,
  regions: (target, whose, classes) =>
    `Wahrscheinlichster Wert von ${target} in der Vorhersage${whose}, blasser, wo er weniger sicher ist. Zeilen nach ihrer Klasse: ${classes.join(', ')}.`,
  roc: (label) =>
    `Wie viele Zeilen von ${label} gefunden werden, und um den Preis wie vieler Fehlalarme, für jede Schwelle.`,
  calibration: (label) =>
    `Unter den Zeilen, denen eine Wahrscheinlichkeit für ${label} gegeben wird, der Anteil, der es ist: Auf der Linie halten die Wahrscheinlichkeiten Wort.`,
};
