import { Probe } from '../engine/inspect/probe';
import { markSample, Sample } from '../engine/inspect/sample';
import { extentOf, SurfaceGrid, type SurfacePlace, squarePlane } from '../engine/inspect/surface';
import { Fault, message } from '../model/message';
import { multiplyAddsOf } from '../model/shapes';
import type { ExampleReference } from '../protocol/example';
import type { Observed } from './observed';
import { scaled } from './scale-features';
import { setWithExample } from './set-with-example';

/** Products w·a that one observation may compute, so that it takes tens of milliseconds at most. */
export const snapshotEffort = 2e7;
export const questionEffort = 2e8;
const fewestExamples = 16;
/** However large a network is, the surface of a unit has so many cells a side. */
const coarsestSurface = 16;

interface ObservedExample {
  readonly x: Float64Array;
  readonly raw: Float64Array;
  readonly y?: Float64Array;
}

/**
 * The tools to observe one session; each is created at its first use. Reading the trainer's network
 * brings the weights up to date.
 */
export class Observation {
  /** Products w·a of one example. */
  readonly effort: number;
  private heldProbe: Probe | undefined;
  private readonly samples = new Map<number, Sample>();
  private heldExtent: number | undefined;
  private readonly grids = new Map<string, SurfaceGrid>();

  constructor(readonly session: Observed) {
    const { shapes } = session.trainer.network;
    this.effort = multiplyAddsOf(shapes);
  }

  /** Computes the network's output for an example; the probe has its z and a. Throws a Fault if there is none. */
  probe(reference: ExampleReference): Probe {
    const { network } = this.session.trainer;
    this.heldProbe ??= new Probe(network);
    this.heldProbe.run(this.example(reference).x);
    return this.heldProbe;
  }

  /**
   * x as the network sees it, the same in the data's own units and, for an example of a set, y. Throws a Fault for an
   * example there is not.
   */
  example(reference: ExampleReference): ObservedExample {
    const { dataset } = this.session;
    const { features, outputs } = dataset;
    if (reference.from === 'typed') {
      if (reference.x.length !== features) {
        throw new Fault(message('train-example-size', { expected: features, actual: reference.x.length }));
      }
      return { x: scaled(reference.x, dataset.pipeline.scaling), raw: Float64Array.from(reference.x) };
    }
    const { from, index } = reference;
    const set = setWithExample(dataset, from, index);
    return {
      x: set.x.row(index),
      raw: set.x.unscaledRow(index),
      y: set.y.slice(index * outputs, (index + 1) * outputs),
    };
  }

  /** As many training examples as `effort` allows, computed with the current weights. */
  sample(effort: number): Sample {
    const most = Math.floor(Math.min(markSample, Math.max(fewestExamples, effort / this.effort)));
    const { trainer, dataset } = this.session;
    const { network } = trainer;
    const sample = this.samples.get(most) ?? new Sample(network, dataset.train, most, trainer);
    this.samples.set(most, sample);
    sample.forward();
    return sample;
  }

  /** Cells along a side of one unit's surface: as many as are wanted, or as a question may compute. */
  surfaceSide(wanted: number): number {
    const finest = Math.floor(Math.sqrt(questionEffort / Math.max(1, this.effort)));
    return Math.min(wanted, Math.max(coarsestSurface, finest));
  }

  /** Half the side of the square that surfaces cover. */
  get extent(): number {
    this.heldExtent ??= extentOf(this.session.dataset);
    return this.heldExtent;
  }

  /**
   * A grid over the plane of two features; undefined where there are more, or fewer. Each purpose keeps its last
   * grid.
   */
  grid(purpose: 'snapshot' | 'question', side: number, places: readonly SurfacePlace[]): SurfaceGrid | undefined {
    const { trainer, dataset } = this.session;
    if (dataset.features !== 2 || side === 0) return undefined;
    const held = this.grids.get(purpose);
    if (held?.side === side && JSON.stringify(held.places) === JSON.stringify(places)) return held;
    const grid = new SurfaceGrid(trainer, () => trainer.network, squarePlane(this.extent), side, places);
    this.grids.set(purpose, grid);
    return grid;
  }
}
