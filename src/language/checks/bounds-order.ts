import { type Check, problem } from '../diagnostics/check';

/** The lower bound of an expectation is not above the upper one. */
export const boundsOrder: Check = ({ document }) =>
  (document.top('expect')?.children ?? []).flatMap((node) => {
    const min = node.number('min');
    const max = node.number('max');
    if (min === undefined || max === undefined || min <= max) return [];
    return [problem('bounds-order', node.syntax, { name: node.name, min, max })];
  });
