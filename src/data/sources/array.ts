import type { MemoryBudget } from '../memory';

export type Numbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** The values of an array in C order (the last axis counts fastest), in the narrowest type that holds them. */
export type ArrayValues = Numbers | readonly string[];

/** An array in a file; its values are read when they are needed. */
export interface ArrayEntry {
  /** Its name in the file; NPY and IDX files, which hold one array alone, have none. */
  readonly name: string;
  /** The length of each axis; none for a single value. Absent where the array cannot be read, for which `read` says why. */
  readonly shape?: readonly number[];
  /**
   * Its values. `memory` holds what is allocated for them, until the caller releases it; without one, a budget of the
   * file's own. Throws the Faults of reading: damage, a type that cannot be read, memory.
   */
  read(memory?: MemoryBudget): ArrayValues;
}

/** Number of elements of a shape, Infinity where it cannot be counted. */
export function elementCount(shape: readonly number[]): number {
  let count = 1;
  for (const length of shape) {
    if (length === 0) return 0;
    count *= length;
  }
  return Number.isSafeInteger(count) ? count : Infinity;
}

/** A shape as its tools write it: (3, 4), (5,), (). */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
