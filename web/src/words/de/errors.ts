import { countedLoosely as counted, formatCount } from '../../format/number.ts';
import type { CoreError, errors as en } from '../en/errors.ts';
import { coreHyper } from './core-hyper.ts';

const FORMATS = {
  png: 'ein PNG-Bild',
  jpeg: 'ein JPEG-Bild',
  gif: 'ein GIF-Bild',
  pdf: 'ein PDF-Dokument',
  zip: 'eine Arbeitsmappe oder ein ZIP-Archiv',
  excel: 'eine alte Excel-Arbeitsmappe',
  gzip: 'ein gzip-Archiv',
};

/** Settings that are out of range, by their keys. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  [
    'features',
    'Die Spalten, aus denen vorhergesagt wird, passen nicht. Mindestens eine wählen, jede nur einmal, das Ziel nicht.',
  ],
  [
    'target',
    'Diese Spalte hat zu viele Klassen: Höchstens 1.000 sind lernbar. Ein anderes Ziel wählen.',
  ],
  ['points', 'Eine Landschaft hat 2 bis 257 Punkte an jeder Seite. Eine gröbere wählen.'],
  [
    'plane',
    'Diese Ebene gibt es hier nicht: Der Lauf hat sich noch nicht bewegt, oder das Modell hat zu wenige Gewichte. Weiter trainieren oder eine andere Ebene wählen.',
  ],
  [
    'landscape',
    'Um diesen Läufer lässt sich keine Landschaft zeichnen: Seine Gewichte sind keine Zahlen mehr, oder sie bräuchte zu viel Speicher. Zu einem früheren Schritt gehen, Läufer entfernen oder ein kleineres Modell wählen.',
  ],
  ['parameter', 'Dieses Gewicht hat das Modell nicht.'],
  [
    'window',
    'Diese Schritte lassen sich nicht zurückverfolgen: höchstens 512, und nur solche, die der Lauf hinter sich hat.',
  ],
  ['classes', 'So viele Klassen sind nicht lernbar. Erlaubt sind 2 bis 1.000.'],
  [
    'split_column',
    'Die Spalte der Aufteilung enthält Texte, die keine zeitliche Reihenfolge haben. Ein Datum oder eine Zahl wählen.',
  ],
  ['validation_rows', 'Eine Validierungszeile gibt es in der Tabelle nicht.'],
  [
    'validation_fraction',
    'Der Anteil der Validierungszeilen muss zwischen 0 und 1 liegen; üblich ist 0,2.',
  ],
  ['hidden_units', 'Erlaubt sind höchstens 4 verborgene Schichten mit je 1 bis 1024 Einheiten.'],
  [
    'initialisation',
    'Verborgene Einheiten mit gleichen Anfangsgewichten bleiben gleich. Dieses Modell mit zufälligen Gewichten beginnen.',
  ],
  [
    'batch_size',
    'Ein Mini-Batch hat mindestens 1 Zeile und höchstens so viele, wie es Trainingszeilen gibt.',
  ],
  [
    'loss',
    'Dieser Verlust passt nicht zum Ziel: Klassen brauchen eine Kreuzentropie, Zahlen nicht.',
  ],
  ['huber_delta', 'Das Delta des Huber-Verlusts muss über 0 liegen; üblich ist 1.'],
  ['l1_penalty', 'Die L1-Strafe muss 0 sein, also keine, oder größer; üblich ist 0,01.'],
  ['l2_penalty', 'Die L2-Strafe muss 0 sein, also keine, oder größer; üblich ist 0,01.'],
  ['patience', 'Die Geduld ist 0, also keine, oder größer.'],
  [
    'target_score',
    'Die Zielgüte ist 0, also keine, oder größer; bei Klassen ist es ein Anteil richtig vorhergesagter Zeilen und höchstens 1.',
  ],
  ['runners', 'Ein Rennen hat mindestens einen und höchstens 8 Läufer.'],
  ['optimizer', 'Ein Lauf behält seinen Optimierer. Mit dem anderen einen neuen beginnen.'],
  [
    'bias_correction',
    'Zentriertes RMSprop kann seine Verzerrung nicht korrigieren: Beim ersten Schritt ist die korrigierte Varianz 0. Eines von beiden ausschalten.',
  ],
  ['row', 'Diese Zeile gibt es in der Tabelle nicht.'],
  ['input', 'Diese Eingabe hat das Modell nicht.'],
  ['class', 'Diese Klasse hat das Ziel nicht.'],
]);

/** Runs that need more memory than there is, by what to make smaller. */
const MEMORY: ReadonlyMap<string, string> = new Map([
  [
    'batch_size',
    'Dieser Lauf bräuchte mehr als die 1,5 GB Speicher, die es dafür gibt, das meiste für die Zeilen eines Mini-Batches. Batchgröße oder verborgene Schichten verkleinern.',
  ],
  [
    'features',
    'Dieser Lauf bräuchte mehr als die 1,5 GB Speicher, die es dafür gibt, das meiste für die Gewichte. Weniger Spalten wählen.',
  ],
  [
    'hidden_units',
    'Dieser Lauf bräuchte mehr als die 1,5 GB Speicher, die es dafür gibt, das meiste für die Gewichte. Verborgene Schichten verkleinern oder weniger Spalten wählen.',
  ],
  [
    'optimizer',
    'SAG merkt sich für jede Trainingszeile einen Gradienten, und das sind hier zu viele. SVRG oder SARAH merken sich nur wenige.',
  ],
]);

function outOfRange({ where, hyper }: CoreError): string {
  const key = where.replace(/^optimizer\./, '');
  const known = SETTINGS.get(key);
  if (known !== undefined) return known;
  if (hyper !== null) {
    const label = coreHyper.get(hyper.label) ?? hyper.label;
    const range = coreHyper.get(hyper.range) ?? hyper.range;
    return range === ''
      ? `Die Einstellung „${label}“ kennt diesen Wert nicht. Einen der angebotenen wählen.`
      : `Der Wert von „${label}“ liegt nicht im erlaubten Bereich: ${range}.`;
  }
  const column = columnOf(where);
  return column === where
    ? `Die Einstellung ${where} liegt nicht im erlaubten Bereich.`
    : `Spalte ${column} ist so nicht zu behandeln: Füllwert, Stufen oder Datumsteile passen nicht zu ihren Zellen. Anderes wählen.`;
}

/** `column x` is the place of a column called x. */
function columnOf(where: string): string {
  return where.replace(/^column /, '');
}

const CORE: Readonly<Record<string, (error: CoreError) => string>> = {
  setting_out_of_range: outOfRange,
  setting_unknown: ({ where }) => `Die Einstellung ${where} gibt es hier nicht.`,
  optimizer_unknown: () => 'Diesen Optimierer gibt es nicht. Einen der angebotenen wählen.',
  preset_unknown: () => 'Diese Voreinstellung gibt es nicht. Eine der angebotenen wählen.',
  table_invalid: ({ where }) =>
    `Spalte ${columnOf(where)} ist so nicht brauchbar: Ihre Werte fehlen, sind zu groß oder von anderer Art, als das Modell sie braucht. Die Spalte weglassen oder anders lesen.`,
  target_constant: ({ where }) =>
    `Spalte ${columnOf(where)} enthält in jeder Zeile denselben Wert: Es gibt nichts vorherzusagen. Ein anderes Ziel wählen.`,
  column_out_of_range: ({ where }) => `Die Spalte, die ${where} nennt, gibt es nicht.`,
  column_not_found: () =>
    'Der Tabelle fehlen Spalten, mit denen das Modell trainiert wurde. Sie ergänzen oder ein Modell ohne sie trainieren.',
  too_few_rows: ({ where }) =>
    where === ''
      ? 'Zu wenige Zeilen haben in jeder gewählten Spalte einen Wert: Mindestens 2 braucht es, eine zum Trainieren und eine zum Validieren. Spalten mit weniger leeren Zellen wählen.'
      : 'Diese Aufteilung lässt keine Zeile zum Trainieren oder keine zum Validieren übrig.',
  class_label_out_of_range: ({ where }) =>
    `Spalte ${columnOf(where)} enthält einen Wert, der keine Klasse ist. Die Klassen von 0 an nummerieren.`,
  runner_out_of_range: () => 'Diesen Läufer gibt es im Rennen nicht.',
  snapshot_invalid: () =>
    'Der gespeicherte Stand ist nicht brauchbar. Einen neuen von einem laufenden Training nehmen.',
  not_ready: () => 'Noch ist nichts zu trainieren. Zuerst eine Tabelle laden.',
  out_of_memory: ({ where }) =>
    MEMORY.get(where) ?? 'Der Speicher reicht nicht. Modell oder Tabelle verkleinern.',
  internal: ({ message }) => `Im Rechenkern ist ein Fehler aufgetreten: ${message}`,
};

export const errors: typeof en = {
  file: {
    otherFormat: (format) =>
      `Dies ist ${FORMATS[format]}, keine Tabelle. Die Tabelle als CSV speichern und diese Datei ablegen.`,
    unmarkedEncoding: (encoding) =>
      `Diese Datei sieht nach ${encoding.toUpperCase()} aus, ohne die Marke, die es sagt. Mit der Kodierung ${encoding} lesen oder in UTF-8 speichern.`,
    notText:
      'Diese Datei ist kein Text: An ihrem Anfang stehen Steuerzeichen. Die Tabelle als CSV in UTF-8 speichern und diese Datei ablegen.',
    webPage: (firstLine) =>
      `Dies ist eine Webseite, keine Tabelle: Ihre erste Zeile ist „${firstLine}“. Die Datei selbst speichern und diese ablegen.`,
    otherEncoding: (encoding, byte) =>
      `Diese Datei ist nicht ${encoding}: Von Byte ${formatCount(byte)} an passen ihre Bytes nicht. Eine andere Kodierung wählen.`,
    brokenUtf16: (byte) =>
      `Diese Datei beginnt wie Text in UTF-16, geht aber bei Byte ${formatCount(byte)} nicht so weiter. Die Tabelle als CSV in UTF-8 speichern und diese Datei ablegen.`,
    changedMeanwhile:
      'Die Datei war nicht bis zum Ende lesbar: Sie wurde unterdessen verschoben oder geändert. Noch einmal ablegen.',
    cancelled: 'Das Lesen wurde abgebrochen. Nichts davon ist geblieben.',
    openQuote: (row, cell) =>
      `Zeile ${formatCount(row)} öffnet vor „${cell}“ ein Anführungszeichen und schließt es nicht. Das Zeichen schließen oder in einer Zelle mit Anführungszeichen verdoppeln und die Datei noch einmal ablegen.`,
    longRow: (row, limit) =>
      `Zeile ${formatCount(row)} ist länger als die Grenze von ${formatCount(limit)} Zeichen. Jede Zeile für sich schreiben und die Datei noch einmal ablegen.`,
    tooWide: (columns, limit) =>
      `Die erste Zeile hat ${formatCount(columns)} Spalten; die Grenze ist ${formatCount(limit)}. Nur die wichtigen Spalten behalten und die Datei noch einmal ablegen.`,
    tooMuchMemory: (rows, columns, gigabytes, every) =>
      `Schon die ersten ${counted(rows, 'Zeile', 'Zeilen')} mit ${counted(columns, 'Spalte', 'Spalten')} brauchen mehr als ${gigabytes} GB Speicher, die Grenze. Nur eine von ${formatCount(every)} Zeilen lesen oder weniger Spalten behalten.`,
    tooManyRows: (limit, every) =>
      `Es sind mehr als ${counted(limit, 'Zeile', 'Zeilen')}, die Grenze. Nur eine von ${formatCount(every)} Zeilen lesen oder weniger Spalten behalten.`,
    raggedRow: (row, cells, columns, hasHeader, line) =>
      `Zeile ${formatCount(row)} hat ${counted(cells, 'Zelle', 'Zellen')}, die ${hasHeader ? 'Kopfzeile' : 'erste Zeile'} hat ${formatCount(columns)}, und den meisten Zeilen geht es so: „${line}“. Ein anderes Trennzeichen wählen oder Zellen, die es enthalten, in Anführungszeichen setzen.`,
    empty: 'Diese Datei ist leer. Eine CSV-Datei mit Kopfzeile und Zeilen ablegen.',
    oneRow: (line) =>
      `Diese Datei hat nur eine Zeile, „${line}“, und nichts darunter. Zeilen mit Daten ergänzen.`,
    oneColumn: (column) =>
      `Diese Datei hat nur eine Spalte, „${column}“. Ein Modell braucht zwei: eine zum Vorhersagen und eine, aus der vorhergesagt wird. Die Zellen mit Komma, Semikolon, Tabulator oder | trennen.`,
    onlyText: (column, firstCell) =>
      `Keine Spalte enthält Zahlen oder Kategorien, nur Text. Die erste, „${column}“, beginnt mit „${firstCell}“. Eine Spalte mit Zahlen ergänzen.`,
    onlyTextBut: (column, row, cell) =>
      `Keine Spalte enthält Zahlen oder Kategorien, nur Text. Am nächsten kommt „${column}“, aber in Zeile ${formatCount(row)} steht „${cell}“. Eine Spalte mit Zahlen ergänzen.`,
  },

  worker: {
    notLoaded: 'Der Rechenkern ist noch nicht geladen.',
    noColumn: (name, names) =>
      `Eine Spalte ${name || '(ohne Namen)'}, die ein Modell verwenden kann, gibt es nicht. Eine von diesen wählen: ${names.join(', ')}.`,
    noValue: (column, value) =>
      `Spalte ${column} enthält kein „${value}“. Einen Wert der Zeilen wählen, die validieren.`,
    noValues: (column, reason) =>
      `Spalte ${column} enthält keine Werte, die das Modell verwenden kann. ${reason}`,
  },

  core: (error) => CORE[error.code]?.(error) ?? error.message,
};
