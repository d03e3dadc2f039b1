import { type Check, problem } from '../diagnostics/check';

/** A block's name without its `{ }`. */
export const missingBlock: Check = ({ document }) =>
  document.nodes.flatMap((node) =>
    node.term?.children && !node.term.blockOptional && !node.hasBlock
      ? [problem('missing-block', node.syntax.name, { node: node.name })]
      : [],
  );
