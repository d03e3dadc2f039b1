import type { LayerTable } from '../../model/layer';
import type { Precision } from '../../model/train';
import type { Random } from '../../numerics/random';
import { denseGradients, denseTensors, type LayerGradients, type LayerParameters } from '../parameters';
import { activationOp } from './activation-op';
import { Dense } from './ops/dense';
import { Dropout } from './ops/dropout';
import { Flatten } from './ops/flatten';
import type { Op } from './ops/op';
import type { Signal } from './signal';

/** The buffers that a layer's ops are bound to. */
export interface LayerSetting {
  /** A[l-1]. */
  readonly input: Signal;
  /** For a layer with parameters. */
  readonly parameters: LayerParameters | undefined;
  /** Absent for a forward-only pass. */
  readonly gradients: LayerGradients | undefined;
  /** The random stream of dropout's masks; if absent, dropout is off. */
  readonly dropout: Random | undefined;
  readonly capacity: number;
  readonly precision: Precision;
}

/** The ops of a layer, in the order of a forward pass. */
export interface LayerOps {
  readonly ops: readonly Op[];
  /** For a layer with an activation. */
  readonly z?: Signal;
  readonly a: Signal;
}

/** Each kind of layer as ops. */
export const layerOps: LayerTable<[setting: LayerSetting], LayerOps> = {
  input: (_layer, { input }) => ({ ops: [], a: input }),
  flatten: (_layer, { input }) => single(new Flatten(input)),
  dense(layer, { input, parameters, gradients, capacity, precision }) {
    if (!parameters) throw new RangeError(`no parameters for layer ${layer.name}`);
    const { units, inputs } = parameters;
    const own = { units, inputs, ...denseTensors(parameters) };
    const dense = new Dense(own, input, gradients && denseGradients(gradients), capacity, precision);
    const z = dense.output;
    const activation = activationOp(layer.activation, z, layer.slope, precision);
    return { ops: [dense, activation], z, a: activation.output };
  },
  dropout: ({ rate }, { input, dropout, precision }) =>
    dropout ? single(new Dropout(input, rate, dropout, precision)) : { ops: [], a: input },
};

function single(op: Op): LayerOps {
  return { ops: [op], a: op.output };
}
