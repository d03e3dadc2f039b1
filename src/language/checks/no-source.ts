import { type Check, problem } from '../diagnostics/check';

/** A `data` block that names no source of examples. */
export const noSource: Check = ({ document }) => {
  const data = document.top('data');
  if (!data?.hasBlock || data.child('generate') || data.child('file')) return [];
  return [problem('no-source', data.syntax.name, {})];
};
