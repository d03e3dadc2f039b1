import type { RealRange, ValueType } from '../vocabulary/type';

/** A type's range as an inequality, the same in every language: `0 < fraction < 1`. */
export function rangeOf(type: ValueType, name: string): string {
  switch (type.kind) {
    case 'whole':
    case 'choice-or-whole':
      return inequality({ min: type.min, max: type.max }, name);
    case 'real':
    case 'choice-or-real':
      return inequality(type.range, name);
    case 'columns':
    case 'column':
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
