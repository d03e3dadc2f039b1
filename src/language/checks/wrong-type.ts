import type { Reading } from '../build/reading';
import { type ValueFault, valueFault } from '../build/value';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { placedReadings } from '../diagnostics/misspelt';
import { quoted } from '../print/value';
import type { Fix, Problem } from '../problem';
import { shortened } from '../shortened';
import type { ValueType } from '../vocabulary/type';
import { wordsOf } from '../vocabulary/type';

/** A value of the wrong type: a word for a number, a number for a name. */
export const wrongType: Check = ({ document, text }) =>
  document.all.flatMap(placedReadings).flatMap((reading) => {
    const { literal, term } = reading;
    const fault = literal.kind === 'invalid' ? undefined : valueFault(literal, term.type);
    return fault === undefined || fault === 'range' || fault === 'choice' ? [] : [explain(reading, fault, text)];
  });

function explain({ literal, term }: Reading, fault: ValueFault, text: string): Problem {
  const written = text.slice(literal.start, literal.end);
  const args = { name: term.name, value: shortened(written), values: wordsOf(term.type).join(', ') };
  const fix = remedy(literal.value, term.type, written, literal);
  return problem('wrong-type', literal, args, { sentence: sentence(term.type, fault), ...(fix ? { fix } : {}) });
}

function sentence(type: ValueType, fault: ValueFault): string {
  if (fault === 'empty') return 'wrong-type-empty';
  if (fault === 'lines') return 'wrong-type-lines';
  if (fault === 'character') return 'wrong-type-character';
  switch (type.kind) {
    case 'whole':
      return 'wrong-type-whole';
    case 'real':
      return 'wrong-type-number';
    case 'choice':
      return 'wrong-type-choice';
    case 'choice-or-whole':
      return 'wrong-type-choice-or-whole';
    case 'choice-or-real':
      return 'wrong-type-choice-or-number';
    case 'switch':
      return 'wrong-type-switch';
    case 'columns':
    case 'column':
      return 'wrong-type-columns';
    case 'character':
      return 'wrong-type-character';
    case 'marks':
    case 'text':
    case 'name':
    case 'path':
    case 'array':
      return 'wrong-type-text';
  }
}

/** Text without its quotes, or a number or a switch in quotes. */
function remedy(value: unknown, type: ValueType, written: string, at: Reading['literal']): Fix | undefined {
  if (type.kind === 'text' || type.kind === 'name' || type.kind === 'path' || type.kind === 'array') {
    return typeof value === 'number' ? replaceFix(at, quoted(written)) : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (type.kind === 'switch' && /^(true|false)$/.test(value)) return replaceFix(at, `#${value}`);
  const isNumber = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);
  const fits = isNumber && valueFault({ ...at, kind: 'number', value: Number(value) }, type) === undefined;
  return fits ? replaceFix(at, value) : undefined;
}
