import { nearestName } from '../../model/nearest-name';
import type { Reading } from '../build/reading';
import { valueFault } from '../build/value';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { placedReadings } from '../diagnostics/misspelt';
import type { Problem } from '../problem';
import { shortened } from '../shortened';
import { wordsOf } from '../vocabulary/type';

/** A word that is not one of the allowed ones. */
export const unknownValue: Check = ({ document }) =>
  document.all
    .flatMap(placedReadings)
    .filter(({ literal, term }) => literal.kind !== 'invalid' && valueFault(literal, term.type) === 'choice')
    .map(explain);

function explain({ literal, term }: Reading): Problem {
  const words = wordsOf(term.type);
  const args = { name: term.name, value: shortened(String(literal.value)), values: words.join(', ') };
  const suggestion = nearestName(String(literal.value), words);
  if (suggestion === undefined) return problem('unknown-value', literal, args);
  const details = { sentence: 'unknown-value-suggest', fix: replaceFix(literal, suggestion) };
  return problem('unknown-value', literal, { ...args, suggestion }, details);
}
