/** A layer's kind, and its name if the text gives one. */
export interface GivenName {
  readonly kind: string;
  readonly name: string | undefined;
}

/** Each layer's name; a layer without one is named by its kind, numbered from 2 if that is taken. */
export function nameLayers(layers: readonly GivenName[]): readonly string[] {
  const taken = new Set(layers.flatMap(({ name }) => name ?? []));
  const next = new Map<string, number>();
  return layers.map(({ kind, name }) => {
    if (name !== undefined) return name;
    let number = next.get(kind) ?? 1;
    while (taken.has(numbered(kind, number))) number++;
    next.set(kind, number + 1);
    return numbered(kind, number);
  });
}

const numbered = (kind: string, number: number): string => (number === 1 ? kind : `${kind}-${number}`);
