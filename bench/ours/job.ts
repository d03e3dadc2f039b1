import type { Tier } from '../../src/model/record';
import type { Workload } from '../workloads.mjs';

/** Writes a workload's examples and initial weights for all systems. */
export interface PrepareJob {
  readonly kind: 'prepare';
  readonly workload: Workload;
  readonly folder: string;
}

/** Trains a workload for some seconds. */
export interface TrainJob {
  readonly kind: 'train';
  readonly workload: Workload;
  readonly folder: string;
  readonly seconds: number;
  readonly engine: Tier | 'reference';
  readonly threads: number;
}

/** Measures the machine's fused multiply-adds. */
export interface LimitJob {
  readonly kind: 'limit';
  readonly seconds: number;
}

/** Writes a spec's split, as one seed makes it, and its initial weights. */
export interface PrepareTargetJob {
  readonly kind: 'prepare-target';
  readonly spec: string;
  readonly seed: number;
  readonly folder: string;
}

/** Trains a spec until its test accuracy is there. */
export interface TargetJob {
  readonly kind: 'target';
  readonly spec: string;
  readonly seed: number;
  readonly tier: Tier;
  readonly accuracy: number;
  readonly epochs: number;
}

export type Job = PrepareJob | TrainJob | LimitJob | PrepareTargetJob | TargetJob;
