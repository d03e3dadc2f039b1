import { targetClass } from '../engine/classes';
import type { Histogram } from '../engine/inspect/histogram';
import { glanceAtLayer } from '../engine/inspect/layer-report';
import { unitBehaviour } from '../engine/inspect/unit-behaviour';
import type { ExampleSet } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { LayerShape } from '../model/shapes';
import type { ExampleReference, ExampleView, Points } from '../protocol/example';
import type { LayerReport, UnitQuestion, UnitView } from '../protocol/unit';
import { type Observation, questionEffort } from './observation';
import { unscaled } from './scale-features';

/** Inputs up to this many travel with the examples that excite a unit most. */
const mostInputs = 4096;

/** Answers what is asked about a session, with the weights of the moment. */
export class Questions {
  /** `observe` throws a Fault where nothing is prepared. */
  constructor(private readonly observe: () => Observation) {}

  example(reference: ExampleReference): ExampleView {
    const observation = this.observe();
    const { dataset } = observation.session;
    const { x, y } = observation.example(reference);
    const probe = observation.probe(reference);
    const view = {
      x: copy(x),
      raw: copy(unscaled(x, dataset.scaling)),
      output: copy(probe.output()),
      ...(y ? { y: copy(y), loss: probe.loss(y) } : {}),
    };
    if (!dataset.classes) return view;
    const predicted = probe.predicted();
    if (!y) return { ...view, predicted };
    const label = probe.label(y);
    return { ...view, predicted, label, right: label === predicted };
  }

  /** Places of the wrongly classified examples; none for regression. */
  wrong(name: 'train' | 'test'): { indices: ArrayBuffer } {
    return { indices: copy(this.observe().session.trainer.wrong(name)) };
  }

  /** Examples as points of a plane; null for other than two features. */
  points(limit: number): Points | null {
    const observation = this.observe();
    const { dataset, trainer } = observation.session;
    if (dataset.features !== 2) return null;
    const x: number[] = [];
    const label: number[] = [];
    const n = dataset.outputs;
    const { name } = trainer.network.loss;
    const labelOf = ({ y }: ExampleSet, i: number): number =>
      dataset.classes ? targetClass(y, i, n, name) : (y[i * n] ?? Number.NaN);
    for (const set of dataset.test ? [dataset.train, dataset.test] : [dataset.train]) {
      const shown = Math.min(limit, set.m);
      for (let k = 0; k < shown; k++) {
        const i = Math.floor((k * set.m) / shown);
        x.push(set.x[2 * i] ?? Number.NaN, set.x[2 * i + 1] ?? Number.NaN);
        label.push(labelOf(set, i));
      }
    }
    return { x: Float32Array.from(x).buffer, label: Float32Array.from(label).buffer, extent: observation.extent };
  }

  unit({ position, unit, example, surface: side }: UnitQuestion): UnitView {
    const observation = this.observe();
    const { dataset, trainer } = observation.session;
    const { units } = this.shape(observation, position);
    if (unit >= units) throw new Fault(message('train-unit-range', { position, unit, units }));
    const sample = observation.sample(questionEffort);
    const { histogram, exciting, twin, ...behaviour } = unitBehaviour(sample, dataset, position, unit);
    const grid = observation.grid('question', side, [{ position, unit }]);
    const [plane] = grid?.sweep() ?? [];
    const { features } = dataset;
    const excitingX = new Float64Array(exciting.indices.length * features);
    for (const [k, index] of exciting.indices.entries()) {
      excitingX.set(dataset.train.x.subarray(index * features, (index + 1) * features), k * features);
    }
    return {
      position,
      unit,
      epoch: trainer.epoch,
      ...(example ? termsView(observation, example, position, unit) : {}),
      histogram: { ...histogram, counts: copy(histogram.counts) },
      ...behaviour,
      ...(twin ? { twin: { ...twin } } : {}),
      exciting: {
        indices: copy(exciting.indices),
        activations: copy(exciting.activations),
        ...(features <= mostInputs ? { x: excitingX.buffer } : {}),
      },
      ...(grid && plane
        ? {
            surface: {
              side,
              extent: grid.extent,
              values: plane.values.slice().buffer,
            },
          }
        : {}),
    };
  }

  layer(position: number): LayerReport {
    const observation = this.observe();
    this.shape(observation, position);
    const sample = observation.sample(questionEffort);
    const { weights, activations, gradients, ...report } = glanceAtLayer(sample, position);
    const view = ({ low, high, counts }: Histogram) => ({ low, high, counts: copy(counts) });
    return {
      position,
      epoch: observation.session.trainer.epoch,
      ...report,
      weights: view(weights),
      activations: view(activations),
      gradients: view(gradients),
    };
  }

  private shape({ session }: Observation, position: number): LayerShape {
    const shape = session.trainer.network.shapes[position];
    if (!shape) throw new Fault(message('train-layer-range', { position }));
    return shape;
  }
}

function termsView(observation: Observation, example: ExampleReference, position: number, unit: number) {
  const probe = observation.probe(example);
  const terms = probe.terms(position, unit);
  if (!terms) return { a: probe.a(position)[unit] ?? Number.NaN };
  const { weights, inputs, bias, z, a, slope } = terms;
  return { weights: copy(weights), inputs: copy(inputs), bias, z, a, slope };
}

/** A buffer of its own that may travel. */
function copy(values: ArrayLike<number>): ArrayBuffer {
  return new Float64Array(values).buffer;
}
