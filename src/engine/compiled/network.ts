import type { ActivationName } from '../../model/activation';
import { byKind, type LayerTable } from '../../model/layer';
import { type LossName, lossFacts } from '../../model/loss';
import { inferShapes } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import { activationOf, isScalar } from '../../numerics/activation/table';

/** One dense layer as the compiler sees it; flatten is not a step, since examples are stored in rows. */
export interface CompiledLayer {
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  readonly activation: ActivationName;
  readonly slope: number;
  readonly frozen: boolean;
  /** λ. */
  readonly l2: number;
  /** Rates of the dropout layers that follow, in order; empty for none. */
  readonly dropout: readonly number[];
}

/** A network that can be compiled. */
export interface CompiledNetwork {
  readonly features: number;
  readonly outputs: number;
  /** Rates of the dropout layers right after the input. */
  readonly inputDropout: readonly number[];
  readonly layers: readonly CompiledLayer[];
  readonly loss: LossName;
}

/** Why a spec uses the reference engine: what the compiler does not support, or the platform does not provide. */
export const uncompilable = [
  'float64',
  'hidden-softmax',
  'softmax-loss',
  'output-dropout',
  'negative-slope',
  'address-space',
  'no-memory',
] as const;
export type Uncompilable = (typeof uncompilable)[number];

/** The network as the compiler sees it, or why it cannot be compiled. */
export function compilable(spec: Spec): CompiledNetwork | Uncompilable {
  const { train } = spec;
  if (train.precision === 'float64') return 'float64';
  const draft: Draft = { layers: [], inputDropout: [], l2: train.l2 };
  const { layers: shapes } = inferShapes(spec.layers);
  for (const { layer, inputs } of shapes) {
    const refusal = byKind(addLayer, layer, inputs, draft);
    if (refusal) return refusal;
  }
  const { layers, inputDropout } = draft;
  const output = layers.at(-1);
  if (!output) throw new RangeError('a network without dense layers has no shapes');
  const { inputs: features } = layers[0] ?? output;
  if (output.dropout.length > 0) return 'output-dropout';
  if (!isScalar(output.activation) && lossFacts(train.loss).targets !== 'probabilities') return 'softmax-loss';
  if (layers.some((layer) => layer !== output && !isScalar(layer.activation))) return 'hidden-softmax';
  return { features, outputs: output.units, inputDropout, layers, loss: train.loss };
}

/** A network of which some layers have been added. */
interface Draft {
  readonly layers: (CompiledLayer & { readonly dropout: number[] })[];
  readonly inputDropout: number[];
  /** λ of `train`. */
  readonly l2: number;
}

/** Adds one layer with `inputs` input values, or returns why it cannot be compiled. */
const addLayer: LayerTable<[inputs: number, draft: Draft], Uncompilable | undefined> = {
  input: () => undefined,
  // Examples are stored in rows from the start.
  flatten: () => undefined,
  dense({ name, units, activation, slope, frozen, l2 }, inputs, draft) {
    // Backward determines g′ from the sign of a, which such a slope reverses.
    if (activationOf(activation).takesSlope && slope < 0) return 'negative-slope';
    const own = { name, inputs, units, activation, slope, frozen, l2: l2 ?? draft.l2 };
    draft.layers.push({ ...own, dropout: [] });
    return undefined;
  },
  dropout({ rate }, _inputs, { layers, inputDropout }) {
    (layers.at(-1)?.dropout ?? inputDropout).push(rate);
    return undefined;
  },
};
