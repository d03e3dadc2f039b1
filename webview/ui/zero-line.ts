/** The zero line of a square of values by marching squares, in the unit square; cells are sampled at their centres. */
export function zeroLine(values: ArrayLike<number>, side: number): Path2D {
  const path = new Path2D();
  const at = (i: number, j: number): number => values[j * side + i] ?? 0;
  const place = (v: number): number => (v + 0.5) / side;
  for (let j = 0; j < side - 1; j++) {
    for (let i = 0; i < side - 1; i++) {
      const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      const positive = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0) + (d > 0 ? 1 : 0);
      if (positive === 0 || positive === 4) continue;
      const points: [number, number][] = [];
      if (a > 0 !== b > 0) points.push([i + a / (a - b), j]);
      if (b > 0 !== c > 0) points.push([i + 1, j + b / (b - c)]);
      if (d > 0 !== c > 0) points.push([i + d / (d - c), j + 1]);
      if (a > 0 !== d > 0) points.push([i, j + a / (a - d)]);
      for (let p = 0; p + 1 < points.length; p += 2) {
        const [from, to] = [points[p], points[p + 1]];
        if (!from || !to) continue;
        path.moveTo(place(from[0]), place(from[1]));
        path.lineTo(place(to[0]), place(to[1]));
      }
    }
  }
  return path;
}
