/** The sets that the examples of a run are divided into, in the order in which they are reported. */
export const setNames = ['train', 'validation', 'test'] as const;
export type SetName = (typeof setNames)[number];

/** One value a set; only a training set is always there. */
export interface Sets<T> {
  readonly train: T;
  /** Watched while training, to stop and to choose the best weights; no update uses it. */
  readonly validation?: T;
  /** Only reported. */
  readonly test?: T;
}

/** The names of the sets that are there, in their order. */
export function setsIn(sets: Sets<unknown>): readonly SetName[] {
  return setNames.filter((name) => sets[name] !== undefined);
}

/** `of` each set that is there. */
export function mapSets<T, U>({ train, validation, test }: Sets<T>, of: (value: T, name: SetName) => U): Sets<U> {
  return {
    train: of(train, 'train'),
    ...(validation === undefined ? {} : { validation: of(validation, 'validation') }),
    ...(test === undefined ? {} : { test: of(test, 'test') }),
  };
}

/** How many examples each set has, 0 where there is no such set. */
export type SetSizes = { readonly [N in SetName]: number };

export function sizesOf({ train, validation, test }: Sets<{ readonly m: number }>): SetSizes {
  return { train: train.m, validation: validation?.m ?? 0, test: test?.m ?? 0 };
}

/** The names of the sets that have examples, in their order. */
export function setsOfSize(sizes: SetSizes): readonly SetName[] {
  return setNames.filter((name) => sizes[name] > 0);
}
