import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { quoted } from '../print/value';
import type { Problem } from '../problem';
import { shortened } from '../shortened';
import type { Literal } from '../syntax/tree';

/** Paths use `/` on every machine; a path with a `.` or a `/` must be in quotes. */
export const pathForm: Check = ({ document }) =>
  document.all
    .flatMap((node) => node.readings)
    .filter(({ term }) => term.type.kind === 'path')
    .flatMap(({ literal }) => explain(literal));

function explain(literal: Literal): readonly Problem[] {
  const { value } = literal;
  if (typeof value !== 'string') return [];
  if (value.includes('\\')) {
    const path = value.replaceAll('\\', '/');
    const details = {
      severity: 'warning',
      sentence: 'path-form-backslash',
      fix: replaceFix(literal, quoted(path)),
    } as const;
    return [problem('path-form', literal, { path: shortened(path) }, details)];
  }
  if (literal.kind !== 'word' || !value.includes('.')) return [];
  const details = { severity: 'warning', fix: replaceFix(literal, quoted(value)) } as const;
  return [problem('path-form', literal, { path: shortened(value) }, details)];
}
