import type { Spec } from '../model/spec';

/** A difference between two specs, in the words of their text; undefined where one of them has no such thing. */
export interface SpecChange {
  readonly what: string;
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** Names that say nothing beside the one before or after them. */
const silent: readonly string[] = ['train', 'value', 'name', 'source', 'from', 'kind'];

/** Every difference between the spec that a run trains and the spec of now. */
export function specChanges(was: Spec, now: Spec): SpecChange[] {
  const [before, after] = [flatten(was), flatten(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what): SpecChange[] => {
    const [old, fresh] = [before.get(what), after.get(what)];
    return old === fresh ? [] : [{ what, was: old, now: fresh }];
  });
}

/** Changes as text: `optimizer lr 0.05 → 0.06; hidden units 4 → 5`. */
export function changesText(changes: readonly SpecChange[]): string {
  return changes.map(({ what, was = '—', now = '—' }) => `${what} ${was} → ${now}`).join('; ');
}

/** All that a spec says, by node and property. */
function flatten(spec: Spec): Map<string, string> {
  const values = new Map<string, string>();
  const add = (path: readonly string[], value: unknown): void => {
    if (Array.isArray(value)) add(path, value.join(', '));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, held] of Object.entries(value)) add([...path, name], held);
    } else if (value !== undefined) {
      const words = path.filter((name) => !silent.includes(name)).map(hyphenated);
      values.set(words.join(' ') || (path.at(-1) ?? ''), String(value));
    }
  };
  const { layers, expect, name, seed, data, weights, train } = spec;
  if (name !== undefined) values.set('name', name);
  add(['seed'], seed);
  add(['data'], data);
  for (const { name: layer, ...properties } of layers) {
    add(['layer', layer], properties);
  }
  values.set('layers', layers.map((layer) => layer.name).join(', '));
  add(['weights'], weights);
  add(['train'], train);
  for (const { name: watched, ...bounds } of expect) add(['expect', watched], bounds);
  return values;
}

/** `restoreBest` as the text writes it: `restore-best`. */
function hyphenated(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
