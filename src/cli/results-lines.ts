import type { Answers } from '../engine/inspect/results/answers';
import { reliabilityBins } from '../engine/inspect/results/reliability';
import type { MessageCode } from '../messages/translate';
import { message } from '../model/message';
import { readable } from './number';
import type { Output } from './output';
import type { ToldResults } from './results-json';
import { table } from './table';

/** Classes up to which the whole matrix is printed; of more the cells with the most wrong examples. */
const mostInMatrix = 30;
const none = '–';

/** The answers for people: matrix, classes, reliability, and the wrong ones that are most sure. */
export function tellResults({ set, classes, answers, wrong }: ToldResults, output: Output): void {
  if (output.json) return;
  const { confusion } = answers;
  const words = (code: MessageCode): string => output.sentence(message(code));
  const percent = (share: number): string => (Number.isNaN(share) ? none : `${(100 * share).toFixed(2)} %`);
  const nameOf = (k: number): string => classes[k] ?? String(k);
  const said = { set, wrong: confusion.wrong, count: confusion.examples, accuracy: percent(confusion.accuracy) };
  output.say('cli-results-wrong', said);
  output.line('');
  output.lines(table(matrixRows(answers, nameOf, words)));
  output.line('');
  const heads = [
    'cli-results-class',
    'cli-results-examples',
    'cli-results-predicted',
    'cli-results-precision',
    'cli-results-recall',
  ] as const;
  const figures = confusion
    .figures()
    .map(({ examples, predicted, precision, recall, f1 }, k) => [
      nameOf(k),
      String(examples),
      String(predicted),
      percent(precision),
      percent(recall),
      percent(f1),
    ]);
  output.lines(table([[...heads.map(words), 'F1'], ...figures]));
  output.line('');
  tellReliability(answers, output, words);
  if (wrong.length === 0) return;
  output.line('');
  output.say('cli-results-most-sure');
  const rows = wrong.map(({ index, truth, predicted, output: y }) => [
    String(index),
    nameOf(truth),
    nameOf(predicted),
    readable(y),
  ]);
  output.lines(
    table([[words('cli-results-example'), words('cli-results-true'), words('cli-results-predicted'), 'ŷ'], ...rows]),
  );
}

function matrixRows(
  { confusion }: Answers,
  nameOf: (k: number) => string,
  words: (code: MessageCode) => string,
): string[][] {
  if (confusion.classes > mostInMatrix) {
    const wrong = confusion.cells().filter(({ truth, predicted }) => truth !== predicted);
    const most = wrong.sort((a, b) => b.count - a.count).slice(0, mostInMatrix);
    const rows = most.map(({ truth, predicted, count }) => [nameOf(truth), nameOf(predicted), String(count)]);
    return [[words('cli-results-true'), words('cli-results-predicted'), words('cli-results-examples')], ...rows];
  }
  const all = Array.from({ length: confusion.classes }, (_, k) => k);
  const head = [words('cli-results-matrix'), ...all.map(nameOf)];
  return [head, ...all.map((truth) => [nameOf(truth), ...all.map((k) => String(confusion.countOf(truth, k)))])];
}

function tellReliability(
  { reliability, brier, meaning }: Answers,
  output: Output,
  words: (code: MessageCode) => string,
): void {
  if (meaning === 'score') {
    output.say('results-no-probability');
    return;
  }
  const end = (k: number): string => readable(k / reliabilityBins);
  const rows = reliability
    .bins()
    .map(({ count, mean, observed }, k) => [
      `${end(k)} … ${end(k + 1)}`,
      String(count),
      count === 0 ? none : readable(mean),
      count === 0 ? none : readable(observed),
    ]);
  const heads = [
    words('cli-results-bin'),
    words('cli-results-examples'),
    words('cli-results-mean'),
    words('cli-results-observed'),
  ];
  output.lines(table([heads, ...rows]));
  output.say('cli-results-errors', { ece: readable(reliability.expectedError), brier: readable(brier) });
}
