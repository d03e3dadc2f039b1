import type { LayerSpreadsView, SpreadsView } from '../../../src/protocol/spread';
import type { LayerReport } from '../../../src/protocol/unit';

/** How the values of a layer are spread at a step. */
export interface SpreadMoment {
  readonly step: number;
  readonly spreads: LayerSpreadsView;
}

/** What is known of a layer. */
export interface KnownSpreads {
  /** In the order of their steps. */
  readonly moments: readonly SpreadMoment[];
  /** Training examples that Z, A and dW are over, of so many. */
  readonly examples: number;
  readonly of: number;
}

/** Moments of a layer that are kept; of more, every other one. */
const mostMoments = 160;
/** Layers that are kept: those that were looked at last. */
const mostLayers = 8;

/** How the values of layers were spread, at the steps at which they were asked for, or that were filled in. */
export class SpreadSeries {
  private load: number | undefined;
  private readonly byPosition = new Map<number, KnownSpreads>();

  /** Takes the moment of a layer's report. */
  take({ moment, position, spreads, examples, of }: LayerReport): void {
    this.add(moment.load, position, [{ step: moment.step, spreads }], { examples, of }, true);
  }

  /** Takes other moments of the same run; what was observed at a step stays. */
  fill({ moment, position, points, examples, of }: SpreadsView): void {
    if (points.length > 0) this.add(moment.load, position, points, { examples, of }, false);
  }

  /** What is known of a layer; undefined while nothing is. */
  of(load: number, position: number): KnownSpreads | undefined {
    return load === this.load ? this.byPosition.get(position) : undefined;
  }

  /** Another run begins anew. */
  private add(
    load: number,
    position: number,
    added: readonly SpreadMoment[],
    over: Pick<KnownSpreads, 'examples' | 'of'>,
    isNewer: boolean,
  ): void {
    if (load !== this.load) this.byPosition.clear();
    this.load = load;
    const known = this.byPosition.get(position)?.moments ?? [];
    const [first, second] = isNewer ? [known, added] : [added, known];
    const byStep = new Map([...first, ...second].map((moment) => [moment.step, moment]));
    const moments = [...byStep.values()].sort((a, b) => a.step - b.step);
    this.byPosition.delete(position);
    this.byPosition.set(position, { moments: thinned(moments), ...over });
    const [oldest] = this.byPosition.keys();
    if (this.byPosition.size > mostLayers && oldest !== undefined) this.byPosition.delete(oldest);
  }
}

const thinned = (moments: readonly SpreadMoment[]): readonly SpreadMoment[] =>
  moments.length <= mostMoments ? moments : moments.filter((_, k) => k % 2 === 0 || k === moments.length - 1);
