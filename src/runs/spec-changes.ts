import type { Spec } from '../model/spec';
import { isRecord } from './json';

/**
 * A difference between two specs, in the words of their text; undefined where one of them has no such thing. The command
 * line writes it as JSON, with these names.
 */
export interface SpecChange {
  readonly what: string;
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** Properties that are not said: their value says enough after the name of what has it. */
const silent: readonly string[] = ['name', 'source', 'from', 'kind'];

/** Every difference between the spec that a run trains and the current spec. */
export function specChanges(trained: Spec, current: Spec): SpecChange[] {
  const [before, after] = [flatten(trained), flatten(current)];
  return [...new Map([...before, ...after])].flatMap(([path, { what }]): SpecChange[] => {
    const [was, now] = [before.get(path)?.value, after.get(path)?.value];
    return was === now ? [] : [{ what, was, now }];
  });
}

/** Changes as text: `optimizer lr 0.05 → 0.06; hidden units 4 → 5`. */
export function changesText(changes: readonly SpecChange[]): string {
  return changes.map(({ what, was = '—', now = '—' }) => `${what} ${was} → ${now}`).join('; ');
}

/** A value as text, and what it is called. */
interface Property {
  readonly what: string;
  readonly value: string;
}

/** All that a spec says. Keys are whole paths: two properties may be called the same, and names may be any words. */
function flatten({ layers, expect, name, seed, data, weights, train }: Spec): Map<string, Property> {
  const properties = new Map<string, Property>();
  const add = (path: readonly string[], words: readonly string[], value: unknown): void => {
    if (Array.isArray(value)) add(path, words, value.join(', '));
    else if (isRecord(value)) {
      for (const [key, held] of Object.entries(value)) {
        add([...path, key], silent.includes(key) ? words : [...words, hyphenated(key)], held);
      }
    } else if (value !== undefined) {
      properties.set(JSON.stringify(path), { what: words.join(' '), value: String(value) });
    }
  };
  add(['name'], ['name'], name);
  add(['seed'], ['seed'], seed.value);
  add(['seed', 'rng'], ['seed', 'rng'], seed.rng);
  add(['data'], ['data'], data);
  for (const { name: layer, ...own } of layers) add(['layer', layer], ['layer', layer], own);
  add(['layers'], ['layers'], layers.map((layer) => layer.name).join(', '));
  add(['weights'], ['weights'], weights);
  add(['train'], [], train);
  for (const { name: watched, ...bounds } of expect) add(['expect', watched], ['expect', watched], bounds);
  return properties;
}

/** `restoreBest` as the text writes it: `restore-best`. */
function hyphenated(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
