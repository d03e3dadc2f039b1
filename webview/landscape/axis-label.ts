import type { Label } from '../plot/shapes';

/** Words beside a picture; `y` is their baseline. */
export const axisLabel = (text: string, x: number, y: number, anchor: Label['anchor'], colour: string): Label => ({
  kind: 'label',
  x,
  y,
  parts: [{ text, colour }],
  size: 11,
  anchor,
});
