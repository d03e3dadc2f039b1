import { type Check, problem } from '../diagnostics/check';

/** The bounds of an expectation leave room between them. */
export const boundsOrder: Check = ({ document }) =>
  (document.top('expect')?.children ?? []).flatMap((node) => {
    const min = node.number('min');
    const max = node.number('max');
    if (min === undefined || max === undefined || min <= max) return [];
    return [problem('bounds-order', node.syntax, { name: node.name, min, max })];
  });
