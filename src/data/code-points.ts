/** Order of code points, in which a surrogate pair sorts after every character of one unit. */
export function compareCodePoints(a: string, b: string): number {
  // Within a pair that both have the second halves are equal, too.
  for (let i = 0; ; i++) {
    const [x, y] = [a.codePointAt(i), b.codePointAt(i)];
    if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
    if (x !== y) return x - y;
  }
}
