import { nearestName } from '../../model/nearest-name';
import { isBroken } from '../diagnostics/broken';
import { type Check, problem } from '../diagnostics/check';
import { removeFix, replaceFix } from '../diagnostics/fixes';
import { shortened } from '../shortened';

/** One value too many, or a flag given twice. */
export const extraArgument: Check = ({ document, text, tree }) =>
  document.all.flatMap((node) =>
    [...node.extraArguments, ...node.extraFlags].flatMap((argument) => {
      if (isBroken(node, tree)) return [];
      const flags = node.term?.flags.filter((flag) => !node.flags.has(flag)) ?? [];
      const suggestion = nearestName(String(argument.value.value), flags);
      if (suggestion !== undefined) {
        const name = shortened(String(argument.value.value));
        const details = { sentence: 'unknown-node-suggest', fix: replaceFix(argument, suggestion) };
        return [problem('extra-argument', argument, { name, suggestion }, details)];
      }
      const value = shortened(text.slice(argument.start, argument.end));
      return [problem('extra-argument', argument, { value, node: node.name }, { fix: removeFix(text, argument) })];
    }),
  );
