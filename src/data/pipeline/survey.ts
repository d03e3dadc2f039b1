import { Fault, listArgument, message, namesIn, together } from '../../model/message';
import type { FittedColumn } from '../../model/pipeline';
import { listNames } from '../csv/name-list';
import { type FaultyCells, firstLines } from '../faulty-cells';
import type { RawColumn, RawExamples } from '../raw-examples';
import { readingFault } from '../reading-fault';
import { type ColumnNeed, type ColumnStudy, studyColumn } from './column-study';
import { fillsNumbers } from './fill';
import { type FitColumns, isCategory } from './fit-columns';
import { linesOfTexts } from './line-of-texts';
import { numberCodes } from './missing-cell';

/** Faults that are told at most, and behind them how many more there are. */
const mostTold = 12;

/** Examples whose cells are looked at. */
export type SurveyedExamples = Pick<RawExamples, 'm' | 'targets' | 'table' | 'source'>;

/** What the columns of a training set have to be, before they are fitted to it. */
export function neededToFit(
  columns: readonly RawColumn[],
  rows: Int32Array,
  options: FitColumns,
): readonly ColumnNeed[] {
  return columns.map((column) => {
    const { name, missing, cells } = column;
    const kind = isCategory(column, rows, options.oneHot) ? 'category' : 'number';
    const isFilled =
      kind === 'number'
        ? fillsNumbers(missing) || fillsNumbers(options.testMissing ?? 'error')
        : missing === 'own-class' || missing === 'most-frequent';
    return { name, kind, missing, isFilled, isFurther: false, cells };
  });
}

/** What the columns of examples have to be that are encoded as `fitted` says, which others were fitted to if they are further ones. */
export function neededLike(
  columns: readonly (Pick<RawColumn, 'cells'> & Partial<Pick<RawColumn, 'unknown'>>)[],
  fitted: readonly FittedColumn[],
  isFurther: boolean,
): readonly ColumnNeed[] {
  return columns.flatMap(({ cells, unknown }, k) => {
    const column = fitted[k];
    if (!column) return [];
    const { name, kind, missing, fill } = column;
    const need = { name, kind, missing, isFilled: fill !== undefined, isFurther, cells };
    // A test file may say for itself what becomes of texts that the training set does not have.
    return [kind === 'category' ? { ...need, fitted: { ...column, unknown: unknown ?? column.unknown } } : need];
  });
}

/**
 * All that is wrong with the cells of features, of targets, and with the targets (`ofTargets`, if they could not be encoded),
 * so that a person can mend it together. Columns of texts are told as one (data-text-columns), and so are those with
 * missing cells (data-missing-columns, data-missing-numbers). The fault itself where no cell has one.
 */
export function surveyed(fault: Fault, raw: SurveyedExamples, needs: readonly ColumnNeed[], ofTargets = false): Fault {
  if (fault.detail.code === 'data-memory') return fault;
  const studies = needs.map((need) => studyColumn(need, raw.m));
  const targets = raw.targets.flatMap(({ faults = [] }) => faults);
  const lines = linesOfTexts(studies);
  const found = [
    ...textFaults(studies),
    ...(lines ? [lines.fault] : []),
    ...[
      ...studies.flatMap(({ others }) => others),
      ...missingFaults(studies),
      ...(ofTargets && targets.length === 0 ? fault.all : targets),
    ].filter((each) => !lines?.explains(each)),
  ].map((each) => numbered(readingFault(each, raw), raw));
  const [first, ...others] = shortened(byReading(found));
  return first ? together([first, ...others]) : fault;
}

/** Runs `action`; what it throws as a Fault is told as `told` gives it. */
export function surveying<T>(action: () => T, told: (fault: Fault) => Fault): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof Fault ? told(error) : error;
  }
}

/** The columns of texts: one by itself, several together. */
function textFaults(studies: readonly ColumnStudy[]): readonly Fault[] {
  const textual = studies.flatMap((study) => (study.texts ? [{ ...study, cells: study.texts }] : []));
  const isFurther = textual.some(({ need }) => need.isFurther);
  const unique = listArgument(textual.filter(({ isUnique }) => isUnique).map(({ need }) => need.name));
  return oneOrAll(textual, isFurther ? 'data-texts-unlike' : 'data-text-columns', { unique });
}

/** The columns with missing cells that nothing replaces; numbers for which a class of their own is no remedy apart. */
function missingFaults(studies: readonly ColumnStudy[]): readonly Fault[] {
  const lacking = studies.flatMap((study) => (study.missing ? [{ ...study, cells: study.missing }] : []));
  const isNumbers = ({ cells }: Told): boolean => numberCodes.includes(cells.detail.code);
  return [
    ...oneOrAll(
      lacking.filter((told) => !isNumbers(told)),
      'data-missing-columns',
    ),
    ...oneOrAll(lacking.filter(isNumbers), 'data-missing-numbers'),
  ];
}

interface Told extends Pick<ColumnStudy, 'need'> {
  readonly cells: FaultyCells;
}

function oneOrAll(columns: readonly Told[], code: string, facts: Fault['detail']['args'] = {}): readonly Fault[] {
  const [first] = columns;
  if (!first) return [];
  const { need, cells } = first;
  const { detail, place } = need.cells.fault(cells.first, cells.detail);
  if (columns.length === 1) return [new Fault(detail, place, cells.count > 1 ? { cells } : {})];
  const names = columns.map((column) => column.need.name);
  const count = columns.reduce((sum, column) => sum + column.cells.count, 0);
  const all = { columns: columns.length, names: listNames(names), list: listArgument(names), ...facts };
  const lines = firstLines(columns.flatMap((column) => column.cells.lines));
  return [new Fault(message(code, all), place, { cells: { count, lines } })];
}

/** A fault with the numbers of its columns, from 1, by which a spec may name them. */
function numbered(fault: Fault, { source }: Pick<RawExamples, 'source'>): Fault {
  const { detail, place, facts } = fault;
  const { column, list } = detail.args;
  const numberOf = (name: string): number => 1 + source.columns.findIndex((each) => each.name === name);
  if (list !== undefined) {
    const numbers = listArgument(namesIn(list).map((name) => String(numberOf(name))));
    return new Fault(message(detail.code, { ...detail.args, numbers }), place, facts);
  }
  const number = column === undefined ? 0 : numberOf(String(column));
  return number === 0 ? fault : new Fault(message(detail.code, { ...detail.args, number }), place, facts);
}

/** Codes of faults that are mended for the whole file, so that columns are told together. */
const ofReading: ReadonlySet<string> = new Set([
  'data-thousands',
  'data-thousands-decimal',
  'data-decimal-comma',
  'data-decimal-point',
  'data-comma-decimal',
  'data-comma-thousands',
]);

/** First how the file has to be read, one fault a remedy; then the others in their order. */
function byReading(faults: readonly Fault[]): readonly Fault[] {
  const together = new Map<string, Fault>();
  const others: Fault[] = [];
  for (const fault of faults) {
    const { detail, place, facts } = fault;
    if (!ofReading.has(detail.code)) {
      others.push(fault);
      continue;
    }
    const key = `${detail.code} ${detail.args.mark ?? ''}${detail.args.decimal ?? ''}`;
    const known = together.get(key);
    if (!known) together.set(key, fault);
    else {
      const count = (known.facts.cells?.count ?? 1) + (facts.cells?.count ?? 1);
      const lines = firstLines([known, fault].flatMap(linesOf));
      together.set(key, new Fault(known.detail, known.place ?? place, { cells: { count, lines } }));
    }
  }
  return [...together.values(), ...others];
}

/** The first lines of the cells of a fault. */
function linesOf({ place, facts }: Fault): readonly number[] {
  return facts.cells?.lines ?? (place?.line === undefined ? [] : [place.line]);
}

function shortened(faults: readonly Fault[]): readonly Fault[] {
  const more = faults.length - mostTold;
  const file = faults[0]?.place?.file;
  if (more <= 0) return faults;
  return [
    ...faults.slice(0, mostTold),
    new Fault(message('data-more-faults', { count: more }), file === undefined ? undefined : { file }),
  ];
}
