import type { SetName } from '../../src/model/sets';

/** How a set's curve is drawn, here and in saved pictures; the legend's strokes in plot.css are the same. */
export const curveStyles: Readonly<Record<SetName, { readonly width: number; readonly dash?: number[] }>> = {
  train: { width: 2.25 },
  validation: { width: 1.5, dash: [8, 3, 2, 3] },
  test: { width: 1.5, dash: [4, 3] },
};

/** Sets in the order in which their curves are drawn: training above all. */
export const drawnSets = ['test', 'validation', 'train'] as const satisfies readonly SetName[];
