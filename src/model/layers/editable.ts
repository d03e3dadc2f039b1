import type { LayerKind } from '../layer';

/** What a gesture in a diagram can change of a layer; its place is where it is, that it is there, and copies of it. */
export type EditableProperty = 'name' | 'units' | 'activation' | 'rate' | 'place';

/** What can be changed of each kind, in the order in which fields follow each other. */
export const editableProperties: { readonly [K in LayerKind]: readonly EditableProperty[] } = {
  input: ['units'],
  flatten: ['place'],
  dense: ['name', 'units', 'activation', 'place'],
  dropout: ['name', 'rate', 'place'],
};

export function canSet(kind: LayerKind, property: EditableProperty): boolean {
  return editableProperties[kind].includes(property);
}
