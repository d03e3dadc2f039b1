/** The health view. */
export const health = {
  'health-layer': 'layer',
  'health-layers': 'Layers',
} as const satisfies Record<string, string>;
