import { type Check, problem } from '../diagnostics/check';
import { insertFix } from '../diagnostics/fixes';
import { isMisspelt } from '../diagnostics/misspelt';
import { usualLineEnding } from '../line-ending';
import { languageVersion } from '../vocabulary/document';

/** A spec starts with the version of its language. */
export const missingVersion: Check = ({ document, text, tree }) => {
  if (document.top('nnet') || isMisspelt(document.nodes, 'nnet')) return [];
  const at = tree.tokens[0]?.kind === 'bom' ? 1 : 0;
  const line = `nnet ${languageVersion}`;
  const fix = insertFix(at, line, `${line}${usualLineEnding(text)}`);
  return [problem('missing-version', { start: at, end: at }, { version: languageVersion }, { fix })];
};
