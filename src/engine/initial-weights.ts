import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import { Network } from './network';

/** The weights that a run of the spec begins with, if no file gives them: in the run's precision. */
export function initialWeights(spec: Spec): NetworkWeights {
  const network = new Network(spec);
  network.initialize();
  return network.weights();
}
