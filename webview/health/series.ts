import type { HealthView } from '../../src/protocol/health';

/** A figure of a layer at a step. */
export interface Point {
  readonly step: number;
  readonly gradientNorm: number;
  readonly updateRatio: number;
}

/** Points of a layer that are kept; of more, every other one. */
const mostPoints = 240;

/** What has been seen of each layer's gradients and updates, at the steps at which they were asked for. */
export class HealthSeries {
  private load: number | undefined;
  private readonly byPosition = new Map<number, Point[]>();

  /** Takes the figures of one moment; another network begins anew. */
  take({ moment, layers }: HealthView): void {
    if (moment.load !== this.load) this.byPosition.clear();
    this.load = moment.load;
    for (const { position, start, gradientNorm, updateRatio } of layers) {
      const points = this.byPosition.get(position) ?? (start ? [{ step: 0, ...start }] : []);
      this.byPosition.set(position, thinned(withPoint(points, { step: moment.step, gradientNorm, updateRatio })));
    }
  }

  /** The points of a layer, in the order of their steps. */
  of(position: number): readonly Point[] {
    return this.byPosition.get(position) ?? [];
  }
}

function withPoint(points: readonly Point[], point: Point): Point[] {
  return [...points.filter(({ step }) => step !== point.step), point].sort((a, b) => a.step - b.step);
}

const thinned = (points: Point[]): Point[] =>
  points.length <= mostPoints ? points : points.filter((_, k) => k % 2 === 0 || k === points.length - 1);
