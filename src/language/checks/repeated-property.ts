import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';
import { shortened } from '../shortened';

/** A property given twice. KDL would use the last one silently. */
export const repeatedProperty: Check = ({ document, text }) =>
  document.all.flatMap((node) =>
    node.repeatedProperties.map((property) =>
      problem(
        'repeated-property',
        property,
        { name: shortened(String(property.key.value)) },
        { fix: removeFix(text, property) },
      ),
    ),
  );
