import type { StoredNumbers } from '../model/feature-matrix';

/** A type of numbers: which values it holds exactly, and an array of it. */
export interface NumberType {
  readonly bytes: number;
  readonly holds: (value: number) => boolean;
  readonly make: (length: number) => StoredNumbers;
  /** An array of `length` in a buffer, from a byte on. */
  readonly within: (buffer: ArrayBuffer, at: number, length: number) => StoredNumbers;
}

export const uint8: NumberType = {
  bytes: 1,
  holds: (value) => value === (value & 0xff) && isNoNegativeZero(value),
  make: (length) => new Uint8Array(length),
  within: (buffer, at, length) => new Uint8Array(buffer, at, length),
};
const int16: NumberType = {
  bytes: 2,
  holds: (value) => value === (value << 16) >> 16 && isNoNegativeZero(value),
  make: (length) => new Int16Array(length),
  within: (buffer, at, length) => new Int16Array(buffer, at, length),
};
const int32: NumberType = {
  bytes: 4,
  holds: (value) => value === (value | 0) && isNoNegativeZero(value),
  make: (length) => new Int32Array(length),
  within: (buffer, at, length) => new Int32Array(buffer, at, length),
};
const float32: NumberType = {
  bytes: 4,
  holds: (value) => value === Math.fround(value),
  make: (length) => new Float32Array(length),
  within: (buffer, at, length) => new Float32Array(buffer, at, length),
};
export const float64: NumberType = {
  bytes: 8,
  holds: () => true,
  make: (length) => new Float64Array(length),
  within: (buffer, at, length) => new Float64Array(buffer, at, length),
};

/** From the narrowest to the one that holds every number. */
export const numberTypes: readonly NumberType[] = [uint8, int16, int32, float32, float64];

function isNoNegativeZero(value: number): boolean {
  return !Object.is(value, -0);
}

/** The narrowest type that holds every value of both. */
export function commonType(a: NumberType, b: NumberType): NumberType {
  // A whole number of 32 bits may have no equal in float32.
  if ((a === int32 && b === float32) || (a === float32 && b === int32)) return float64;
  return numberTypes.indexOf(a) > numberTypes.indexOf(b) ? a : b;
}

/** The narrowest type that holds all of these values. */
export function typeOfAll(values: Float64Array): NumberType {
  let least = 0;
  let largest = 0;
  let isWhole = true;
  let isSingle = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (value < least) least = value;
    if (value > largest) largest = value;
    if (value !== (value | 0) || Object.is(value, -0)) isWhole = false;
    if (value !== Math.fround(value)) isSingle = false;
  }
  if (!isWhole) return isSingle ? float32 : float64;
  return numberTypes.find(({ holds }) => holds(least) && holds(largest)) ?? float64;
}

/** The narrowest type that holds a value. */
export function typeOf(value: number): NumberType {
  return numberTypes.find(({ holds }) => holds(value)) ?? float64;
}
