import type { Reading } from '../build/reading';
import { valueFault } from '../build/value';
import { type Check, problem } from '../diagnostics/check';
import { placedReadings } from '../diagnostics/misspelt';
import { rangeOf } from '../documentation/range';
import type { Problem } from '../problem';
import { shortened } from '../shortened';

/** A number outside the range of its argument or property. */
export const outOfRange: Check = ({ document, text }) =>
  document.all
    .flatMap(placedReadings)
    .filter(({ literal, term }) => valueFault(literal, term.type) === 'range')
    .map((reading) => explain(reading, text));

function explain({ literal, term }: Reading, text: string): Problem {
  const value = shortened(text.slice(literal.start, literal.end));
  return problem('out-of-range', literal, { name: term.name, value, range: rangeOf(term.type, term.name) });
}
