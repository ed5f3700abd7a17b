/**
 * What the core says about its optimizers, by the English of it. Names are in here too, so that a test
 * can tell what was left out.
 */

import { coreHyper } from './core-hyper.ts';

const LABELS: readonly (readonly [english: string, german: string])[] = [
  ['RMSprop', 'RMSprop'],
  ['SGD', 'SGD'],
  ['Momentum', 'Momentum'],
  ['Nesterov', 'Nesterov'],
  ['AdaGrad', 'AdaGrad'],
  ['Adadelta', 'Adadelta'],
  ['Adam', 'Adam'],
  ['AMSGrad', 'AMSGrad'],
  ['AdamW', 'AdamW'],
  ['NAdam', 'NAdam'],
  ['Rprop', 'Rprop'],
  ['SAG', 'SAG'],
  ['SVRG', 'SVRG'],
  ['S2GD (SSGD)', 'S2GD (SSGD)'],
  ['SARAH', 'SARAH'],
  ['SARAH+', 'SARAH+'],
];

const SUMMARIES: typeof LABELS = [
  [
    'Divides each gradient by the root of its mean square.',
    'Teilt jeden Gradienten durch die Wurzel seines mittleren Quadrats.',
  ],
  ['Plain gradient descent.', 'Einfacher Gradientenabstieg.'],
  [
    'Rolls on: each step keeps a share of the one before.',
    'Rollt weiter: Jeder Schritt behält einen Teil des vorigen.',
  ],
  [
    'Momentum that looks where it will be before it turns.',
    'Momentum, das vor der Wende schaut, wo es sein wird.',
  ],
  [
    'Divides each gradient by the root of the sum of all squares so far.',
    'Teilt jeden Gradienten durch die Wurzel der Summe aller bisherigen Quadrate.',
  ],
  [
    'RMSprop whose learning rate is the root mean square of its own steps.',
    'RMSprop, dessen Lernrate das quadratische Mittel der eigenen Schritte ist.',
  ],
  [
    'RMSprop with a mean gradient in the numerator, both means corrected.',
    'RMSprop mit dem mittleren Gradienten im Zähler, beide Mittel korrigiert.',
  ],
  ['Adam whose effective steps never grow.', 'Adam, dessen effektive Schritte nie wachsen.'],
  [
    'Adam whose weight decay acts on the weights directly.',
    'Adam, dessen Gewichtsabnahme direkt auf die Gewichte wirkt.',
  ],
  [
    'Adam that applies the momentum of the next step.',
    'Adam mit dem Momentum des nächsten Schritts.',
  ],
  [
    'Grows each step while the gradient keeps its sign, halves it when it turns.',
    'Vergrößert jeden Schritt, solange der Gradient sein Vorzeichen behält, und halbiert ihn, wenn es wechselt.',
  ],
  [
    "Moves against the mean of every row's last gradient.",
    'Geht gegen das Mittel der letzten Gradienten aller Zeilen.',
  ],
  [
    'Corrects each batch by its gradient at a point where the full one is known.',
    'Korrigiert jeden Batch mit seinem Gradienten an einem Punkt, an dem der volle bekannt ist.',
  ],
  ['SVRG with outer loops of random length.', 'SVRG mit äußeren Schleifen zufälliger Länge.'],
  [
    "Carries the gradient along, corrected by each batch's change.",
    'Führt den Gradienten mit und korrigiert ihn um die Änderung jedes Batches.',
  ],
  [
    'SARAH that starts afresh once its gradient has become small.',
    'SARAH, das neu beginnt, sobald sein Gradient klein geworden ist.',
  ],
];

const HELPS: typeof LABELS = [
  ['Scales every update.', 'Skaliert jede Änderung.'],
  [
    'How much of the mean square is kept at each step. PyTorch calls it alpha.',
    'Welcher Teil des mittleren Quadrats bei jedem Schritt bleibt. In PyTorch heißt sie alpha.',
  ],
  ['Keeps the divisor away from 0.', 'Hält den Teiler von 0 fern.'],
  [
    'Whether epsilon is added to the root, or to what is under it, or not at all. Keras before 2.11 put it inside only with momentum.',
    'Ob Epsilon zur Wurzel addiert wird, zu dem, was darunter steht, oder gar nicht. Keras vor 2.11 setzte es nur mit Momentum unter die Wurzel.',
  ],
  [
    'Divides by the standard deviation of the gradient, not by its root mean square.',
    'Teilt durch die Standardabweichung des Gradienten statt durch sein quadratisches Mittel.',
  ],
  [
    'How much of the last movement is kept at each step.',
    'Welcher Teil der letzten Bewegung bei jedem Schritt bleibt.',
  ],
  [
    'Directions, or whole steps with their learning rate. They differ once the learning rate changes.',
    'Richtungen oder ganze Schritte samt ihrer Lernrate. Sie unterscheiden sich, sobald sich die Lernrate ändert.',
  ],
  [
    'Moves on by the momentum as it will be after this step.',
    'Geht mit dem Momentum weiter, wie es nach diesem Schritt sein wird.',
  ],
  [
    'Makes up for a mean square that starts at 0. Not together with centered.',
    'Gleicht aus, dass das mittlere Quadrat bei 0 beginnt. Nicht zusammen mit zentriert.',
  ],
  [
    'What the accumulator of squared gradients starts with. Takes effect at a restart.',
    'Womit der Speicher der quadrierten Gradienten beginnt. Wirkt ab dem nächsten Neustart.',
  ],
  ['Pulls every weight towards 0.', 'Zieht jedes Gewicht zur 0.'],
  [
    'Through the gradient and its averages, or on the weights directly.',
    'Über den Gradienten und seine Mittel oder direkt auf die Gewichte.',
  ],
  [
    'Bounds each element of the gradient, or its length.',
    'Begrenzt jedes Element des Gradienten oder seine Länge.',
  ],
  ['The bound.', 'Die Grenze.'],
  [
    'How the learning rate changes with the number of the step.',
    'Wie sich die Lernrate mit der Nummer des Schritts ändert.',
  ],
  [
    'Steps between two cuts, to one factor, to the end of the cosine or of the warm-up.',
    'Schritte zwischen zwei Absenkungen, bis zu einem Faktor, bis zum Ende des Kosinus oder des Aufwärmens.',
  ],
  [
    'What the learning rate is multiplied by after each schedule length.',
    'Womit die Lernrate nach jeder Länge des Zeitplans multipliziert wird.',
  ],
  [
    'How fast the learning rate falls as 1/(1 + rate · steps done).',
    'Wie schnell die Lernrate fällt: als 1/(1 + Rate · Schritte bisher).',
  ],
  [
    'Gradients, or whole steps with their learning rate. They differ once the learning rate changes.',
    'Gradienten oder ganze Schritte samt ihrer Lernrate. Sie unterscheiden sich, sobald sich die Lernrate ändert.',
  ],
  [
    'Share of each gradient that is left out of the momentum.',
    'Anteil jedes Gradienten, der nicht ins Momentum eingeht.',
  ],
  [
    'Where the gradient is taken, and what the momentum gathers.',
    'Wo der Gradient genommen wird und was das Momentum sammelt.',
  ],
  [
    'Whether epsilon is added to the root, or to what is under it.',
    'Ob Epsilon zur Wurzel addiert wird oder zu dem, was darunter steht.',
  ],
  [
    'Decay of the mean gradient: how much of it is kept at each step.',
    'Abklingrate des mittleren Gradienten: welcher Teil bei jedem Schritt bleibt.',
  ],
  [
    "Decay of the mean square: how much of it is kept at each step. RMSprop's rho.",
    'Abklingrate des mittleren Quadrats: welcher Teil bei jedem Schritt bleibt. Das Rho von RMSprop.',
  ],
  [
    'Whether both means are corrected, or the learning rate in their place, or neither.',
    'Ob beide Mittel korrigiert werden, an ihrer Stelle die Lernrate oder nichts davon.',
  ],
  [
    'How fast the momentum rises to beta1: its distance halves by 0.96 to the power of this and the step.',
    'Wie schnell das Momentum zu Beta 1 steigt: Sein Abstand ist die Hälfte von 0,96 hoch dieser Zahl mal dem Schritt.',
  ],
  [
    "Length of every parameter's first step; PyTorch calls it lr. Takes effect at a restart.",
    'Länge des ersten Schritts jedes Parameters; in PyTorch heißt sie lr. Wirkt ab dem nächsten Neustart.',
  ],
  [
    "What the step is multiplied by when the gradient's sign has changed.",
    'Womit der Schritt multipliziert wird, wenn das Vorzeichen des Gradienten gewechselt hat.',
  ],
  [
    "What the step is multiplied by when the gradient's sign has stayed.",
    'Womit der Schritt multipliziert wird, wenn das Vorzeichen des Gradienten geblieben ist.',
  ],
  ['No step gets shorter.', 'Kein Schritt wird kürzer.'],
  ['No step gets longer.', 'Kein Schritt wird länger.'],
  [
    'Whether a parameter whose gradient changed its sign moves at once or rests a step.',
    'Ob ein Parameter, dessen Gradient das Vorzeichen gewechselt hat, gleich weitergeht oder einen Schritt ruht.',
  ],
  ['All rows, or those seen so far.', 'Alle Zeilen oder die bisher gesehenen.'],
  [
    'Adds half of this times the squared length of the weights to every term.',
    'Addiert zu jedem Summanden die Hälfte davon mal das Längenquadrat der Gewichte.',
  ],
  [
    'Steps between two gradients over all rows.',
    'Schritte zwischen zwei Gradienten über alle Zeilen.',
  ],
  [
    'Which point an outer loop hands to the next one.',
    'Welchen Punkt eine äußere Schleife der nächsten übergibt.',
  ],
  [
    'A lower bound on it: long outer loops become likelier the larger this is.',
    'Eine untere Schranke dafür: Je größer, desto wahrscheinlicher sind lange äußere Schleifen.',
  ],
  [
    'Share of the first squared length of the gradient.',
    'Anteil am ersten Längenquadrat des Gradienten.',
  ],
];

const CHOICES: typeof LABELS = [
  ['outside the root', 'neben der Wurzel'],
  ['inside the root', 'unter der Wurzel'],
  ['nowhere', 'nirgends'],
  ['inside only with momentum', 'nur mit Momentum unter der Wurzel'],
  ['directions, as PyTorch', 'Richtungen, wie PyTorch'],
  ['steps, as Keras and Graves', 'Schritte, wie Keras und Graves'],
  ['through the gradient (L2)', 'über den Gradienten (L2)'],
  ['on the weights (decoupled)', 'auf die Gewichte (entkoppelt)'],
  ['none', 'keine'],
  ['each element', 'jedes Element'],
  ['length, of each tensor (Keras clipnorm)', 'Länge jedes Tensors (clipnorm von Keras)'],
  ['length, of all together (Keras)', 'Länge aller zusammen (Keras)'],
  ['length, of all together (PyTorch)', 'Länge aller zusammen (PyTorch)'],
  ['constant', 'konstant'],
  ['step', 'stufenweise'],
  ['exponential', 'exponentiell'],
  ['cosine', 'Kosinus'],
  ['warm-up', 'Aufwärmen'],
  ['1/t', '1/t'],
  ['1/√t', '1/√t'],
  ['gradients, as PyTorch', 'Gradienten, wie PyTorch'],
  ['steps, as Keras', 'Schritte, wie Keras'],
  ['at the weights, as PyTorch', 'an den Gewichten, wie PyTorch'],
  ['at the weights, as Keras', 'an den Gewichten, wie Keras'],
  ['at the point ahead, classical', 'am Punkt voraus, klassisch'],
  ['of both means, as PyTorch', 'beider Mittel, wie PyTorch'],
  ['in the learning rate, as Keras', 'in der Lernrate, wie Keras'],
  ['rests a step (iRprop−)', 'ruht einen Schritt (iRprop−)'],
  ['moves (Rprop−)', 'geht weiter (Rprop−)'],
  ['all rows', 'alle Zeilen'],
  ['rows seen so far', 'bisher gesehene Zeilen'],
  ['the last point (option I)', 'vom letzten Punkt (Option I)'],
  ['a point drawn at random (option II)', 'von einem zufällig gezogenen Punkt (Option II)'],
  ['the last point, as usual', 'vom letzten Punkt, wie üblich'],
  ['a point drawn at random, as the paper', 'von einem zufällig gezogenen Punkt, wie der Artikel'],
];

const PRESETS: typeof LABELS = [
  ['textbook', 'Lehrbuch'],
  ['as PyTorch', 'wie PyTorch'],
  ['as Keras 3', 'wie Keras 3'],
  ['as tf.keras 2.10', 'wie tf.keras 2.10'],
  ['as Keras 1 and 2.3', 'wie Keras 1 und 2.3'],
  ['as TensorFlow 1', 'wie TensorFlow 1'],
  ['as TensorFlow.js', 'wie TensorFlow.js'],
  ['as optax', 'wie optax'],
  ['as Deeplearning4j', 'wie Deeplearning4j'],
  ['as ensmallen', 'wie ensmallen'],
  ['Graves 2013', 'Graves 2013'],
  ['without epsilon', 'ohne Epsilon'],
  ['as the OpenGenus article', 'wie der Artikel von OpenGenus'],
  ['as the DataCamp article', 'wie der Artikel von DataCamp'],
  ['classical', 'klassisch'],
  ['Zeiler 2012', 'Zeiler 2012'],
  ['Reddi et al. 2018', 'Reddi et al. 2018'],
  ['simple rule', 'einfache Regel'],
  ['as the paper', 'wie der Artikel'],
  ["as the authors' code", 'wie der Code der Autoren'],
  ['option I', 'Option I'],
  ['option II', 'Option II'],
  ['usual', 'üblich'],
];

const SOURCES: typeof LABELS = [
  [
    'Tieleman and Hinton 2012, with epsilon added to the root',
    'Tieleman und Hinton 2012, mit Epsilon neben der Wurzel',
  ],
  ['torch.optim.RMSprop, all versions', 'torch.optim.RMSprop, alle Versionen'],
  ['Keras 2.11 and later, Keras 3, all back ends', 'Keras ab 2.11, Keras 3, alle Backends'],
  ['tf.keras up to 2.10, optimizers.legacy since', 'tf.keras bis 2.10, seitdem optimizers.legacy'],
  ['stand-alone Keras up to 2.3', 'eigenständiges Keras bis 2.3'],
  ['tf.compat.v1.train.RMSPropOptimizer', 'tf.compat.v1.train.RMSPropOptimizer'],
  [
    'tf.train.rmsprop; its centered mode, which subtracts epsilon under the root, is left out',
    'tf.train.rmsprop; sein zentrierter Modus, der Epsilon unter der Wurzel abzieht, ist weggelassen',
  ],
  ['optax.rmsprop', 'optax.rmsprop'],
  ['RmsProp; its accumulator starts at epsilon', 'RmsProp; sein Speicher beginnt bei Epsilon'],
  ['ensmallen RMSProp', 'RMSProp von ensmallen'],
  [
    'Graves 2013, arXiv 1308.0850, equations 38 to 45',
    'Graves 2013, arXiv 1308.0850, Gleichungen 38 bis 45',
  ],
  [
    "Shankhar's article, the formula of Wikipedia, Misra's slide, Bushaev's equation",
    'Shankhars Artikel, die Formel der Wikipedia, Misras Folie, Bushaevs Gleichung',
  ],
  ['OpenGenus', 'OpenGenus'],
  ['DataCamp, RMSprop in NumPy', 'DataCamp, RMSprop in NumPy'],
  ['torch.optim.SGD', 'torch.optim.SGD'],
  ['keras.optimizers.SGD', 'keras.optimizers.SGD'],
  ['torch.optim.SGD(nesterov=True)', 'torch.optim.SGD(nesterov=True)'],
  ['keras.optimizers.SGD(nesterov=True)', 'keras.optimizers.SGD(nesterov=True)'],
  [
    'Nesterov 1983 in the form of Sutskever et al. 2013',
    'Nesterov 1983 in der Form von Sutskever et al. 2013',
  ],
  [
    'torch.optim.Adagrad; its lr_decay is the schedule 1/t',
    'torch.optim.Adagrad; sein lr_decay ist der Zeitplan 1/t',
  ],
  ['keras.optimizers.Adagrad', 'keras.optimizers.Adagrad'],
  ['tf.train.adagrad', 'tf.train.adagrad'],
  ['tf.compat.v1.train.AdagradOptimizer', 'tf.compat.v1.train.AdagradOptimizer'],
  ['torch.optim.Adadelta', 'torch.optim.Adadelta'],
  ['keras.optimizers.Adadelta', 'keras.optimizers.Adadelta'],
  ['the paper', 'der Artikel'],
  ["torch.optim.Adam; the paper's Algorithm 1", 'torch.optim.Adam; Algorithmus 1 des Artikels'],
  ['keras.optimizers.Adam', 'keras.optimizers.Adam'],
  ['tf.train.adam', 'tf.train.adam'],
  ['torch.optim.Adam(amsgrad=True)', 'torch.optim.Adam(amsgrad=True)'],
  ['keras.optimizers.Adam(amsgrad=True)', 'keras.optimizers.Adam(amsgrad=True)'],
  ["the paper's Algorithm 2", 'Algorithmus 2 des Artikels'],
  ['torch.optim.AdamW', 'torch.optim.AdamW'],
  ['keras.optimizers.AdamW', 'keras.optimizers.AdamW'],
  ['torch.optim.NAdam', 'torch.optim.NAdam'],
  ['keras.optimizers.Nadam', 'keras.optimizers.Nadam'],
  ['torch.optim.Rprop, which is iRprop−', 'torch.optim.Rprop, also iRprop−'],
  [
    "Bushaev's article; Rprop− in Igel and Huesken's naming",
    'Bushaevs Artikel; Rprop− in der Benennung von Igel und Hüsken',
  ],
  ['Schmidt, Le Roux, Bach 2017', 'Schmidt, Le Roux, Bach 2017'],
  ['the practical variant of the paper', 'die praktische Variante des Artikels'],
  ['Johnson and Zhang 2013', 'Johnson und Zhang 2013'],
  ['Konecny and Richtarik 2013', 'Konecny und Richtarik 2013'],
  ['with the last iterate', 'mit der letzten Iterierten'],
  ['Algorithm 1', 'Algorithmus 1'],
  ['Algorithm 2, gamma 1/8', 'Algorithmus 2, Gamma 1/8'],
];

/** What the optimizers remember: apart, because the step of a schedule is another word. */
const STATES: typeof LABELS = [
  ['step', 'Schrittlänge'],
  ['mean square', 'mittleres Quadrat'],
  ['mean gradient', 'mittlerer Gradient'],
  ['momentum', 'Momentum'],
  ['mean square of steps', 'mittleres Quadrat der Schritte'],
  ['mean square of gradients', 'mittleres Quadrat der Gradienten'],
  ['greatest mean square', 'größtes mittleres Quadrat'],
  ['sum of squares', 'Summe der Quadrate'],
  ['sum of gradients', 'Summe der Gradienten'],
  ['gradient before', 'voriger Gradient'],
  ['recursive gradient', 'rekursiver Gradient'],
  ['full gradient at s', 'voller Gradient bei s'],
  ["the batch's gradient at s", 'Gradient des Batches bei s'],
  ["the batch's gradient before", 'Gradient des Batches davor'],
  ['w before', 'voriges w'],
];

export const coreTexts: ReadonlyMap<string, string> = new Map([
  ...LABELS,
  ...SUMMARIES,
  ...coreHyper,
  ...HELPS,
  ...CHOICES,
  ...PRESETS,
  ...SOURCES,
]);

export const coreStates: ReadonlyMap<string, string> = new Map(STATES);
