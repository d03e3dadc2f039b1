import type { DataSizes } from '../../../../src/engine/memory';
import type { ActivationName } from '../../../../src/model/activation';
import type { Spec } from '../../../../src/model/spec';
import { dense, input, specOf } from '../specs';

interface Workload {
  readonly sizes: readonly [number, ...number[]];
  readonly hidden: ActivationName;
  readonly batch: number | 'full';
  readonly examples: number;
}

/** Networks from tiny to wide and deep, on which speed and memory are looked at. */
const workloads = {
  W1: { sizes: [2, 8, 8, 1], hidden: 'tanh', batch: 10, examples: 500 },
  W1f: { sizes: [2, 8, 8, 1], hidden: 'tanh', batch: 'full', examples: 500 },
  W2: { sizes: [12288, 20, 7, 5, 1], hidden: 'relu', batch: 'full', examples: 209 },
  W3: { sizes: [784, 128, 64, 10], hidden: 'relu', batch: 64, examples: 6400 },
  W4: { sizes: [784, 1024, 1024, 10], hidden: 'relu', batch: 256, examples: 2560 },
  W5: { sizes: [64, ...Array.from({ length: 20 }, () => 64), 1], hidden: 'relu', batch: 32, examples: 3200 },
} satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;
export const workloadNames = Object.keys(workloads).filter((name): name is WorkloadName => name in workloads);

/** A workload as a spec in float32, and the sizes of its data. */
export function workload(name: WorkloadName): { readonly spec: Spec; readonly data: DataSizes } {
  const { sizes, hidden, batch, examples }: Workload = workloads[name];
  const [features, ...units] = sizes;
  const outputs = units.at(-1) ?? 1;
  const layers = units.map((count, l) => {
    const last = l === units.length - 1;
    return dense(`layer${l + 1}`, count, last ? (count > 1 ? 'softmax' : 'sigmoid') : hidden);
  });
  const spec = specOf([input(features), ...layers], { batch, shuffle: false, precision: 'float32', epochs: 1_000_000 });
  return { spec, data: { features, outputs, train: examples, test: 0 } };
}
