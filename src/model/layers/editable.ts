import type { LayerKind } from '../layer';

/** What a gesture in a diagram can change in a layer; `place` covers moving, deleting and copying it. */
export type EditableProperty = 'name' | 'units' | 'activation' | 'rate' | 'place';

/** What can be changed in each kind, in the order of the fields. */
export const editableProperties: { readonly [K in LayerKind]: readonly EditableProperty[] } = {
  input: ['units'],
  flatten: ['place'],
  dense: ['name', 'units', 'activation', 'place'],
  dropout: ['name', 'rate', 'place'],
};

export function canSet(kind: LayerKind, property: EditableProperty): boolean {
  return editableProperties[kind].includes(property);
}
