import { type ActivationName, isRectifier } from './activation';
import { namesOf } from './names-of';

/** The properties of an initialiser, apart from how it draws. */
interface InitializerFacts {
  /** The property it is set by, if any. */
  readonly setBy: 'scale' | 'value' | 'nothing';
  /** `scale` if the spec gives none. */
  readonly defaultScale: number;
}

/** Every initialiser by its name in the language, in the order in which completion offers them. */
export const initializers = {
  zeros: { setBy: 'nothing', defaultScale: 1 },
  constant: { setBy: 'value', defaultScale: 1 },
  normal: { setBy: 'scale', defaultScale: 0.01 },
  uniform: { setBy: 'scale', defaultScale: 0.01 },
  he: { setBy: 'scale', defaultScale: 1 },
  xavier: { setBy: 'scale', defaultScale: 1 },
  'he-uniform': { setBy: 'scale', defaultScale: 1 },
  'xavier-uniform': { setBy: 'scale', defaultScale: 1 },
} satisfies Readonly<Record<string, InitializerFacts>>;

export type InitializerName = keyof typeof initializers;
export const initializerNames: readonly InitializerName[] = namesOf(initializers);

/** How W[l] is drawn before the first step. */
export interface Initializer {
  readonly name: InitializerName;
  /** Standard deviation of `normal`, half width of `uniform`; for the others a factor on the draw (1). */
  readonly scale: number;
  /** The value of `constant`. */
  readonly value: number;
}

/** `scale` if the spec gives none. */
export function defaultScale(name: InitializerName): number {
  return initializers[name].defaultScale;
}

/** `value` if the spec gives none. */
export const defaultValue = 0;

/** Whether it gives every weight the same value, so that units begin equal. */
export function isConstant({ name }: Initializer): boolean {
  return initializers[name].setBy !== 'scale';
}

/** The initialisers that are set by a property. */
export function initializersSetBy(property: 'scale' | 'value'): readonly InitializerName[] {
  return initializerNames.filter((name) => initializers[name].setBy === property);
}

/** `he` for the relu family, `xavier` otherwise. */
export function defaultInitializer(activation: ActivationName): Initializer {
  const name = isRectifier(activation) ? 'he' : 'xavier';
  return { name, scale: defaultScale(name), value: defaultValue };
}
