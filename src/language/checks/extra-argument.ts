import { allNodes, type Check, problem, removeFix, shortened } from './check';

/** A value too many, or a flag given twice. */
export const extraArgument: Check = ({ document, text }) =>
  allNodes(document).flatMap((node) =>
    [...node.extraArguments, ...node.extraFlags].map((argument) => {
      const value = shortened(text.slice(argument.start, argument.end));
      return problem('extra-argument', argument, { value, node: node.name }, { fix: removeFix(text, argument) });
    }),
  );
