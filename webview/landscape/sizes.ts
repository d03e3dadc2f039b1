/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pictures are beside each other from this width on. */
const besides = 560;
/** Pixels between two costs, and between a race's plane and its curves. */
const gaps = { costs: 34, race: 28 } as const;

/** Whether two pictures have room beside each other. */
export const isBeside = (width: number): boolean => width >= besides;

/** The size of one plane beside the other, or above it. */
export function planeSize(width: number, costs: number): Size {
  const across = isBeside(width) && costs > 1 ? Math.floor((width - gaps.costs) / 2) : width;
  return { width: across, height: Math.round(Math.min(400, across * 0.74)) };
}

/** The sizes of a race's plane and curves. */
export function raceSizes(width: number): { readonly plane: Size; readonly curves: Size } {
  if (!isBeside(width)) return { plane: { width, height: Math.round(width * 0.75) }, curves: { width, height: 200 } };
  const plane = Math.floor((width - gaps.race) * 0.57);
  const height = Math.round(Math.min(420, plane * 0.8));
  return { plane: { width: plane, height }, curves: { width: width - gaps.race - plane, height } };
}
