import { countedLoosely as counted, formatCount } from '../../format/number.ts';
import type { csv as en } from '../en/csv.ts';

const ORDERS = {
  ymd: 'Jahr zuerst',
  dmy: 'Tag vor Monat',
  mdy: 'Monat vor Tag',
};

function cellsOf({ count, column }: { count: number; column: string }): string {
  return `${counted(count, 'Zelle', 'Zellen')} von „${column}“`;
}

export const csv: typeof en = {
  byteOrderMark: (bytes) =>
    `Die Byte-Reihenfolge-Marke, ${counted(bytes, 'Byte', 'Bytes')}, gehört nicht zum ersten Namen.`,
  notUtf8: (byte) =>
    `Als Windows-1252 gelesen, denn UTF-8 ist es nicht: siehe Byte ${formatCount(byte)}.`,

  separatorLine: () => 'Die erste Zeile nennt das Trennzeichen.',
  linesAbove: (lines) => `${counted(lines, 'Zeile', 'Zeilen')} über der Tabelle übersprungen.`,
  comments: (lines) =>
    `${counted(lines, 'Zeile', 'Zeilen')} übersprungen: ${lines === 1 ? 'ein Kommentar' : 'Kommentare'}.`,
  headerLine: () => 'Eine Zeile als Namen der Spalten gelesen.',
  blankLines: (lines) => `${counted(lines, 'leere Zeile', 'leere Zeilen')} übersprungen.`,
  longRows: (lines) =>
    `${counted(lines, 'Zeile', 'Zeilen')} ausgelassen: ${lines === 1 ? 'Sie hat' : 'Sie haben'} mehr Zellen, als es Spalten gibt.`,
  notSampled: (lines) =>
    `${counted(lines, 'Zeile', 'Zeilen')} nicht behalten: Nur ein Teil der Zeilen war gewünscht.`,
  shortRows: (rows) =>
    `${counted(rows, 'Zeile', 'Zeilen')} kürzer als die anderen: Ihre letzten Zellen fehlen.`,
  emptyCellsPastEnd: (rows) =>
    `${counted(rows, 'Zeile', 'Zeilen')} mit leeren Zellen hinter der letzten Spalte: Diese sind weggelassen.`,

  shiftedHeader:
    'Die Kopfzeile ist eine Zelle kürzer als die Zeilen: Die erste Spalte hat keinen Namen.',
  emptyColumns: (columns) =>
    `${counted(columns, 'Spalte', 'Spalten')} am Ende ohne Namen und ohne Zellen weggelassen.`,
  noHeader:
    'Keine Kopfzeile: Schon die erste Zeile enthält Daten, darum heißen die Spalten nach ihrem Platz.',
  repeatedNames: (names) =>
    `${counted(names, 'wiederholter Spaltenname', 'wiederholte Spaltennamen')} nummeriert.`,
  unnamedColumns: (columns) =>
    `${counted(columns, 'Spalte', 'Spalten')} ohne Namen nach ihrem Platz nummeriert.`,
  cleanedNames: (names) =>
    `${counted(names, 'Spaltenname', 'Spaltennamen')} in eine Zeile gebracht, von Leerzeichen befreit oder auf 200 Zeichen gekürzt.`,

  missing: (cells, texts) => {
    const parts = texts.map(([text, count]) => `${text || 'leer'} (${formatCount(count)})`);
    return `${cellsOf(cells)} ${cells.count === 1 ? 'fehlt' : 'fehlen'}: ${parts.join(', ')}.`;
  },
  unreadable: (cells, as) => {
    const what = { number: 'Zahl', date: 'Datum', yes_no: 'Ja oder Nein' }[as];
    return cells.count === 1
      ? `${cellsOf(cells)} ist nicht als ${what} lesbar und gilt als fehlend.`
      : `${cellsOf(cells)} sind nicht als ${what} lesbar und gelten als fehlend.`;
  },
  spaces: (cells) => `${cellsOf(cells)} von Leerzeichen am Rand befreit.`,
  spellings: (cells, levels) =>
    `${cellsOf(cells)} in anderer Schreibweise als ${levels.map((level) => `„${level}“`).join(' oder ')} gelesen.`,
  tooManyTexts: (column, limit) =>
    `„${column}“ hat mehr als ${formatCount(limit)} verschiedene Texte: Nur ihre Anzahl bleibt, keine Werte.`,
  tooLongTexts: (column, characters) =>
    `„${column}“ hat Texte von mehr als ${formatCount(characters)} Zeichen: Nur ihre Anzahl bleibt, keine Werte.`,

  thousands: (cells) => `${cellsOf(cells)} als Zahlen mit Tausendertrennzeichen gelesen.`,
  percents: (cells) => `${cellsOf(cells)} als Zahlen mit Prozentzeichen gelesen (45% als 45).`,
  currencies: (cells) => `${cellsOf(cells)} als Zahlen mit Währungszeichen gelesen.`,
  negatives: (cells) =>
    `${cellsOf(cells)} wegen Minuszeichen oder Klammern als negative Zahlen gelesen.`,
  leadingZeros: (cells) => `${cellsOf(cells)} als Zahlen ohne führende Nullen gelesen.`,
  decimalCommas: (cells) => `${cellsOf(cells)} als Zahlen mit Dezimalkomma gelesen.`,
  signAssumed: (column, sign, isDecimal) =>
    `„${sign}“ in „${column}“ gilt als ${isDecimal ? 'Dezimalzeichen' : 'Tausendertrennzeichen'}; die Datei selbst verrät es nicht.`,

  dates: (cells, order) =>
    `${cellsOf(cells)} als Datum gelesen, ${ORDERS[order]}, in Tagen seit 1970-01-01.`,
  orderAssumed: (column, order) =>
    `Nichts in „${column}“ unterscheidet Tag und Monat: ${ORDERS[order]} ist angenommen.`,
  shortYears: ({ count, column }) =>
    `${counted(count, 'zweistelliges Jahr', 'zweistellige Jahre')} in „${column}“ zwischen 1969 und 2068 gelegt.`,
  otherZones: ({ count, column }) =>
    `${counted(count, 'Uhrzeit', 'Uhrzeiten')} von „${column}“ in UTC umgerechnet.`,

  kind: {
    allNumbers: 'Jede Zelle, die nicht fehlt, ist eine Zahl.',
    numbersAsked: 'Wie gewünscht als Zahlen gelesen.',
    codes:
      'Die Zellen sind gleich lange Ziffernfolgen, manche mit führenden Nullen: Codes, keine Zahlen.',
    allDates: (order) => `Jede Zelle, die nicht fehlt, ist ein Datum, ${ORDERS[order]}.`,
    datesAsked: (order) => `Wie gewünscht als Datum gelesen, ${ORDERS[order]}.`,
    orderAssumed: 'Tag und Monat sind nicht zu unterscheiden: Diese Reihenfolge ist angenommen.',
    yesNoAsked: 'Wie gewünscht als Ja und Nein gelesen.',
    onlyValues: (levels) =>
      levels.length === 1
        ? `Der einzige Wert ist „${levels[0]}“.`
        : `Die einzigen Werte sind ${levels.map((level) => `„${level}“`).join(' und ')}.`,
    allMissing: 'Jede Zelle fehlt.',
    allDifferent: 'Jeder Text ist ein anderer, wie bei einer Kennung.',
    longTexts: 'Die Texte sind lang: freier Text.',
    mostOnce: 'Die meisten Texte kommen nur einmal vor.',
    texts: (distinct, cells) =>
      `${counted(distinct, 'verschiedener Text', 'verschiedene Texte')} in ${counted(cells, 'Zelle', 'Zellen')}.`,
    tooManyTexts: (limit) => `Mehr als ${formatCount(limit)} verschiedene Texte.`,
    textAsked: 'Wie gewünscht als Text gelesen.',
    categoryAsked: 'Wie gewünscht als Kategorie gelesen.',
    spoiltBy: (row, text) =>
      `Die meisten Zellen sind Zahlen, aber in Zeile ${formatCount(row)} steht „${text}“.`,
  },

  role: {
    countsRows: 'Wohl eine Kennung: Sie zählt die Zeilen.',
    allDifferentNumbers: 'Wohl eine Kennung: Jeder Wert ist eine andere ganze Zahl.',
    allMissing: 'Jede Zelle fehlt.',
    constant: 'Konstant: Es gibt nur einen Wert.',
    allDifferentTexts: 'Wohl eine Kennung: Jeder Text ist ein anderer.',
    freeText: 'Freier Text: Die meisten Texte kommen nur einmal vor.',
  },
};
