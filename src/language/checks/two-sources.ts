import { type Check, problem } from './check';

/** A `data` block that both generates and reads its examples. */
export const twoSources: Check = ({ document }) => {
  const data = document.top('data');
  const generate = data?.child('generate');
  const file = data?.child('file');
  if (!generate || !file) return [];
  const later = generate.syntax.start > file.syntax.start ? generate : file;
  return [problem('two-sources', later.syntax, {})];
};
