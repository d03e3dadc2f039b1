import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { languageVersion } from '../vocabulary/document';

/** A version of the language that this program does not read. */
export const unknownVersion: Check = ({ document }) => {
  const version = document.top('nnet');
  const written = version?.number('version');
  const literal = version?.literal('version');
  if (!literal || written === undefined || written === languageVersion) return [];
  const fix = replaceFix(literal, String(languageVersion));
  return [problem('unknown-version', literal, { version: written, known: languageVersion }, { fix })];
};
