import { targetClass } from '../engine/classes';
import { type Plane, SurfaceGrid } from '../engine/inspect/surface';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import { setsIn } from '../model/sets';
import type { PlaneQuestion, PlaneView } from '../protocol/plane';
import type { Observation } from './observation';
import type { Observed } from './observed';
import { momentOf } from './prepared-training';
import { unscaled } from './scale-features';

/** Training examples that are shown on it. */
const mostPoints = 1000;
/** Room around the outermost example, as a part of the range. */
const margin = 0.05;

/** What is known of each feature: its mean over the training set, and its ends over all sets. */
interface FeatureRanges {
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Units over planes of two features; the features' means are computed once. */
export class Planes {
  private ranges: { readonly dataset: Dataset; readonly of: FeatureRanges } | undefined;

  /** Throws Faults: of a layer or a unit that there is not, and of a feature that there is not. */
  answer({ position, unit, features, side: most }: PlaneQuestion, observation: Observation): PlaneView {
    const { session } = observation;
    const { dataset, trainer } = session;
    const shape = trainer.network.shapes[position];
    if (!shape) throw new Fault(message('train-layer-range', { position }));
    if (unit >= shape.units) throw new Fault(message('train-unit-range', { position, unit, units: shape.units }));
    for (const feature of features) {
      if (feature >= dataset.features) {
        throw new Fault(message('train-example-size', { expected: dataset.features, actual: feature + 1 }));
      }
    }
    const side = observation.surfaceSide(most);
    const plane = this.plane(dataset, [features[0], features[1]]);
    const grid = new SurfaceGrid(trainer, () => trainer.network, plane, side, [{ position, unit }]);
    const [surface] = grid.sweep();
    const rawEnds = [0, 1].map((end) => rawOf(dataset, plane, end === 0 ? 'low' : 'high'));
    return {
      moment: momentOf(session),
      position,
      unit,
      features: [...plane.features],
      side,
      across: [...plane.across],
      up: [...plane.up],
      rawAcross: [rawEnds[0]?.[0] ?? NaN, rawEnds[1]?.[0] ?? NaN],
      rawUp: [rawEnds[0]?.[1] ?? NaN, rawEnds[1]?.[1] ?? NaN],
      values: (surface?.values ?? new Float32Array()).slice().buffer,
      ...pointsOn(session, plane),
    };
  }

  private plane(dataset: Dataset, features: readonly [number, number]): Plane {
    if (this.ranges?.dataset !== dataset) this.ranges = { dataset, of: rangesOf(dataset) };
    const { mean, low, high } = this.ranges.of;
    const ends = (feature: number): [number, number] => {
      const [from, to] = [low[feature] ?? 0, high[feature] ?? 0];
      const beyond = to > from ? margin * (to - from) : 1;
      return [from - beyond, to + beyond];
    };
    return { features, across: ends(features[0]), up: ends(features[1]), base: mean };
  }
}

function rangesOf(dataset: Dataset): FeatureRanges {
  const n = dataset.features;
  const mean = new Float64Array(n);
  const low = new Float64Array(n).fill(Infinity);
  const high = new Float64Array(n).fill(-Infinity);
  for (const name of setsIn(dataset)) {
    const set = dataset[name];
    set?.x.eachBlock(
      (length) => new Float64Array(length),
      (x, _from, count) => {
        for (let i = 0; i < count * n; i++) {
          const [k, value] = [i % n, x[i] ?? NaN];
          if (name === 'train') mean[k] = (mean[k] ?? NaN) + value / set.m;
          low[k] = Math.min(low[k] ?? NaN, value);
          high[k] = Math.max(high[k] ?? NaN, value);
        }
      },
    );
  }
  return { mean, low, high };
}

/** A corner of the plane in the data's units. */
function rawOf(dataset: Dataset, { features, across, up, base }: Plane, end: 'low' | 'high'): [number, number] {
  const x = Float64Array.from(base);
  const at = end === 'low' ? 0 : 1;
  x[features[0]] = across[at];
  x[features[1]] = up[at];
  const raw = unscaled(x, dataset.pipeline.scaling);
  return [raw[features[0]] ?? NaN, raw[features[1]] ?? NaN];
}

function pointsOn({ dataset, trainer }: Observed, { features }: Plane): Pick<PlaneView, 'points' | 'labels'> {
  const { train, outputs } = dataset;
  const count = Math.min(mostPoints, train.m);
  const points = new Float32Array(2 * count);
  const labels = new Float32Array(count);
  const x = new Float64Array(dataset.features);
  for (let k = 0; k < count; k++) {
    const i = Math.floor((k * train.m) / count);
    train.x.read(i, 1, x);
    points[2 * k] = x[features[0]] ?? NaN;
    points[2 * k + 1] = x[features[1]] ?? NaN;
    labels[k] = dataset.classes
      ? targetClass(train.y, i, outputs, trainer.network.loss.name)
      : (train.y[i * outputs] ?? NaN);
  }
  return { points: points.buffer, labels: labels.buffer };
}
