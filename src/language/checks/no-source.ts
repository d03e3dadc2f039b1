import { type Check, problem } from '../diagnostics/check';
import { isMisspelt } from '../diagnostics/misspelt';

/** A `data` block that names no source of examples. */
export const noSource: Check = ({ document }) => {
  const data = document.top('data');
  if (!data?.hasBlock || data.child('generate') || data.child('file')) return [];
  if (isMisspelt(data.children, 'generate') || isMisspelt(data.children, 'file')) return [];
  return [problem('no-source', data.syntax.name, {})];
};
