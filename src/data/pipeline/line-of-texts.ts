import { Fault, message } from '../../model/message';
import { listNames } from '../csv/name-list';
import type { ColumnStudy } from './column-study';

/** Lines that have texts in all columns of numbers. */
export interface LinesOfTexts {
  readonly fault: Fault;
  /** Whether another fault is one of these lines, or counts their texts among the classes. */
  explains(fault: Fault): boolean;
}

const among = 'data-text-among';
const ofLine: ReadonlySet<string> = new Set([among, 'data-target-among', 'data-class-among']);
const ofClasses: ReadonlySet<string> = new Set([
  'data-classes-mismatch',
  'data-classes-alike',
  'data-two-classes',
  'data-amounts-as-classes',
]);

/**
 * The same lines with texts in each of several columns of numbers: the names of the columns once more, their units, or a
 * note. They are told as one; undefined where some column of numbers has none there, and where all look like marks of
 * missing values.
 */
export function linesOfTexts(studies: readonly ColumnStudy[]): LinesOfTexts | undefined {
  const numeric = studies.filter(({ need, texts }) => need.kind === 'number' && !texts);
  const faults = numeric.flatMap(({ others }) => others.find(({ detail }) => detail.code === among) ?? []);
  const [first, second] = faults;
  if (!first || !second || faults.length < numeric.length) return undefined;
  if (faults.some((fault) => placesOf(fault) !== placesOf(first))) return undefined;
  if (faults.every((fault) => fault.detail.args.likely !== '')) return undefined;
  const { detail, place, facts } = first;
  const { column = '', marks = '' } = detail.args;
  const values = listNames(faults.map((fault) => String(fault.detail.args.value)));
  const code = marks === '' ? 'data-line-of-texts' : 'data-line-of-texts-marked';
  const { count = 1, lines = [] } = facts.cells ?? {};
  const cells = count > 1 ? { cells: { count: count * faults.length, lines } } : {};
  return {
    fault: new Fault(message(code, { column, marks, values }), place, cells),
    explains: (other) =>
      ofClasses.has(other.detail.code) || (ofLine.has(other.detail.code) && placesOf(other) === placesOf(first)),
  };
}

/** How many cells have a fault, and where the first are, as a text to compare. */
function placesOf({ place, facts: { cells } }: Fault): string {
  return cells ? `${cells.count}: ${cells.lines.join()}` : `1: ${place?.line}`;
}
