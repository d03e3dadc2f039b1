import { allNodes, type Check, isBroken, problem, removeFix, shortened } from './check';

/** A value too many, or a flag given twice. */
export const extraArgument: Check = ({ document, text, tree }) =>
  allNodes(document).flatMap((node) =>
    [...node.extraArguments, ...node.extraFlags].flatMap((argument) => {
      if (isBroken(node, tree)) return [];
      const value = shortened(text.slice(argument.start, argument.end));
      return [problem('extra-argument', argument, { value, node: node.name }, { fix: removeFix(text, argument) })];
    }),
  );
