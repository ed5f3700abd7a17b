import { counted, formatCount, formatPercent } from '../../format/number.ts';
import type { data as en } from '../en/data.ts';

const rows = (count: number) => counted(count, 'Zeile', 'Zeilen');

const addTwoColumns =
  'Es gibt keine zwei Spalten mit Zahlen oder Kategorien, die sich ändern, eine als Ziel und eine als Eingabe. Eine solche Spalte ergänzen und die Datei noch einmal öffnen.';

export const data: typeof en = {
  panel: {
    title: 'Daten',
    openFile: 'Datei öffnen',
    openFileTitle: 'Eine CSV-Datei öffnen',
    samples: 'Beispiele',
    samplesTitle: 'Beispieltabellen',
    orDrop: 'oder eine CSV-Datei irgendwo auf der Seite ablegen',
    reading: (name) => `${name} wird gelesen`,
    readingRows: (name, count) => `${name} wird gelesen: ${rows(count)}`,
    cancel: 'Abbrechen',
    readAs: ({ how }) => `Gelesen als ${how}`,
    predictTable: 'Tabelle vorhersagen',
    predictTableTitle: 'Eine CSV-Datei öffnen, für die vorhergesagt wird',
    withModelNow: 'mit dem Modell, wie es gerade ist',
  },

  paste: {
    button: 'Einfügen',
    title: 'Eine Tabelle einfügen',
    about:
      'Zellen aus einer Tabellenkalkulation oder der Text einer CSV-Datei. Strg V irgendwo auf der Seite tut dasselbe.',
    read: 'Lesen',
    name: 'eingefügte Tabelle',
  },

  columns: {
    title: 'Spalten',
    roles: { feature: 'Eingabe', target: 'Ziel' },
    kinds: {
      number: 'nicht verwendet',
      category: 'Kategorie',
      yes_no: 'ja/nein',
      date: 'Datum',
      text: 'Text',
    },
    withEmptyCells: (what, missing) =>
      `${what}, ${counted(missing, 'leere Zelle', 'leere Zellen')}`,
  },

  column: {
    holds: 'enthält',
    kinds: {
      number: 'Zahlen',
      category: 'Kategorien',
      yes_no: 'ja oder nein',
      date: 'Datumsangaben',
      text: 'Text',
    },
    decimals: 'dezimal',
    order: 'Reihenfolge',
    orders: { ymd: 'Jahr, Monat, Tag', dmy: 'Tag, Monat, Jahr', mdy: 'Monat, Tag, Jahr' },
    usedAs: 'dient als',
    uses: { target: 'Ziel', feature: 'Eingabe', ignored: 'nichts' },
    useOfTarget: 'Erst ein anderes Ziel wählen, dann kann diese Spalte etwas anderes sein.',
    emptyCells: 'leere Zellen',
    asTheRest: (how) => `wie die anderen: ${how}`,
    fillWithNumber: 'mit einer Zahl füllen',
    fillWithValue: 'mit einem Wert füllen',
    fillWith: 'füllen mit',
    fillTitle: (name) => `Womit leere Zellen von ${name} gefüllt werden`,
    fillHelp: 'Eine Zahl, in der Einheit der Spalte.',
    scaling: 'Skalierung',
    inputs: 'Eingaben',
    inputsTitle: (name) => `Höchstzahl der Eingaben aus ${name}`,
    inputsHelp:
      'Eine Eingabe je Kategorie; die seltensten darüber hinaus werden zu einer vereint. Ab 2.',
    inputsAtMost: 'höchstens, seltene vereint',
    asNumbers: 'als Zahlen',
    dateParts: {
      days: 'Tage seit 1970',
      year: 'Jahr',
      month: 'Monat',
      weekday: 'Wochentag',
      hour: 'Stunde',
    },
    noneEmpty: 'Keine Zelle ist leer.',
    empty: (missing, all) =>
      `${counted(missing, 'Zelle', 'Zellen')} von ${formatCount(all)} ${missing === 1 ? 'ist' : 'sind'} leer (${formatPercent(missing / all)}).`,
    values: (distinct, limit, mean) => {
      const values =
        distinct > limit
          ? `Mehr als ${formatCount(limit)} verschiedene Werte`
          : counted(distinct, 'Wert', 'verschiedene Werte');
      return mean === null ? `${values}.` : `${values}, Mittel ${mean}.`;
    },
    mostFrequent: 'Häufigste Werte',
    andMore: (count) => `und ${formatCount(count)} weitere`,
    valuesFromTo: (least, greatest) => `Werte von ${least} bis ${greatest}`,
  },

  readAs: {
    title: 'Wie die Datei gelesen wird',
    delimiter: 'Trennzeichen',
    delimiters: {
      comma: 'Komma',
      semicolon: 'Semikolon',
      tab: 'Tabulator',
      bar: 'Strich',
      space: 'Leerzeichen',
      colon: 'Doppelpunkt',
    },
    encoding: 'Kodierung',
    header: 'Kopfzeile',
    headers: { true: 'die erste Zeile nennt die Spalten', false: 'es gibt keine' },
    decimals: 'dezimal',
    decimalSigns: { point: 'Punkt: 1.5', comma: 'Komma: 1,5' },
    comments: 'Kommentare',
    commentsTitle: 'Zeichen, mit dem Kommentarzeilen beginnen',
    commentsHelp: 'Zeilen, die damit beginnen, zählen nicht. Leer: keine Zeile ist ein Kommentar.',
    missing: 'fehlend',
    missingTitle: 'Texte, die für keinen Wert stehen, groß oder klein geschrieben',
    missingHelp:
      'Zellen mit einem dieser Texte sind leer, groß oder klein geschrieben. Mit Kommas trennen.',
    oneRowIn: 'eine Zeile von',
    oneRowInTitle: 'Von so vielen Zeilen eine behalten',
    oneRowInHelp: 'Behält die erste Zeile und danach jede k-te, für zu große Dateien.',
    about:
      'An der Datei erkannt, wenn es nicht hier gewählt wurde. Die Datei wird noch einmal gelesen.',
    asFound: 'Lesen wie erkannt',
    found: {
      header: 'Kopfzeile',
      noHeader: 'keine Kopfzeile',
      decimalPoint: 'Dezimalpunkt',
      decimalComma: 'Dezimalkomma',
      oneRowIn: (many) => `eine Zeile von ${many}`,
    },
  },

  done: {
    title: 'Was mit der Tabelle geschah',
    rowsRead: (count) => (count === 1 ? 'Zeile gelesen' : 'Zeilen gelesen'),
    noRowLeftOut: 'Zeilen ausgelassen',
    emptyCells: (cells) =>
      cells === 1 ? 'leere Zelle in der Tabelle' : 'leere Zellen in der Tabelle',
    notNumbers: (column, row, text) =>
      `${column} wird nicht als Zahlen gelesen, obwohl die meisten Zellen welche sind: In Zeile ${formatCount(row)} steht „${text}“.`,
    rowsOfLine: 'Zeilen zu diesem Eintrag',
    row: 'Zeile',
    emptyCell: 'leer',
    save: 'Dieses Protokoll als CSV speichern',
    savedColumns: {
      stage: 'Abschnitt',
      action: 'Aktion',
      column: 'Spalte',
      count: 'Anzahl',
      of: 'wovon',
      what: 'was',
      rows: 'Zeilen der Datei',
    },
    stages: { reading: 'Lesen', toModel: 'zum Modell' },
  },

  predictions: {
    caption: (table, target, scored, all, shown) =>
      `${table}: ${target} für ${formatCount(scored)} von ${rows(all)} vorhergesagt. Die ersten ${formatCount(shown)} sind zu sehen.`,
    guarded: (cells) =>
      cells === 1
        ? 'Zelle, die eine Tabellenkalkulation für eine Formel hielte: mit einem Apostroph davor gespeichert'
        : 'Zellen, die eine Tabellenkalkulation für Formeln hielte: mit einem Apostroph davor gespeichert',
    save: 'Als CSV speichern',
    close: 'Schließen',
    done: 'Was mit den Zeilen geschah',
    firstRows: 'Erste Zeilen mit Vorhersagen',
    emptyCell: 'leer',
  },

  split: {
    inOrderOf: 'in der Folge von',
    column: 'Spalte',
    validate: 'validieren',
    aboutValue:
      'Die Spalte ist keine Eingabe: Sie sagt, welche Zeilen das Modell nie zu sehen bekommt.',
    aboutShare: '0,2 trainiert mit 80 % und hält 20 % zurück, die das Modell nie zu sehen bekommt.',
  },

  task: {
    noTable: 'Noch keine Tabelle.',
    reading: 'Die Tabelle wird gelesen…',
    sentence: ({ target, features, kind, rows, split, seed, comparison }) =>
      `Vorhersage von ${target} aus ${features}: eine ${kind} mit ${rows} Zeilen, ${split}, Seed ${seed}${comparison}.`,
    kinds: {
      regression: 'Regression',
      classification: (classes) => `Klassifikation in ${formatCount(classes)} Klassen`,
    },
    splits: {
      byShare: ({ trained, validated }) =>
        `${trained} zum Trainieren und ${validated} zum Validieren`,
      latest: ({ trained, validated, column }) =>
        `${trained} zum Trainieren und die spätesten ${validated} nach ${column} zum Validieren`,
      byValue: ({ rows }) => `${rows} zum Validieren`,
      rowsWith: (column, value) => `Zeilen mit ${column} ${value}`,
    },
    comparisons: {
      sameRate: (rate) => `, jeder Optimierer mit derselben Lernrate, ${rate}`,
      ownRates: ', jeder Optimierer mit eigener Lernrate',
    },
    andMore: (names, more) => `${names} und ${more} weiteren`,
    textInRow: (row) => `Text in Zeile ${row}`,
    text: 'Text',
    oneValue: 'nur ein Wert',
    targetTitle: 'Vorherzusagende Spalte',
    featuresTitle: 'Spalten, aus denen vorhergesagt wird',
    splitTitle: 'Validierungszeilen',
    kindTitle: 'Aufgabe',
    seedTitle: 'Seed des Zufalls',
    aboutSeed:
      'Gleicher Seed, gleiche Aufteilung, gleicher Start, gleiche Mini-Batches: derselbe Lauf, Bit für Bit.',
    reasons: {
      categories: 'Sie enthält Kategorien.',
      dates: 'Sie enthält Datumsangaben.',
      twoNumbers: (one, other) => `Sie enthält nur zwei Zahlen, ${one} und ${other}.`,
      numberedClasses: (first, last) =>
        `Sie enthält die ganzen Zahlen von ${first} bis ${last}, wie Nummern von Klassen.`,
      numbers: (distinct, limit) =>
        `Sie enthält ${distinct > limit ? `mehr als ${formatCount(limit)} verschiedene Zahlen` : counted(distinct, 'Zahl', 'verschiedene Zahlen')}.`,
    },
  },

  suggestion: {
    mostlyEmpty: (names) => `Nicht verwendet, weil die meisten Zellen leer sind: ${names}.`,
    moreColumns: (more, used) =>
      `${counted(more, 'weitere Spalte wäre verwendbar', 'weitere Spalten wären verwendbar')}: Die ersten ${formatCount(used)} sind es.`,
    filled: (count) =>
      `Leere Zellen werden gefüllt: Ihre Zeilen auszulassen könnte bis zu ${rows(count)} kosten.`,
    batch: (now, before) =>
      `Mini-Batch auf ${formatCount(now)} statt ${formatCount(before)} gesetzt, damit eine Epoche mehrere Schritte hat.`,
    oneVaryingColumn: {
      constant: (column, value) =>
        `Die Spalte ${column} enthält in jeder Zeile ${value}. ${addTwoColumns}`,
      spoilt: (column, row, text) =>
        `Die Spalte ${column} enthielte Zahlen, aber in Zeile ${formatCount(row)} steht „${text}“. ${addTwoColumns}`,
      others: `Die anderen Spalten enthalten Text oder nur einen Wert. ${addTwoColumns}`,
    },
  },

  file: {
    otherThanLinked: (name) =>
      `Dieser Link gehört zu einer anderen Datei ${name}: Ihr Inhalt weicht ab. Das Rezept bleibt, die Kurven werden andere sein.`,
    readAgain: (name, unread) =>
      `Der Browser hat den Worker beendet, der trainiert. Ein anderer hat ${name} noch einmal gelesen und steht beim selben Schritt, mit denselben Bits.${unread === null ? '' : ` ${unread} wurde nicht gelesen.`}`,
  },
};
