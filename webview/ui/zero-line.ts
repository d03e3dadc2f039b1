/** The zero line of a square of values by marching squares, in the unit square; cells are sampled at their centres. */
export function zeroLine(values: ArrayLike<number>, side: number): Path2D {
  const path = new Path2D();
  const at = (i: number, j: number): number => values[j * side + i] ?? 0;
  const place = (v: number): number => (v + 0.5) / side;
  for (let j = 0; j < side - 1; j++) {
    for (let i = 0; i < side - 1; i++) {
      const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      // Most cells are all on one side.
      const above = a > 0;
      if (b > 0 === above && c > 0 === above && d > 0 === above) continue;
      const points: [number, number][] = [];
      if (b > 0 !== above) points.push([i + a / (a - b), j]);
      if (b > 0 !== c > 0) points.push([i + 1, j + b / (b - c)]);
      if (d > 0 !== c > 0) points.push([i + d / (d - c), j + 1]);
      if (d > 0 !== above) points.push([i, j + a / (a - d)]);
      for (const [p, [x, y]] of points.entries()) {
        if (p % 2 === 0) path.moveTo(place(x), place(y));
        else path.lineTo(place(x), place(y));
      }
    }
  }
  return path;
}
