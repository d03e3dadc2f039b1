import { Network } from '../../src/engine/network';
import { randomStream } from '../../src/numerics/streams';
import { writeHanded } from '../handed.mjs';
import { shapesOf } from '../workloads.mjs';
import { handedParameters } from './handed-tensors';
import type { PrepareJob } from './job';
import { specOf } from './spec';

/** Uniform features in [0, 1), random targets, and the initialisers' weights: work does not depend on what is learnt. */
export function prepare({ workload, folder }: PrepareJob): null {
  const { layers, examples, output } = workload;
  const { features, outputs } = shapesOf(layers);
  const random = randomStream('pcg64', 1, 'data');
  const x = Float32Array.from({ length: examples * features }, () => random.uniform());
  const y = new Float32Array(examples * outputs);
  for (let i = 0; i < examples; i++) {
    if (output === 'softmax') y[i * outputs + random.integer(outputs)] = 1;
    else y[i] = random.integer(2);
  }
  const network = new Network(specOf(workload));
  network.initialize(randomStream('pcg64', 1, 'init'));
  const parameters = handedParameters(network.parameters);
  writeHanded(folder, { x, y, parameters });
  return null;
}
