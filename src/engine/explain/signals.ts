import type { Loss, Outputs } from '../losses/loss';
import type { Pass } from '../reference/pass';
import type { ExplainedLayer } from './explanation';
import { type Matrix, ofExamples } from './matrix';

/** Z, A, dA and dZ of a layer. */
export type LayerSignals = Pick<ExplainedLayer, 'Z' | 'A' | 'dA' | 'dZ'>;

interface Derivatives {
  readonly dA: Matrix;
  dZ?: Matrix;
}

/**
 * Goes back from the loss of the m examples of the last forward pass and keeps what each layer, by position, has computed
 * in both directions. The ops overwrite dA[l] by dZ[l], so each is copied when it is there.
 */
export function backwardSignals(pass: Pass, loss: Loss, outputs: Outputs, m: number): readonly LayerSignals[] {
  const found = new Map<number, Derivatives>();
  const last = pass.layers.length - 1;
  if (loss.outputGradient) {
    const dA = new Float64Array(m * outputs.n);
    loss.outputGradient(outputs, dA, m);
    found.set(last, { dA: ofExamples(dA, outputs.n, m) });
  }
  pass.backward(loss, outputs, m, (position) => {
    const { z, a } = pass.layer(position);
    const own = found.get(position);
    if (!own) found.set(position, { dA: derivative(a, m) });
    else if (z) own.dZ ??= derivative(z, m);
  });
  // Layers that compute nothing, the input and dropout while it is off, pass on the signal of the layer before.
  let below: Derivatives = { dA: derivative(pass.input, m) };
  return pass.layers.map(({ z, a }, position) => {
    const own = found.get(position) ?? { dA: below.dA };
    below = own;
    return {
      ...(z ? { Z: ofExamples(z.value, z.width, m) } : {}),
      A: ofExamples(a.value, a.width, m),
      ...own,
    };
  });
}

function derivative(
  { gradient = new Float64Array(), width }: { readonly gradient: Float64Array | undefined; readonly width: number },
  m: number,
): Matrix {
  return ofExamples(gradient, width, m);
}
