import { lineEnds } from './arrangement';
import type { Bars, Column, Discs } from './column';
import type { Curve } from './curve';
import { type Scene, shownWeights } from './scene';

export type Singly = Discs | Bars;

/** One weight as a line between two units. */
export interface Line {
  readonly curve: Curve;
  readonly weight: number | undefined;
  /** Whether it enters or leaves the chosen unit. */
  readonly chosen: 'in' | 'out' | undefined;
}

/** Every weight between two layers whose units are drawn one by one. */
export function linesBetween(scene: Scene, left: Singly, right: Singly, column: Column): Line[] {
  const { layer } = column;
  const { weights } = shownWeights(scene, layer.position);
  const { selection } = scene;
  const ends = lineEnds(left.y.length, right.radius);
  const lines: Line[] = [];
  for (const [to, y] of right.y.entries()) {
    for (const [from, start] of left.y.entries()) {
      const end = ends[from] ?? 0;
      const inset = Math.sqrt(Math.max(0, right.radius ** 2 - end ** 2));
      const into = selection?.position === layer.position && selection.unit === to;
      const outOf = selection?.position === layer.position - 1 && selection.unit === from;
      lines.push({
        curve: { x1: left.x + left.radius + 3, y1: start, x2: right.x - inset - 3, y2: y + end },
        weight: weights?.[to * left.y.length + from],
        chosen: into ? 'in' : outOf ? 'out' : undefined,
      });
    }
  }
  return lines;
}
