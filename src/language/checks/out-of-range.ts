import type { Reading } from '../build/reading';
import { valueFault } from '../build/value';
import type { Problem } from '../problem';
import type { RealRange, ValueType } from '../vocabulary/type';
import { allNodes, type Check, problem, shortened } from './check';

/** A number that its place does not allow. */
export const outOfRange: Check = ({ document, text }) =>
  allNodes(document)
    .flatMap((node) => node.readings)
    .filter(({ literal, term }) => valueFault(literal, term.type) === 'range')
    .map((reading) => explain(reading, text));

function explain({ literal, term }: Reading, text: string): Problem {
  const value = shortened(text.slice(literal.start, literal.end));
  return problem('out-of-range', literal, { name: term.name, value, range: rangeOf(term.type, term.name) });
}

/** A type's range as an inequality, the same in every language: `0 < fraction < 1`. */
export function rangeOf(type: ValueType, name: string): string {
  switch (type.kind) {
    case 'whole':
    case 'choice-or-whole':
      return inequality({ min: type.min, max: type.max }, name);
    case 'real':
      return inequality(type.range, name);
    case 'columns':
      return inequality({ min: 1 }, name);
    default:
      return name;
  }
}

function inequality(range: RealRange, name: string): string {
  const low = range.min === undefined ? bound(range.above, ' < ') : bound(range.min, ' ≤ ');
  const highest = range.max === Number.MAX_SAFE_INTEGER ? '2⁵³ − 1' : range.max;
  const high = range.max === undefined ? bound(range.below, '') : bound(highest, '');
  const relation = high === '' ? '' : range.max === undefined ? ' < ' : ' ≤ ';
  return low === '' && high === '' ? `−∞ < ${name} < ∞` : `${low}${name}${relation}${high}`;
}

const bound = (value: number | string | undefined, relation: string): string =>
  value === undefined ? '' : `${value}${relation}`;
