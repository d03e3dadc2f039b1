/** −1 in the lanes of a last vector that contain real units, 0 in its padding. */
export function laneMask(units: number): readonly [number, number, number, number] {
  const filled = units % 4 === 0 ? 4 : units % 4;
  return [-1, filled > 1 ? -1 : 0, filled > 2 ? -1 : 0, filled > 3 ? -1 : 0];
}
