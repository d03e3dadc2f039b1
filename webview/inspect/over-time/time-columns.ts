/** Where moments are across a picture. */
export interface TimeColumns {
  /** Pixels from which and up to which each moment is drawn: half the way to its neighbours. */
  readonly spans: readonly (readonly [left: number, right: number])[];
  /** Where moment k itself is. */
  readonly places: readonly number[];
  /** The moment at a pixel. */
  at(x: number): number;
}

/**
 * Rising steps over `width` pixels, on the same axis as the curve. Where more moments are to come between them, none is drawn
 * farther than `reach` pixels.
 */
export function timeColumns(
  steps: readonly number[],
  width: number,
  isLogarithmic: boolean,
  reach = Number.POSITIVE_INFINITY,
): TimeColumns {
  const first = steps[0] ?? 0;
  const along = (step: number): number => (isLogarithmic ? Math.log1p(step - first) : step - first);
  const length = along(steps.at(-1) ?? first);
  const places = steps.map((step) => (length > 0 ? (along(step) / length) * width : width / 2));
  const between = places.slice(1).map((place, k) => (place + (places[k] ?? place)) / 2);
  const spans = places.map(
    (place, k) => [Math.max(between[k - 1] ?? 0, place - reach), Math.min(between[k] ?? width, place + reach)] as const,
  );
  const at = (x: number): number => {
    const next = between.findIndex((edge) => x < edge);
    return next < 0 ? steps.length - 1 : next;
  };
  return { spans, places, at };
}
