import type { ExplainedLayer, Explanation } from '../engine/explain/explanation';
import { type Matrix, rowsOf } from '../engine/explain/matrix';
import type { Spec } from '../model/spec';
import { LongList } from '../runs/json';

/** The rows of a matrix, written one after the other. */
const written = (matrix: Matrix): LongList => new LongList({ [Symbol.iterator]: () => rowsOf(matrix) });

/** An explanation as programs get it. */
export function explanationJson(explanation: Explanation, { train }: Spec, step: number | undefined) {
  const { m, Y, loss, weights, cost, penalty, costAfter, lossAfter, layers } = explanation;
  const [input] = layers;
  return {
    ...(step === undefined ? {} : { step }),
    m,
    ...(input ? { x: written(input.A) } : {}),
    y: written(Y),
    loss: [...loss],
    ...(weights ? { weights: [...weights] } : {}),
    cost,
    penalty,
    lossAfter: [...lossAfter],
    costAfter,
    update: {
      optimizer: train.optimizer.name,
      lr: explanation.rate,
      number: explanation.update,
      gradientNorm: explanation.gradientNorm,
      clipFactor: explanation.clipFactor,
    },
    layers: new LongList(layers.map(layerJson)),
  };
}

function layerJson({ shape, tensors, Z, A, dA, dZ }: ExplainedLayer) {
  const { layer, index, activation } = shape;
  const ofTensors = (name: (symbol: string) => string, of: (tensor: (typeof tensors)[number]) => Matrix) =>
    Object.fromEntries(tensors.map((tensor) => [name(tensor.symbol), written(of(tensor))]));
  const moments = tensors.flatMap(({ symbol: tensor, moments: own }) =>
    own.map(({ symbol, before, after }) => ({ tensor, symbol, before: written(before), after: written(after) })),
  );
  return {
    name: layer.name,
    kind: layer.kind,
    index,
    ...(activation ? { activation: activation.name } : {}),
    ...ofTensors(
      (symbol) => symbol,
      ({ value }) => value,
    ),
    ...(Z ? { Z: written(Z) } : {}),
    A: written(A),
    dA: written(dA),
    ...(dZ ? { dZ: written(dZ) } : {}),
    ...ofTensors(
      (symbol) => `d${symbol}`,
      ({ gradient }) => gradient,
    ),
    ...ofTensors(
      (symbol) => `${symbol}After`,
      ({ after }) => after,
    ),
    ...(moments.length > 0 ? { moments: new LongList(moments) } : {}),
  };
}
