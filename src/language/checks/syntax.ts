import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { quoted } from '../print/value';
import type { Fix } from '../problem';
import { shortened } from '../shortened';
import type { SyntaxFault } from '../syntax/fault';

/** Text that is not KDL, or not in the subset of KDL that the language uses. */
export const syntax: Check = ({ tree }) =>
  tree.faults.map((fault) => {
    const fix = remedy(fault, tree.text);
    return problem(fault.code, fault.range, readable(fault), fix ? { fix } : {});
  });

function readable({ args }: SyntaxFault): SyntaxFault['args'] {
  return typeof args.text === 'string' ? { ...args, text: shortened(args.text) } : args;
}

function remedy({ code, range }: SyntaxFault, text: string): Fix | undefined {
  const written = text.slice(range.start, range.end);
  if (code === 'reserved-word') {
    return replaceFix(range, ['true', 'false', 'null'].includes(written) ? `#${written}` : quoted(written));
  }
  if (code === 'bad-number') return replaceFix(range, quoted(written));
  if (code === 'missing-space') return replaceFix(range, ' ');
  return code === 'property-name' ? replaceFix(range, quoted(written)) : undefined;
}
