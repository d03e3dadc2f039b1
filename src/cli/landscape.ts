import { comparableLosses, comparedLosses, costName } from '../engine/landscape/compared';
import { checkParameters, landscapeAlongPath, landscapeOfParameters, parameterPair } from '../engine/landscape/kinds';
import type { Landscape } from '../engine/landscape/landscape';
import type { Trail } from '../engine/landscape/trail';
import { namedParameters } from '../engine/landscape/two-parameters';
import { Network } from '../engine/network';
import type { StepsOptions } from '../engine/training/create-steps';
import type { Dataset } from '../model/dataset';
import type { LossName } from '../model/loss';
import { Fault, message } from '../model/message';
import { mostRaceSteps } from '../model/race';
import { parametersOf } from '../model/shapes';
import type { Spec } from '../model/spec';
import { machineFor } from '../worker/engine-choice';
import { type Command, exit, type Surroundings } from './command';
import { costJson, cutJson, pathJson } from './landscape-json';
import { costMap } from './landscape-map';
import { trailOfRun, trained } from './landscape-trail';
import { readable } from './number';
import type { Options } from './options';
import { openRunOf } from './run-replay';
import { memoryLimit, namedWeights, readDataset } from './spec-data';
import { loadSpec } from './spec-file';
import { table } from './table';

/** Steps that are trained where no run is given and nothing else is said, at most. */
const usualSteps = 1000;
const planes = ['parameters', 'path'] as const;

/** The cost over a plane of parameters, with the way of a training on it. */
export const landscape: Command = {
  name: 'landscape',
  options: ['run', 'steps', 'plane', 'parameters', 'cost'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const network = new Network(loaded.spec);
    checkParameters(network);
    const wanted = kindOf(network, options);
    const source = sourceOf(loaded.spec, path, network, options, surroundings);
    if (typeof source === 'number') return source;
    const { spec, dataset, trail } = source;
    const losses = lossesOf(spec, network, dataset, options);
    const { view, share } = landscapeOf(source, wanted, losses);
    for (const _ of view.work());
    const costs = view.views();
    const axes = wanted === 'path' ? ['first', 'second'] : wanted.map((at) => namedParameters(network)[at] ?? '');
    output.longValue({
      plane: wanted === 'path' ? 'path' : 'parameters',
      axes,
      ...(share === undefined ? {} : { share }),
      parameters: view.plane.origin.length,
      examples: view.examples,
      steps: trail.steps.at(-1) ?? 0,
      area: view.area,
      costs: costs.map((cost) => ({
        name: costName(cost.loss),
        path: pathJson(cost.paths[0] ?? []),
        ...costJson(cost),
        cut: cutJson(cost),
      })),
    });
    const steps = trail.steps.at(-1) ?? 0;
    if (share === undefined) output.say('cli-landscape-two', { x: axes[0] ?? '', y: axes[1] ?? '', steps });
    else
      output.say('cli-landscape-path', { share: readable(100 * share), steps, parameters: view.plane.origin.length });
    if (view.examples < dataset.train.m) {
      output.say('cli-landscape-some', { examples: view.examples, all: dataset.train.m });
    }
    const { area } = view;
    output.say('cli-landscape-area', {
      x: axes[0] ?? '',
      y: axes[1] ?? '',
      left: readable(area.left),
      right: readable(area.right),
      bottom: readable(area.bottom),
      top: readable(area.top),
    });
    for (const cost of costs) {
      output.line('');
      output.line(costName(cost.loss));
      output.lines(costMap(cost, area));
    }
    output.line('');
    const heads = ['cli-landscape-cost', 'cli-landscape-start', 'cli-landscape-end', 'cli-landscape-least'] as const;
    const rows = costs.map(({ loss, paths: [way = []], least }) => [
      costName(loss),
      readable(way[0]?.cost ?? Number.NaN),
      readable(way.at(-1)?.cost ?? Number.NaN),
      least ? `${readable(least.cost)} (${readable(least.x)}, ${readable(least.y)})` : '',
    ]);
    output.lines(table([heads.map((code) => output.sentence(message(code))), ...rows]));
    if (costs.some(({ least }) => least?.atEdge)) output.say('cli-landscape-edge');
    return exit.fine;
  },
};

/** The two parameters that are varied, or `path`. */
function kindOf(network: Network, options: Options): readonly [number, number] | 'path' {
  const plane = options.choice('plane', planes);
  const names = options
    .text('parameters')
    ?.split(/[\s,]+/)
    .filter((name) => name !== '');
  if (plane === 'path' && names)
    throw new Fault(message('cli-option-clash', { first: '--plane path', second: '--parameters' }));
  const isPath = plane === 'path' || (plane === undefined && !names && namedParameters(network).length === 0);
  return isPath ? 'path' : parameterPair(network, names);
}

/** A training whose way is shown, and how another one begins as it did. */
interface Source {
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly trail: Trail;
  readonly training: StepsOptions;
}

/** The run that is given, or else a training in memory. */
function sourceOf(
  spec: Spec,
  path: string,
  network: Network,
  options: Options,
  surroundings: Surroundings,
): Source | number {
  const { environment } = surroundings;
  const run = options.text('run');
  const steps = options.whole('steps', 0, mostRaceSteps);
  if (run !== undefined) {
    if (steps !== undefined) throw new Fault(message('cli-option-clash', { first: '--steps', second: '--run' }));
    const opened = openRunOf(run, spec, surroundings);
    if (typeof opened === 'number') return opened;
    const { replay, dataset } = opened;
    try {
      const trail = trailOfRun(opened, parametersOf(network.shapes));
      replay.goTo(replay.begins);
      const stored = opened.record.engine;
      const request = { memoryLimit, threads: 1 };
      const machine = machineFor({ spec: opened.spec, dataset, request, stored, environment });
      const training = { memoryLimit, weights: replay.weights(), ...(machine ? { machine } : {}) };
      return { spec: opened.spec, dataset, trail, training };
    } finally {
      replay.terminate();
    }
  }
  const dataset = readDataset(spec, path, environment);
  const weights = namedWeights(spec, path, environment);
  const training = { ...trainingOf(spec, dataset, surroundings), ...(weights ? { weights } : {}) };
  const batch = spec.train.batch === 'full' ? dataset.train.m : spec.train.batch;
  const all = spec.train.epochs * Math.ceil(dataset.train.m / Math.max(1, batch));
  const trail = trained(spec, dataset, spec.train.loss, steps ?? Math.min(usualSteps, all), training);
  return { spec, dataset, trail, training };
}

/** How a training of the spec is computed. */
export function trainingOf(spec: Spec, dataset: Dataset, { environment }: Surroundings): StepsOptions {
  const request = { memoryLimit, threads: 1 };
  const machine = machineFor({ spec, dataset, request, stored: undefined, environment });
  return { memoryLimit, ...(machine ? { machine } : {}) };
}

/** The costs that are compared, or the one that is asked for. Throws Fault landscape-cost where it is not defined here. */
function lossesOf(spec: Spec, network: Network, dataset: Dataset, options: Options): readonly LossName[] {
  const losses = comparedLosses(spec, network, dataset);
  const cost = options.choice('cost', comparableLosses.map(costName));
  if (cost === undefined) return losses;
  const one = losses.filter((loss) => costName(loss) === cost);
  if (one.length > 0) return one;
  throw new Fault(message('landscape-cost', { cost, costs: losses.map(costName).join(', ') }));
}

function landscapeOf(
  { spec, dataset, trail, training }: Source,
  wanted: readonly [number, number] | 'path',
  losses: readonly LossName[],
): { readonly view: Landscape; readonly share?: number } {
  if (wanted === 'path') {
    const { landscape: view, share } = landscapeAlongPath(spec, dataset, losses, trail);
    return { view, share };
  }
  const last = Math.min((trail.steps.at(-1) ?? 0) - (trail.steps[0] ?? 0), mostRaceSteps);
  const sides = losses.map((loss) => ({
    loss,
    trail: loss === spec.train.loss ? trail : trained(spec, dataset, loss, last, training),
  }));
  return { view: landscapeOfParameters(spec, dataset, wanted, sides) };
}
