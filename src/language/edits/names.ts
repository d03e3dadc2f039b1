import { type Message, message } from '../../model/message';
import type { Analysis } from '../analyze';
import { shortened } from '../shortened';

/** Names that are taken, also by layers that can't be read. */
export function takenNames(analysis: Analysis, except?: number): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const node of analysis.layerNodes) {
    if (node.position === except) continue;
    const name = analysis.layers[node.position]?.name ?? node.read.text('name');
    if (name !== undefined) taken.add(name);
  }
  return taken;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it searches for control characters
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Why a layer can't have this name; undefined if it can. */
export function nameRefusal(name: string, taken: ReadonlySet<string>): Message | undefined {
  if (name.trim() === '') return message('edit-name-empty');
  if (unprintable.test(name) || loneSurrogate.test(name)) return message('edit-name-lines');
  return taken.has(name) ? message('edit-name-taken', { name: shortened(name) }) : undefined;
}

/**
 * The name itself, or the first of `hidden2`, `hidden3` … that is free; a number at its end counts on. `next` stores by
 * name where to count on when many layers want the same name.
 */
export function freeName(wanted: string, taken: ReadonlySet<string>, next = new Map<string, number>()): string {
  if (!taken.has(wanted)) return wanted;
  const [, stem = wanted, digits] = /^(.*[^0-9])([1-9][0-9]{0,8})$/su.exec(wanted) ?? [];
  let number = next.get(wanted) ?? Number(digits ?? 1) + 1;
  while (taken.has(`${stem}${number}`)) number++;
  next.set(wanted, number + 1);
  return `${stem}${number}`;
}
