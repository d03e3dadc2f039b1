import type { ExampleSet } from '../../model/dataset';
import { optimizerFacts } from '../../model/optimizer';
import { mapSets, type SetName, type Sets } from '../../model/sets';
import type { Training } from '../../model/train';
import type { Random } from '../../numerics/random';
import type { Loss } from '../losses/loss';
import type { DenseTensors } from '../parameters';
import type { Tensor } from '../tensor';
import { compile } from './compile';
import { DropoutMasks } from './dropout-masks';
import { ExampleAccess } from './example-access';
import { type InputPlace, type LayerPlace, type ParameterPlace, targetStride } from './layout/memory-plan';
import { type ColumnPlace, columnPlaces, type PanelWidth, paddedUnits, storedRows } from './layout/panels';
import { alone, type Worker } from './layout/share';
import type { Machine } from './machine';
import { MeanShares } from './mean-shares';
import type { CompiledLayer } from './network';
import { factorsPerStep, stepFactors } from './optimizers/step-factors';
import { momentAddresses, ParameterAccess } from './parameter-access';
import type { CallName, ThreadPool } from './thread-pool';
import { stepsPerCall, type TrainingPlan } from './training-plan';
import { WorkSharing } from './work-sharing';

/** A layer, the addresses of its tensors, and access to them. */
interface PlacedLayer {
  readonly layer: CompiledLayer;
  readonly place: LayerPlace;
  readonly access: ParameterAccess;
}

/** A network compiled for a data set: parameters and examples in one memory, many steps of training in one call. */
export class CompiledTraining {
  private readonly pool: ThreadPool;
  private readonly sharing: WorkSharing | undefined;
  private readonly floats: Float32Array;
  private readonly layers: readonly PlacedLayer[];
  private readonly masks: DropoutMasks;
  /** The result of an evaluation for each layer: A[l], for the output layer Z[L]. */
  private readonly activations: readonly ExampleAccess[];
  private readonly loose: ExampleAccess;
  private readonly widest: PanelWidth;
  private readonly shares: MeanShares | undefined;
  /** The rate for which the table of factors is filled, if a step's number does not matter. */
  private filledRate = Number.NaN;

  constructor(
    private readonly plan: TrainingPlan,
    private readonly training: Pick<Training, 'optimizer' | 'clip'>,
    private readonly dataset: Sets<ExampleSet>,
    machine: Machine,
    loss: Pick<Loss, 'weight'> = {},
  ) {
    const { network, memory } = plan;
    const { arithmetic, widest, threads, now } = machine;
    this.widest = widest;
    const module = (worker: Worker) =>
      compile({ plan, arithmetic, widest, worker, trainSize: dataset.train.m, clip: training.clip });
    const modules = Array.from({ length: threads }, (_, index) => module({ index, threads }));
    this.sharing = now && threads > 1 ? new WorkSharing(now) : undefined;
    const pages = Math.ceil(memory.bytes / 65536);
    this.pool = machine.startThreadPool({ modules, alone: this.sharing && module(alone), pages });
    this.floats = new Float32Array(this.pool.memory);
    this.layers = network.layers.flatMap((layer, l) => {
      const place = memory.layers[l];
      return place ? [{ layer, place, access: new ParameterAccess(this.floats, layer, widest) }] : [];
    });
    this.masks = new DropoutMasks(network, memory, this.floats, widest);
    this.activations = network.layers.map(({ units }, l) => {
      const columns = columnPlaces(units, storedRows(plan.evaluation, units), widest);
      return new ExampleAccess(this.floats, memory.layers[l]?.activation ?? Number.NaN, columns);
    });
    this.loose = this.inputs(memory.loose, widest);
    mapSets(dataset, ({ x }, name) => this.writeInputs(memory[name], x));
    this.writeTargets(dataset.train);
    this.shares = memory.meanShares > 0 ? new MeanShares(plan, dataset.train, loss, this.floats) : undefined;
    this.shares?.write();
    this.writeCounting();
  }

  /** Trains on the batches from … from + count of the current epoch; `step` counts the updates before them. */
  trainBatches(from: number, count: number, rate: number, step: number, dropout: Random): void {
    const { batchesPerEpoch, lastBatch } = this.plan;
    const whole = Math.min(count, (lastBatch > 0 ? batchesPerEpoch - 1 : batchesPerEpoch) - from);
    const most = this.masks.needed ? 1 : stepsPerCall;
    for (let done = 0; done < whole; ) {
      this.masks.draw(dropout, this.plan.batch);
      const batches = Math.min(most, whole - done, this.sharing?.mostBatches ?? most);
      this.step('train', from + done, batches, rate, step + done);
      done += batches;
    }
    if (whole < count) {
      this.masks.draw(dropout, lastBatch);
      this.step('trainLast', batchesPerEpoch - 1, 1, rate, step + whole);
    }
  }

  /** The order of a new epoch, if it shuffles. */
  setOrder(order: Int32Array): void {
    new Int32Array(this.pool.memory).set(order, this.plan.memory.order / 4);
    this.shares?.write(order);
  }

  /** Copies W[l] and b[l] of every layer to plain rows. */
  read(layers: readonly DenseTensors[]): void {
    this.forEachLayer(layers, ({ place, access }, { weight, bias }) => {
      access.readWeight(place.weight.address, weight);
      access.readBias(place.bias.address, bias);
    });
  }

  /** Copies W[l] and b[l] of every layer from plain rows. */
  write(layers: readonly DenseTensors[]): void {
    this.forEachLayer(layers, ({ place, access }, { weight, bias }) => {
      access.writeWeight(place.weight.address, weight);
      access.writeBias(place.bias.address, bias);
    });
    this.call('refresh');
  }

  /** Copies of the optimiser's moments in plain rows: for each layer that is not frozen those of W, then those of b. */
  readMoments(): Float32Array[] {
    return this.mapMoments((access, layer, address, isBias) => {
      const rows = new Float32Array(isBias ? layer.units : layer.units * layer.inputs);
      if (isBias) access.readBias(address, rows);
      else access.readWeight(address, rows);
      return rows;
    });
  }

  /** Writes the moments in the order of `readMoments`. */
  writeMoments(moments: readonly Tensor[]): void {
    let next = 0;
    this.mapMoments((access, _layer, address, isBias) => {
      const rows = moments[next++];
      if (!rows) throw new RangeError('there are fewer moments than layers have');
      if (isBias) access.writeBias(address, rows);
      else access.writeWeight(address, rows);
    });
  }

  /** Z[L] of a set, in groups of examples: `visit` gets their rows and their range in the set. */
  evaluate(set: SetName, visit: (z: Float32Array, from: number, count: number) => void): void {
    const { network, memory, evaluation } = this.plan;
    const m = this.dataset[set]?.m ?? Number.NaN;
    const { x, stored } = memory[set];
    const z = new Float32Array(evaluation * network.outputs);
    for (let from = 0; from < m; from += evaluation) {
      // The last call also has the full number of rows, so it begins earlier and skips examples that were visited
      // before.
      const start = Math.max(0, Math.min(from, m - evaluation));
      this.call('evaluate', x, stored, start);
      const count = Math.min(evaluation, m - from);
      this.activations.at(-1)?.read(from - start, count, z, 0);
      visit(z, from, count);
    }
  }

  /** Z[L] of the first `count` examples of the last trained batch of `rows`, if no other forward pass came after it. */
  batchOutputs(rows: number, count: number): Float32Array {
    const { outputs } = this.plan.network;
    const address = this.plan.memory.layers.at(-1)?.activation ?? Number.NaN;
    const columns = columnPlaces(outputs, storedRows(rows, outputs), this.widest);
    const z = new Float32Array(count * outputs);
    new ExampleAccess(this.floats, address, columns).read(0, count, z, 0);
    return z;
  }

  /** The largest number of rows in one `forward`. */
  get rowsAtOnce(): number {
    return this.plan.evaluation;
  }

  /** A forward pass of `count` rows of X, dropout off: those from row `from` of `x` on, which are contiguous. */
  forward(x: Tensor, from: number, count: number): void {
    const { loose } = this.plan.memory;
    this.loose.write(x, from, count);
    this.call('evaluate', loose.x, loose.stored, 0);
  }

  /** A[l] of the last `forward` (of the output layer Z[L]), `layer` being l − 1, to row `from` of `values` and on. */
  readActivation(layer: number, values: Tensor, from: number, count: number): void {
    this.activations[layer]?.read(0, count, values, from);
  }

  /**
   * Views of every parameter and moment in the module's own layout, to be copied to the bit; `refresh` after writing.
   */
  tensors(): readonly Float32Array[] {
    const { memory, moments: count } = this.plan;
    return memory.layers.flatMap(({ weight, bias }) =>
      [weight, bias].flatMap((place) => {
        const moments = place.moments.first > 0 ? momentAddresses(place, count) : [];
        return [place.address, ...moments].map((at) => this.floats.subarray(at / 4, (at + place.bytes) / 4));
      }),
    );
  }

  /** Updates the module's transposed copies after parameters were written. */
  refresh(): void {
    this.call('refresh');
  }

  terminate(): void {
    this.pool.terminate();
  }

  private step(name: 'train' | 'trainLast', batch: number, count: number, rate: number, step: number): void {
    this.fillFactors(count, rate, step);
    const row = batch * this.plan.batch;
    if (name === 'trainLast' || !this.sharing) this.call(name, count, row);
    else this.sharing.time(count, (team) => this.pool.call(team, name, count, row));
  }

  private call(name: CallName, ...args: readonly number[]): void {
    this.pool.call(this.sharing?.preferred ?? 'all', name, ...args);
  }

  private fillFactors(count: number, rate: number, step: number): void {
    const { optimizer } = this.training;
    const { memory, batchesPerEpoch } = this.plan;
    const changes = optimizerFacts(optimizer.name).countsSteps;
    if (!changes && this.filledRate === rate) return;
    const entries = changes ? count : Math.min(stepsPerCall, batchesPerEpoch);
    for (let s = 0; s < entries; s++) {
      this.floats.set(stepFactors(optimizer, rate, step + s + 1), memory.factors / 4 + s * factorsPerStep);
    }
    this.filledRate = rate;
  }

  private mapMoments<T>(
    visit: (access: ParameterAccess, layer: CompiledLayer, address: number, isBias: boolean) => T,
  ): T[] {
    const { moments } = this.plan;
    return this.layers.flatMap(({ layer, place, access }) => {
      if (layer.frozen) return [];
      const of = (tensor: ParameterPlace, isBias: boolean): T[] =>
        momentAddresses(tensor, moments).map((address) => visit(access, layer, address, isBias));
      return [...of(place.weight, false), ...of(place.bias, true)];
    });
  }

  private forEachLayer(rows: readonly DenseTensors[], visit: (layer: PlacedLayer, rows: DenseTensors) => void): void {
    for (const [l, layer] of this.layers.entries()) {
      const own = rows[l];
      if (!own) throw new RangeError(`there are no rows for ${layer.layer.name}`);
      visit(layer, own);
    }
  }

  /** The order of gathered rows that are not shuffled. */
  private writeCounting(): void {
    const { memory, gathers, evaluation } = this.plan;
    if (!gathers) return;
    const counting = Int32Array.from({ length: this.dataset.train.m }, (_, i) => i);
    this.setOrder(counting);
    new Int32Array(this.pool.memory).set(counting.subarray(0, evaluation), memory.counting / 4);
  }

  /** X of a set: in panels, or in rows if batches are gathered from it. */
  private inputs({ x, stored }: InputPlace, widest: PanelWidth): ExampleAccess {
    const { network, gathers } = this.plan;
    const { features } = network;
    const rows = Array.from({ length: features }, (_, j): ColumnPlace => ({ first: j, step: paddedUnits(features) }));
    return new ExampleAccess(this.floats, x, gathers ? rows : columnPlaces(features, stored, widest));
  }

  private writeInputs(place: InputPlace, x: ExampleSet['x']): void {
    const inputs = this.inputs(place, this.widest);
    x.eachBlock(
      (length) => new Float32Array(length),
      (rows, from, count) => inputs.write(rows, 0, count, from),
    );
  }

  private writeTargets({ m, y }: ExampleSet): void {
    const { network, memory, gathers } = this.plan;
    const { outputs } = network;
    const stride = targetStride(outputs, gathers);
    for (let i = 0, from = 0; i < m; i++) {
      const to = memory.train.y / 4 + i * stride;
      for (let k = 0; k < outputs; k++) this.floats[to + k] = y[from++] ?? Number.NaN;
    }
  }
}
