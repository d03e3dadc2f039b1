import { isBroken } from '../diagnostics/broken';
import { type Check, problem } from '../diagnostics/check';
import { isPropertyMisspelt } from '../diagnostics/misspelt';

/** A value that a node needs and does not have. */
export const missingArgument: Check = ({ document, tree }) =>
  document.all.flatMap((node) => {
    const given = new Set(node.arguments.map((reading) => reading.term.name));
    const missing = node.term?.arguments.find((term) => term.required && !given.has(term.name));
    return missing && !isBroken(node, tree) && !isPropertyMisspelt(node, missing.name)
      ? [problem('missing-argument', node.syntax.name, { node: node.name, name: missing.name })]
      : [];
  });
