import { counted } from '../../format/number.ts';
import type { ledger as en } from '../en/ledger.ts';

const SCALINGS: Readonly<Record<string, string>> = {
  standard: 'Mittel 0 und Abweichung 1',
  min_max: '0 bis 1',
  robust: 'Median 0 und Quartilsabstand 1',
};

const DATE_PARTS: Readonly<Record<string, string>> = {
  days: 'Tage',
  year: 'Jahr',
  month: 'Monat',
  weekday: 'Wochentag',
  hour: 'Stunde',
};

function splitInWords(how: string, column: string): string {
  const words: Readonly<Record<string, string>> = {
    stratified: 'jede Klasse anteilig',
    latest: `die spätesten nach ${column}`,
    by_value: `die von ${column} genannten`,
    given: 'wie vorgegeben',
  };
  return words[how] ?? 'zufällig gezogen';
}

function rows(count: number): string {
  return count === 1 ? 'Zeile' : 'Zeilen';
}

export const ledger: typeof en = {
  rowsWithoutTarget: (count, column) => `${rows(count)} ausgelassen: Das Ziel ${column} ist leer`,
  rowsWithMissingCell: (count, column) => `${rows(count)} ausgelassen: ${column} ist leer`,
  filled: (count, column, value) =>
    `${count === 1 ? 'leere Zelle' : 'leere Zellen'} von ${column} mit ${value} gefüllt`,
  levelsJoined: (count, column, levels) =>
    `${count === 1 ? 'seltene Stufe' : 'seltene Stufen'} von ${column} zu (other) vereint: ${levels}`,
  levelsUnseen: (count, column) =>
    `${count === 1 ? 'Zelle' : 'Zellen'} von ${column} mit einer Stufe, die keine Trainingszeile hat`,
  oneHot: (count, column, levels) =>
    `${count === 1 ? 'Eingabe' : 'Eingaben'} aus ${column}: ${levels}`,
  dateParts: (count, column, parts) => {
    const named = parts.split(', ').map((part) => DATE_PARTS[part] ?? part);
    return `${count === 1 ? 'Zahl' : 'Zahlen'} aus den Datumsangaben in ${column}: ${named.join(', ')}`;
  },
  classes: (count, column, labels) =>
    `${count === 1 ? 'Klasse' : 'Klassen'} von ${column}: ${labels}`,
  ignored: (_, column) =>
    `Spalte nicht verwendet, weil das Modell ohne sie trainiert wurde: ${column}`,
  split: (training, validation, how, column) =>
    `${rows(training)} ${training === 1 ? 'trainiert' : 'trainieren'}, ${counted(validation, 'Zeile', 'Zeilen')} ${validation === 1 ? 'validiert' : 'validieren'}, ${splitInWords(how, column)}`,
  scaled: (columns, how, names) =>
    `${columns === 1 ? 'Spalte' : 'Spalten'} nach den Trainingszeilen auf ${SCALINGS[how] ?? how} skaliert: ${names}`,
  inRows: (numbers, areMore) => `(Zeile ${numbers.join(', ')}${areMore ? ', …' : ''})`,
};
