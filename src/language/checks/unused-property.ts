import { applies } from '../build/applies';
import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';

/** A property that has no effect with the node's other settings. */
export const unusedProperty: Check = ({ document, text }) =>
  document.all.flatMap((node) =>
    [...node.properties.values()]
      .filter(({ term }) => applies(node, term) === false)
      .map(({ property, term }) => {
        const args = { name: term.name, values: term.only?.values.join(', ') ?? '' };
        return problem('unused-property', property, args, { severity: 'warning', fix: removeFix(text, property) });
      }),
  );
