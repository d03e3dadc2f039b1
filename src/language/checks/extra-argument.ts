import { isBroken } from '../diagnostics/broken';
import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';
import { shortened } from '../shortened';

/** A value too many, or a flag given twice. */
export const extraArgument: Check = ({ document, text, tree }) =>
  document.all.flatMap((node) =>
    [...node.extraArguments, ...node.extraFlags].flatMap((argument) => {
      if (isBroken(node, tree)) return [];
      const value = shortened(text.slice(argument.start, argument.end));
      return [problem('extra-argument', argument, { value, node: node.name }, { fix: removeFix(text, argument) })];
    }),
  );
