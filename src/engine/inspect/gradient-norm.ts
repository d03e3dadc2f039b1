import type { Dataset } from '../../model/dataset';
import { gather } from '../examples';
import type { Network } from '../network';
import { squaredNorm } from '../tensor';

/** From a larger training set this many examples are taken, and fewer where a network is so wide that they take much memory. */
const mostExamples = 4096;
const mostValues = 2 ** 23;

/** ‖∇J‖ over all parameters, l2 included and before any clipping, of examples spread evenly over the training set. */
export class GradientNorm {
  constructor(private readonly dataset: Dataset) {}

  /** With the parameters of now, dropout off. */
  of(network: Network): number {
    const { train, outputs } = this.dataset;
    const width = network.shapes.reduce((sum, { units }) => sum + units, 0);
    const m = Math.max(1, Math.min(train.m, mostExamples, Math.floor(mostValues / width)));
    const indices = Int32Array.from({ length: m }, (_, i) => Math.floor((i * train.m) / m));
    const y = new Float64Array(m * outputs);
    gather(train.y, outputs, indices, 0, m, y);
    const gradients = network.gradients();
    const pass = network.pass({ capacity: m, gradients });
    train.x.gather(indices, 0, m, pass.input.value);
    pass.forward(m);
    pass.backward(network.loss, pass.outputs(y), m);
    network.addPenaltyGradient(gradients, train.m);
    const squares = gradients.flatMap(({ tensors }) => tensors.map(({ values }) => squaredNorm(values)));
    return Math.sqrt(squares.reduce((sum, each) => sum + each, 0));
  }
}
