import { targetClass } from '../engine/classes';
import { derive } from '../engine/explain/derivation';
import { summarizeLayer } from '../engine/inspect/layer-report';
import { unitBehaviour } from '../engine/inspect/unit-behaviour';
import type { ExampleSet } from '../model/dataset';
import type { Derivation } from '../model/derivation';
import { Fault, message } from '../model/message';
import { mapSets, type SetName } from '../model/sets';
import type { LayerShape } from '../model/shapes';
import { type ExampleReference, type ExampleView, exampleKey, type Points } from '../protocol/example';
import type { FitQuestion, FitView } from '../protocol/fit';
import type { GradientCheckQuestion, GradientCheckView } from '../protocol/gradient-check';
import type { HealthView } from '../protocol/health';
import type { Moment } from '../protocol/moment';
import type { PlaneQuestion, PlaneView } from '../protocol/plane';
import type { LayerReport, UnitQuestion, UnitView } from '../protocol/unit';
import type { WalkQuestion, WalkView } from '../protocol/walk';
import { Films } from './films';
import { fitOf } from './fit';
import { GradientChecks } from './gradient-check';
import { Health } from './health';
import { histogramView } from './histogram-view';
import { Landscapes } from './landscapes';
import { Microscope } from './microscope';
import { type Observation, questionEffort } from './observation';
import { Planes } from './plane';
import { momentOf } from './prepared-training';
import { Results } from './results';
import type { RunWay } from './run-way';
import { unscaled } from './scale-features';
import { layerSpreadsView } from './spread-view';

/** Up to this many inputs are sent with the examples that excite a unit most. */
const mostInputs = 4096;

/** Answers questions about a session with its current weights. */
export class Questions {
  private readonly microscope = new Microscope();
  private readonly judge = new Health();
  private readonly gradientChecks = new GradientChecks();
  private readonly planes = new Planes();
  readonly landscapes: Landscapes;
  readonly results: Results;
  readonly films: Films;

  /** `observe` throws a Fault where nothing is prepared; `way` gives the session's run where something is. */
  constructor(
    private readonly observe: () => Observation,
    way: () => RunWay | undefined = () => undefined,
  ) {
    this.landscapes = new Landscapes(way);
    this.results = new Results(observe, () => way()?.environment);
    this.films = new Films(way);
  }

  example(reference: ExampleReference): ExampleView {
    const observation = this.observe();
    const { dataset } = observation.session;
    const { x, raw, y } = observation.example(reference);
    return {
      moment: momentOf(observation.session),
      example: exampleKey(reference),
      x: copy(x),
      raw: copy(raw),
      ...(y ? { y: copy(unscaled(y, dataset.pipeline.targetScaling)) } : {}),
      ...(y && dataset.classes ? { label: labelOf(observation, y, 0) } : {}),
    };
  }

  /** Indices of the wrongly classified examples; none for regression. */
  wrong(name: SetName): { moment: Moment; indices: ArrayBuffer } {
    const { session } = this.observe();
    const indices = copy(session.trainer.wrong(name));
    return { moment: momentOf(session), indices };
  }

  /** Examples as points of a plane; null for other than two features. */
  points(limit: number): Points | null {
    const observation = this.observe();
    const { dataset } = observation.session;
    if (dataset.features !== 2) return null;
    const x: number[] = [];
    const label: number[] = [];
    const n = dataset.outputs;
    const shown = ({ y }: ExampleSet, i: number): number =>
      dataset.classes ? labelOf(observation, y, i) : (y[i * n] ?? Number.NaN);
    mapSets(dataset, (set) => {
      const count = Math.min(limit, set.m);
      for (let k = 0; k < count; k++) {
        const i = Math.floor((k * set.m) / count);
        x.push(...set.x.row(i));
        label.push(shown(set, i));
      }
    });
    return {
      moment: momentOf(observation.session),
      x: Float32Array.from(x).buffer,
      label: Float32Array.from(label).buffer,
      extent: observation.extent,
    };
  }

  unit({ position, unit, example, surface: side }: UnitQuestion): UnitView {
    const observation = this.observe();
    const { dataset } = observation.session;
    const { units } = this.shape(observation, position);
    if (unit >= units) throw new Fault(message('train-unit-range', { position, unit, units }));
    const sample = observation.sample(questionEffort);
    const { histogram, exciting, twin, ...behaviour } = unitBehaviour(sample, dataset, position, unit);
    const cells = observation.surfaceSide(side);
    const grid = observation.grid('question', cells, [{ position, unit }]);
    const [plane] = grid?.sweep() ?? [];
    const { features } = dataset;
    const excitingX = new Float64Array(exciting.indices.length * features);
    for (const [k, index] of exciting.indices.entries()) {
      dataset.train.x.read(index, 1, excitingX, k * features);
    }
    return {
      moment: momentOf(observation.session),
      position,
      unit,
      ...(example ? { example: exampleKey(example), ...termsView(observation, example, position, unit) } : {}),
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
              side: cells,
              extent: observation.extent,
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
    const { weights, activations, gradients, spreads, ...report } = summarizeLayer(sample, position);
    return {
      moment: momentOf(observation.session),
      position,
      ...report,
      weights: histogramView(weights),
      activations: histogramView(activations),
      gradients: histogramView(gradients),
      spreads: layerSpreadsView(spreads),
      examples: sample.m,
      of: observation.session.dataset.train.m,
    };
  }

  /** The state of every layer and unit. */
  health(): HealthView {
    return this.judge.health(this.observe());
  }

  /** The network's formulas, each computed as it is written and compared with the engine's numbers. */
  derive(): { readonly name?: string; readonly derivation: Derivation } {
    const { spec, dataset, trainer } = this.observe().session;
    const derivation = derive(spec, dataset, trainer.weights());
    return { ...(spec.name === undefined ? {} : { name: spec.name }), derivation };
  }

  walk(question: WalkQuestion): WalkView {
    return this.microscope.walk(question, this.observe().session);
  }

  /** ŷ beside y of a regression; null for classes. */
  fit(question: FitQuestion): FitView | null {
    return fitOf(this.observe(), question);
  }

  /** A unit over two of many features, the others at their mean. */
  plane(question: PlaneQuestion): PlaneView {
    return this.planes.answer(question, this.observe());
  }

  gradcheck(question: GradientCheckQuestion): GradientCheckView {
    return this.gradientChecks.answer(question, this.observe().session);
  }

  /** Ends what is not finished of the answers that take many questions. */
  giveUp(): void {
    this.landscapes.giveUp();
    this.films.giveUp();
    this.gradientChecks.giveUp();
    this.results.giveUp();
  }

  private shape({ session }: Observation, position: number): LayerShape {
    const shape = session.trainer.network.shapes[position];
    if (!shape) throw new Fault(message('train-layer-range', { position }));
    return shape;
  }
}

/** The class of example `i` of targets `y`. */
function labelOf({ session }: Observation, y: Float64Array, i: number): number {
  const { outputs, loss } = session.trainer.network;
  return targetClass(y, i, outputs, loss.name);
}

function termsView(observation: Observation, example: ExampleReference, position: number, unit: number) {
  const probe = observation.probe(example);
  const terms = probe.terms(position, unit);
  if (!terms) return { a: probe.a(position)[unit] ?? Number.NaN };
  const { weights, inputs, bias, z, a, slope } = terms;
  return { weights: copy(weights), inputs: copy(inputs), bias, z, a, slope };
}

/** A new buffer that may be sent. */
function copy(values: ArrayLike<number>): ArrayBuffer {
  return new Float64Array(values).buffer;
}
