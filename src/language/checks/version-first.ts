import { type Check, problem } from '../diagnostics/check';

/** `nnet 1` comes before everything else, so that a reader of any version knows what follows. */
export const versionFirst: Check = ({ document }) => {
  const version = document.top('nnet');
  const first = document.nodes[0];
  return version && version !== first ? [problem('version-first', version.syntax, {})] : [];
};
