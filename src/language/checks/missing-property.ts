import { applies } from '../build/applies';
import { isBroken } from '../diagnostics/broken';
import { type Check, problem } from '../diagnostics/check';
import { isPropertyMisspelt } from '../diagnostics/misspelt';

/** A required property is missing. */
export const missingProperty: Check = ({ document, tree }) =>
  document.all.flatMap((node) => {
    const missing = node.term?.properties.filter(
      (term) =>
        term.required && !node.properties.has(term.name) && applies(node, term) && !isPropertyMisspelt(node, term.name),
    );
    if (!missing?.length || isBroken(node, tree)) return [];
    return missing.map(({ name }) => problem('missing-property', node.syntax.name, { node: node.name, name }));
  });
