import type { Literal } from '../syntax/tree';
import { type RealRange, type ValueType, valueMeant } from '../vocabulary/type';

/** Why a literal is not a value of a type. */
export type ValueFault = 'type' | 'range' | 'choice' | 'empty' | 'lines' | 'character';

/** Why the literal does not fit the type; undefined if it does. A literal with a syntax fault never fits. */
export function valueFault(literal: Literal, type: ValueType): ValueFault | undefined {
  const { value } = literal;
  switch (type.kind) {
    case 'whole':
      return wholeFault(value, type.min, type.max);
    case 'real':
      return realFault(value, type.range);
    case 'choice':
      if (typeof value !== 'string') return 'type';
      return valueMeant(type, value) === undefined ? 'choice' : undefined;
    case 'choice-or-whole':
      if (typeof value === 'string') return type.values.includes(value) ? undefined : 'choice';
      return wholeFault(value, type.min, type.max);
    case 'choice-or-real':
      if (typeof value === 'string') return type.values.includes(value) ? undefined : 'choice';
      return realFault(value, type.range);
    case 'switch':
      return typeof value === 'boolean' ? undefined : 'type';
    case 'columns':
    case 'column':
      if (typeof value === 'number') return wholeFault(value, 1, Number.MAX_SAFE_INTEGER);
      return textFault(value);
    case 'marks':
      return typeof value === 'number' ? undefined : textFault(value);
    case 'name':
      return textFault(value) ?? (/[\n\r\u0085\u2028\u2029\v\f]/.test(String(value)) ? 'lines' : undefined);
    case 'character':
      if (typeof value !== 'string') return 'type';
      return value.length === 1 ? undefined : 'character';
    case 'text':
    case 'path':
    case 'array':
      return textFault(value);
  }
}

function realFault(value: Literal['value'], range: RealRange): ValueFault | undefined {
  if (typeof value !== 'number') return 'type';
  return inRange(value, range) ? undefined : 'range';
}

function wholeFault(value: Literal['value'], min: number, max: number): ValueFault | undefined {
  if (typeof value !== 'number') return 'type';
  if (!Number.isInteger(value)) return Number.isFinite(value) ? 'type' : 'range';
  return value >= min && value <= max ? undefined : 'range';
}

function textFault(value: Literal['value']): ValueFault | undefined {
  if (typeof value !== 'string') return 'type';
  return value.trim() === '' ? 'empty' : undefined;
}

/** False of ±∞, which no range includes. */
function inRange(value: number, range: RealRange): boolean {
  return (
    value >= (range.min ?? Number.NEGATIVE_INFINITY) &&
    value > (range.above ?? Number.NEGATIVE_INFINITY) &&
    value <= (range.max ?? Number.POSITIVE_INFINITY) &&
    value < (range.below ?? Number.POSITIVE_INFINITY)
  );
}
