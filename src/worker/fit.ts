import type { ExampleSet } from '../model/dataset';
import { setsIn } from '../model/sets';
import type { FitQuestion, FitView } from '../protocol/fit';
import { type Observation, questionEffort } from './observation';
import type { Observed } from './observed';
import { momentOf } from './prepared-training';
import { unscaled } from './scale-features';

/** Points of the fitted curve. */
const curvePoints = 241;
/** How far the curve goes on beyond the data, as a part of their range. */
const margin = 0.05;
/** Examples of a pass. */
const batch = 256;
const fewestExamples = 16;

/** ŷ beside y of one output, on examples spread over each set; null where targets are classes. */
export function fitOf({ session, effort }: Observation, { unit, limit }: FitQuestion): FitView | null {
  const { dataset } = session;
  if (dataset.classes || unit >= dataset.outputs) return null;
  const most = Math.min(limit, Math.max(fewestExamples, Math.floor(questionEffort / Math.max(1, effort))));
  const sets = setsIn(dataset).flatMap((name) => {
    const set = dataset[name];
    return set ? [{ set: name, ...fitOfSet(session, set, unit, most) }] : [];
  });
  return {
    moment: momentOf(session),
    unit,
    target: dataset.targetNames[unit] ?? '',
    sets,
    ...(dataset.features === 1 ? { curve: curveOf(session, unit) } : {}),
  };
}

function fitOfSet(session: Observed, set: ExampleSet, unit: number, most: number) {
  const { features, outputs } = session.dataset;
  const count = Math.min(most, set.m);
  const indices = Float64Array.from({ length: count }, (_, i) => Math.floor((i * set.m) / count));
  const x = new Float64Array(count * features);
  for (const [i, index] of indices.entries()) set.x.read(index, 1, x, i * features);
  const y = indices.map((index) => set.y[index * outputs + unit] ?? Number.NaN);
  return {
    size: set.m,
    indices: indices.buffer,
    y: inOwnUnit(session, y, unit),
    predicted: inOwnUnit(session, predictions(session, x, unit), unit),
    ...(features === 1 ? { x: indices.map((index) => set.x.unscaledRow(index)[0] ?? NaN).buffer } : {}),
  };
}

/** ŷ over all values of the one input, a little beyond the data. */
function curveOf(session: Observed, unit: number): NonNullable<FitView['curve']> {
  const { dataset } = session;
  let [low, high] = [Infinity, -Infinity];
  for (const name of setsIn(dataset)) {
    dataset[name]?.x.eachBlock(
      (length) => new Float64Array(length),
      (values, _from, count) => {
        for (const value of values.subarray(0, count)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      },
    );
  }
  const beyond = margin * (high - low || 1);
  const step = (high - low + 2 * beyond) / (curvePoints - 1);
  const x = Float64Array.from({ length: curvePoints }, (_, i) => low - beyond + i * step);
  return {
    feature: dataset.featureNames[0] ?? '',
    x: Float64Array.from(x, (value) => unscaled([value], dataset.pipeline.scaling)[0] ?? NaN).buffer,
    predicted: inOwnUnit(session, predictions(session, x, unit), unit),
  };
}

/** ŷ of one output for examples that are given one after the other, as the network computes it. */
function predictions({ trainer, dataset }: Observed, x: Float64Array, unit: number): Float64Array {
  const { features } = dataset;
  const m = x.length / features;
  const last = trainer.network.shapes.length - 1;
  const pass = trainer.pass({ capacity: Math.max(1, Math.min(batch, m)), positions: [last] });
  const found = new Float64Array(m);
  for (let from = 0; from < m; from += pass.capacity) {
    const count = Math.min(pass.capacity, m - from);
    pass.input.value.set(x.subarray(from * features, (from + count) * features));
    pass.forward(count);
    const { value, width } = pass.layer(last).a;
    for (let i = 0; i < count; i++) found[from + i] = value[i * width + unit] ?? NaN;
  }
  return found;
}

/** Values of one target in its own unit. */
function inOwnUnit({ dataset }: Observed, values: Float64Array, unit: number): ArrayBuffer {
  const { shift, factor } = dataset.pipeline.targetScaling ?? {};
  return Float64Array.from(values, (value) => value / (factor?.[unit] ?? 1) + (shift?.[unit] ?? 0)).buffer;
}
