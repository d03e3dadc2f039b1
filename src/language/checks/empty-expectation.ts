import { type Check, problem } from '../diagnostics/check';

/** An expectation without a bound expects nothing. */
export const emptyExpectation: Check = ({ document }) =>
  (document.top('expect')?.children ?? [])
    .filter(
      (node) =>
        node.term && node.unknownProperties.length === 0 && !node.properties.has('min') && !node.properties.has('max'),
    )
    .map((node) => problem('empty-expectation', node.syntax, { name: node.name }, { severity: 'warning' }));
