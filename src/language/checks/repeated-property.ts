import { allNodes, type Check, problem, removeFix, shortened } from './check';

/** A property given twice. KDL would take the last one silently. */
export const repeatedProperty: Check = ({ document, text }) =>
  allNodes(document).flatMap((node) =>
    node.repeatedProperties.map((property) =>
      problem(
        'repeated-property',
        property,
        { name: shortened(String(property.key.value)) },
        { fix: removeFix(text, property) },
      ),
    ),
  );
