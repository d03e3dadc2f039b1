/** Each value as another one, made whenever it is gone through: long lists are never in memory as a whole. */
export function mapped<T, U>(values: Iterable<T>, change: (value: T) => U): Iterable<U> {
  return {
    *[Symbol.iterator]() {
      for (const value of values) yield change(value);
    },
  };
}
