/** A known step that is so near, as a share of the distance of two steps, is as good as a new one. */
const near = 0.4;

/** How far along its axis a step is, counted from the first one, and which step is at a place. */
const axes = {
  growing: { along: Math.log1p, stepAt: Math.expm1 },
  even: { along: (step: number) => step, stepAt: (place: number) => place },
} as const;

/**
 * Steps from the first to the last, as far from each other as they grow, or evenly: both ends, and between them round numbers,
 * or steps near them that are known: so those of a run that has gone on a little are the same.
 */
export function filmSteps(
  first: number,
  last: number,
  count: number,
  known: readonly number[] = [],
  axis: keyof typeof axes = 'growing',
): readonly number[] {
  const length = last - first;
  if (length <= 0 || count < 2) return [last];
  const { along, stepAt } = axes[axis];
  const chosen = new Set([first, last]);
  const distance = along(length) / (count - 1);
  const placed = known.map((step) => ({ step, place: along(step - first) }));
  for (let k = 1; k < count - 1; k++) {
    const wanted = k * distance;
    const [nearest] = placed
      .filter(({ step, place }) => step > first && step < last && Math.abs(place - wanted) <= near * distance)
      .sort((a, b) => Math.abs(a.place - wanted) - Math.abs(b.place - wanted));
    const step = nearest?.step ?? first + rounded(stepAt(wanted));
    if (step < last) chosen.add(step);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** To two digits. */
function rounded(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / unit) * unit;
}

/** Middles of frames of a width, in their order, each as near to where it belongs as the others and the ends allow. */
export function frameMiddles(
  wanted: readonly number[],
  width: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const middles: number[] = [];
  for (const [k, x] of wanted.entries()) {
    middles.push(Math.max(x, k === 0 ? low + width / 2 : (middles[k - 1] ?? 0) + width));
  }
  let most = high - width / 2;
  for (let k = middles.length - 1; k >= 0; k--) {
    middles[k] = Math.min(middles[k] ?? 0, most);
    most = (middles[k] ?? 0) - width;
  }
  return middles;
}
