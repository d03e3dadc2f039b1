import { marksOf } from '../engine/inspect/marks';
import type { Probe } from '../engine/inspect/probe';
import { quantize } from '../engine/inspect/quantize';
import { radar } from '../engine/inspect/radar/radar';
import { columnOf, matrixOf } from '../engine/inspect/shown-tensors';
import { thumbnail, thumbnailSize } from '../engine/inspect/thumbnail';
import type { Network } from '../engine/network';
import { type ExampleReference, exampleKey, mostOutputs, type Prediction } from '../protocol/example';
import type { LayerSnapshot, Snapshot, Watch } from '../protocol/snapshot';
import { type Observation, snapshotEffort } from './observation';
import { momentOf } from './prepared-training';
import { unscaled } from './scale-features';

/** Bytes of a snapshot. */
const budget = 65_536;
/** Bytes of a layer's numbers and names without its arrays, and of the snapshot around them. */
const overhead = 160;
/** Of a deeper network this many layers are shown, evenly spread: their numbers and names take half the budget. */
const mostLayers = Math.floor(budget / 2 / overhead);
/** Bytes of all surfaces during training: the finest cells are not visible then, and they cost most. */
const movingSurfaces = 18_000;
/** A surface of fewer cells shows nothing. */
const smallestSide = 8;

/** One layer of an incomplete snapshot. */
type Draft = { -readonly [K in keyof LayerSnapshot]: LayerSnapshot[K] };
/** Those of a snapshot by their positions. */
type Drafts = ReadonlyMap<number, Draft>;

/**
 * The network at this moment in at most 64 KB: first what every unit does (a, b, marks), the smallest layers first;
 * then decision surfaces, in half of the room that is left and no finer than it allows, coarser where the network is
 * `moving`; then weights, whole where they fit and as thumbnails elsewhere.
 */
export function composeSnapshot(observation: Observation, watch: Watch, sequence: number, moving: boolean): Snapshot {
  const { network } = observation.session.trainer;
  const probe = watch.example ? observation.probe(watch.example) : undefined;
  const layers = draftsOf(network.shapes.length);
  let room = budget - overhead * (layers.size + 1) - 8 * mostOutputs;
  room -= addUnits(layers, observation, probe, room);
  const side = surfaceSide(observation, watch.surface, Math.min(room / 2, moving ? movingSurfaces : room));
  room -= addSurfaces(layers, observation, side);
  addWeights(layers, network, room);
  const prediction = watch.example && probe ? predictionOf(observation, watch.example, probe) : undefined;
  const moment = momentOf(observation.session);
  return { sequence, moment, side, ...(prediction ? { prediction } : {}), layers: [...layers.values()] };
}

/** What the network computed from an example that `probe` has just run. */
function predictionOf(observation: Observation, reference: ExampleReference, probe: Probe): Prediction {
  const { y } = observation.example(reference);
  const output = probe.output();
  const prediction = {
    example: exampleKey(reference),
    output: unscaled(output, observation.session.dataset.pipeline.targetScaling).slice(0, mostOutputs).buffer,
    ...(y ? { loss: probe.loss(y) } : {}),
  };
  if (!observation.session.dataset.classes) return prediction;
  const predicted = probe.predicted();
  const confidence = output[output.length === 1 ? 0 : predicted] ?? Number.NaN;
  return { ...prediction, predicted, confidence, ...(y ? { right: probe.label(y) === predicted } : {}) };
}

/** Empty drafts of a network's `count` layers, or of as many as a snapshot shows, first and last among them. */
function draftsOf(count: number): Drafts {
  const draft = (position: number): Draft => ({ position, rows: 0, columns: 0, maxWeight: 0, surfaceScale: 0 });
  return new Map(shownPositions(count).map((position) => [position, draft(position)]));
}

/** Which of `count` layers a snapshot shows: all, or as many as it can, the first, the last and others evenly between. */
export function shownPositions(count: number): readonly number[] {
  const shown = Math.min(count, mostLayers);
  return Array.from({ length: shown }, (_, i) => (shown < count ? Math.round((i * (count - 1)) / (shown - 1)) : i));
}

/** Activation, bias and marks of each layer as far as they fit; gives the bytes they take. */
function addUnits(layers: Drafts, observation: Observation, probe: Probe | undefined, room: number): number {
  const { network } = observation.session.trainer;
  const sample = observation.sample(snapshotEffort);
  const judged = new Map(radar(sample).map((each) => [each.layer.position, each]));
  let taken = 0;
  for (const { position, units } of [...network.shapes].sort((a, b) => a.units - b.units)) {
    const layer = layers.get(position);
    const parameters = network.parameters.find((candidate) => candidate.position === position);
    const bytes = units * (parameters ? 9 : 4);
    if (!layer || taken + bytes > room) continue;
    taken += bytes;
    layer.activation = new Float32Array(probe?.a(position) ?? sample.meanActivation(position)).buffer;
    if (!parameters) continue;
    const bias = columnOf(parameters);
    if (bias) layer.bias = new Float32Array(bias).buffer;
    const found = judged.get(position);
    if (found) layer.marks = marksOf(found).buffer;
  }
  return taken;
}

/** The finest side up to the wanted one whose surfaces fit the room and the effort; 0 where none does. */
function surfaceSide({ session, effort }: Observation, wanted: number, room: number): number {
  const { shapes, features } = session.trainer.network;
  if (features !== 2) return 0;
  const units = shapes.reduce((sum, shape) => (shape.position > 0 ? sum + shape.units : sum), 0);
  const side = Math.min(wanted, Math.floor(Math.sqrt(Math.min(room / units, snapshotEffort / Math.max(1, effort)))));
  return side < smallestSide ? 0 : side;
}

/** Surfaces of every layer's units; gives the bytes they take. An input's own is a ramp, which is not sent. */
function addSurfaces(layers: Drafts, observation: Observation, side: number): number {
  const places = [...layers.keys()].filter((position) => position > 0).map((position) => ({ position }));
  let taken = 0;
  for (const { position, values } of observation.grid('snapshot', side, places)?.sweep() ?? []) {
    const layer = layers.get(position);
    if (!layer) continue;
    const { bytes, largest } = quantize(values);
    layer.surface = bytes.buffer;
    layer.surfaceScale = largest;
    taken += bytes.length;
  }
  return taken;
}

/** W of each layer: the smallest first, each with an equal share of what is left. */
function addWeights(layers: Drafts, network: Network, room: number): void {
  let left = room;
  const ordered = network.parameters
    .flatMap((parameters) => {
      const layer = layers.get(parameters.position);
      const matrix = matrixOf(parameters);
      return layer && matrix ? [{ layer, matrix }] : [];
    })
    .sort((a, b) => a.matrix.values.length - b.matrix.values.length);
  for (const [i, { layer, matrix }] of ordered.entries()) {
    const room = Math.floor(left / (ordered.length - i) / 4);
    const [rows, columns] = thumbnailSize(matrix.rows, matrix.columns, room);
    const small = thumbnail(matrix.values, matrix.rows, matrix.columns, rows, columns);
    layer.maxWeight = small.maxAbs;
    layer.rows = small.rows;
    layer.columns = small.columns;
    if (rows * columns === 0) continue;
    layer.weight = small.values.buffer;
    left -= 4 * small.values.length;
  }
}
