import type { SeriesView } from '../../src/protocol/film';
import type { HealthView } from '../../src/protocol/health';

/** A figure of a layer at a step. */
export interface Point {
  readonly step: number;
  readonly gradientNorm: number;
  readonly updateRatio: number;
}

/** Points of a layer that are kept; of more, every other one. */
const mostPoints = 240;

/** What has been seen of each layer's gradients and updates, at the steps at which they were asked for, or that were filled in. */
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

  /** Takes figures of other moments of the same run. */
  fill({ moment, points }: SeriesView): void {
    if (moment.load !== this.load) return;
    for (const { step, layers } of points) {
      for (const { position, gradientNorm, updateRatio } of layers) {
        const known = this.byPosition.get(position) ?? [];
        if (known.some((point) => point.step === step)) continue;
        this.byPosition.set(position, thinned(withPoint(known, { step, gradientNorm, updateRatio })));
      }
    }
  }

  /** The steps of a run of which there is a point. */
  known(load: number): readonly number[] {
    if (load !== this.load) return [];
    return [...new Set([...this.byPosition.values()].flat().map(({ step }) => step))];
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
