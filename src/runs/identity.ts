import type { Spec } from '../model/spec';
import { isRecord, parseJson } from './json';

/**
 * The parts of the spec that determine a run's bits: seed, layers, training. Names, expectations, paths and the number
 * of epochs are left out; the data are identified by their hash.
 */
export function identityOf({ seed, layers, train }: Spec): string {
  return canonicalJson({ seed, layers, train: { ...train, epochs: undefined } });
}

/** Whether a part of the spec, such as `['train', 'optimizer', 'name']`, is that from which an identity was made. */
export function sharesPart(identity: string, spec: Spec, path: readonly string[]): boolean {
  const part = (whole: unknown): unknown => path.reduce((held, key) => (isRecord(held) ? held[key] : undefined), whole);
  return canonicalJson(part(parseJson(identity))) === canonicalJson(part(spec));
}

/** JSON with the keys in order of code points, so that equal values give equal text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const parts = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${parts.join(',')}}`;
}
