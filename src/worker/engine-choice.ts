import type { PanelWidth } from '../engine/compiled/layout/panels';
import type { Build, Machine } from '../engine/compiled/machine';
import type { CompiledNetwork } from '../engine/compiled/network';
import type { Platform } from '../engine/compiled/platform';
import { OutOfMemory } from '../engine/compiled/thread-pool';
import { chosenPlan } from '../engine/compiled/training-plan';
import { fastest, Trial } from '../engine/compiled/trial';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Arithmetic } from '../model/record';
import { sizesOf } from '../model/sets';
import type { Spec } from '../model/spec';
import { arithmeticOf, type TierChoice } from '../model/tier-choice';
import { randomStream } from '../numerics/streams';
import type { Prepare } from '../protocol/engine';
import { keptEngine, tierKeeps } from '../runs/kept-engine';
import type { RunRecord } from '../runs/run-record';
import type { Environment } from './environment';

export interface EngineQuestion {
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly request: Pick<Prepare, 'tier' | 'threads' | 'memoryLimit'>;
  /** Of a run that is viewed or resumed. */
  readonly stored: RunRecord['engine'] | undefined;
  /** The run's weights are only viewed: with the engine that trained them, or else with an available one. */
  readonly viewOnly?: boolean;
  readonly environment: Environment;
}

/** Operations of a training that takes long enough, some seconds, to justify trials. */
const worthTrying = 5e11;
/** Operations of a batch that are worth distributing over threads. */
const worthSharing = 1e6;
/** Most operations and fewest examples of a batch in a trial: a part of a larger batch is enough. */
const mostTried = 4e8;
const leastTried = 16;
/** A run must be longer than this many trial batches: comparing two builds takes sixteen or more. */
const trialsPay = 1000;
/** Narrow panels, and more threads, must be faster by this share: trials are noisy. */
const narrowMargin = 0.05;
const threadMargin = 0.1;

/**
 * The machine for the compiled engine; undefined where the reference engine trains. Throws Fault `tier-missing`
 * where the requested tier, or `run-arithmetic-missing` where a run's arithmetic, is not available; `run-engine-other`
 * where a run would continue with another engine or arithmetic than it had.
 */
export function machineFor(question: EngineQuestion): Machine | undefined {
  const { request, stored, environment } = question;
  const { platform } = environment;
  const tier = question.viewOnly ? 'auto' : (request.tier ?? 'auto');
  const arithmetic = question.viewOnly ? nearestArithmetic(stored, platform) : wantedArithmetic(tier, stored, platform);
  if (arithmetic === undefined || !platform) return undefined;
  const build = buildFor(question, tier, arithmetic, platform);
  const shares = request.threads === undefined && build.threads > 1;
  return { ...build, startThreadPool: platform.startThreadPool, ...(shares ? { now: environment.now } : {}) };
}

/** Undefined for the reference engine. */
function wantedArithmetic(
  tier: TierChoice,
  stored: RunRecord['engine'] | undefined,
  platform: Platform | undefined,
): Arithmetic | undefined {
  const kept = stored && keptEngine(stored);
  if (stored && !tierKeeps(tier, stored)) {
    throw new Fault(message('run-engine-other', { kind: stored.kind, arithmetic: stored.arithmetic, tier }));
  }
  if (kept === 'fma' && !platform?.fused) throw new Fault(message('run-arithmetic-missing'));
  if ((tier === 'A' || tier === 'B') && !platform?.fused) throw new Fault(message('tier-missing', { tier }));
  const wanted = kept ?? (tier === 'auto' ? (platform?.fused ? 'fma' : 'mul-add') : arithmeticOf(tier));
  return wanted === 'reference' ? undefined : wanted;
}

/** The arithmetic closest to the one that trained a run; undefined for the reference engine. */
function nearestArithmetic(
  stored: RunRecord['engine'] | undefined,
  platform: Platform | undefined,
): Arithmetic | undefined {
  const kept = stored && keptEngine(stored);
  if (kept === 'reference' || kept === undefined) return undefined;
  return kept === 'fma' && !platform?.fused ? 'mul-add' : kept;
}

/** The fastest build, or the standard one where there is no memory for trials. */
function buildFor(question: EngineQuestion, tier: TierChoice, arithmetic: Arithmetic, platform: Platform): Build {
  const widths: readonly PanelWidth[] = tier === 'A' ? [16] : tier === 'B' || !platform.merges ? [8] : [16, 8];
  const standard: Build = { arithmetic, widest: widths[0] ?? 8, threads: question.request.threads ?? 1 };
  try {
    return fastestBuild(question, standard, widths, platform);
  } catch (error) {
    if (error instanceof OutOfMemory) return standard;
    throw error;
  }
}

/** Widths and threads give equal bits, so the choice may depend on the measured speed. */
function fastestBuild(
  question: EngineQuestion,
  standard: Build,
  widths: readonly PanelWidth[],
  platform: Platform,
): Build {
  const { spec, dataset, request, environment } = question;
  const network = question.viewOnly ? undefined : networkToTry(question);
  if (!network) return standard;
  // A batch of all examples is not gathered, and neither are its parts.
  const shuffle = spec.train.shuffle && batchOf(spec, dataset) < dataset.train.m;
  const settings = { ...spec.train, shuffle, batch: triedBatch(network, spec, dataset) };
  const trialOf = (build: Build): Trial => {
    const machine = { ...build, startThreadPool: platform.startThreadPool };
    return new Trial(machine, network, settings, dataset, randomStream('pcg64', 0, 'dropout'), environment.now);
  };
  const others = widths.slice(1).map((widest): Build => ({ ...standard, widest }));
  const wide = fastest(standard, others, narrowMargin, trialOf);
  const shares =
    request.threads === undefined &&
    platform.cores > 1 &&
    operationsOf(network, batchOf(spec, dataset)) >= worthSharing;
  return fastest(wide, shares ? [{ ...wide, threads: platform.cores }] : [], threadMargin, trialOf);
}

/** The network, where its training is long enough, and memory large enough, for trials. */
function networkToTry({ spec, dataset, request }: EngineQuestion): CompiledNetwork | undefined {
  const { features, outputs, train } = dataset;
  const plan = chosenPlan(spec, { features, outputs, ...sizesOf(dataset) }, request.threads ?? 1);
  // The trainer refuses what no engine supports or does not fit the data.
  if (typeof plan !== 'object' || plan.network.features !== features || plan.network.outputs !== outputs)
    return undefined;
  if (plan.bytes * 2 > request.memoryLimit) return undefined;
  const { network } = plan;
  const ofRun = operationsOf(network, train.m) * spec.train.epochs;
  const ofTrial = operationsOf(network, triedBatch(network, spec, dataset)) * trialsPay;
  return ofRun >= Math.max(worthTrying, ofTrial) ? network : undefined;
}

/** Examples of a batch. */
function batchOf({ train: { batch } }: Spec, { train: { m } }: Dataset): number {
  return batch === 'full' ? m : Math.min(batch, m);
}

function triedBatch(network: CompiledNetwork, spec: Spec, dataset: Dataset): number {
  const enough = Math.max(leastTried, Math.floor(mostTried / operationsOf(network, 1)));
  return Math.min(batchOf(spec, dataset), enough);
}

/** Multiplications and additions of `examples` examples: two each for forward, dA and dW, per example and weight. */
function operationsOf({ layers }: CompiledNetwork, examples: number): number {
  return 6 * examples * layers.reduce((sum, { units, inputs }) => sum + units * inputs, 0);
}
