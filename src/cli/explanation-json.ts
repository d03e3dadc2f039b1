import type { ExplainedLayer } from '../engine/explain/explanation';
import { type Matrix, rowsOf } from '../engine/explain/matrix';
import type { Walk } from '../engine/explain/walk';
import { sidesOf } from '../model/formula/pass';
import type { Spec } from '../model/spec';
import { LongList } from '../runs/json';
import { equationsAt, softmaxSum } from './explanation-equations';

const hatted = (symbol: string): string => `${symbol}\u0302`.normalize('NFC');

/** The rows of a matrix, written one after the other. */
const written = (matrix: Matrix): LongList => new LongList({ [Symbol.iterator]: () => rowsOf(matrix) });

/** An explanation as programs get it. */
export function explanationJson(walk: Walk, { train }: Spec, step: number | undefined) {
  const { explanation } = walk;
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
    layers: new LongList({
      *[Symbol.iterator]() {
        for (const [position, layer] of layers.entries()) yield layerJson(walk, layer, position);
      },
    }),
  };
}

function layerJson(walk: Walk, { shape, tensors, Z, A, dA, dZ }: ExplainedLayer, position: number) {
  const { layer, index, activation } = shape;
  const ofTensors = (name: (symbol: string) => string, of: (tensor: (typeof tensors)[number]) => Matrix) =>
    Object.fromEntries(tensors.map((tensor) => [name(tensor.symbol), written(of(tensor))]));
  const hasMoments = tensors.some(({ moments: own }) => own.length > 0);
  const updates = hasMoments ? equationsAt(walk, 'update', position) : [];
  const moments = tensors.flatMap(({ symbol: tensor, moments: own }) =>
    own.map(({ symbol, before, after }) => {
      // v̂ of v: without the bias towards the 0 that it began with.
      const corrected = updates.find(({ letter, line }) => letter === tensor && sidesOf(line)[0] === hatted(symbol));
      return {
        tensor,
        symbol,
        before: written(before),
        after: written(after),
        ...(corrected ? { corrected: written(corrected.result) } : {}),
      };
    }),
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
    ...softmaxJson(walk, position),
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

/** The terms of softmax, their sum of each example, and what was taken from z before e^z, where something was. */
function softmaxJson(walk: Walk, position: number) {
  const equations = equationsAt(walk, 'forward', position);
  const sum = equations.map((equation) => softmaxSum(equation).sum).find((found) => found !== undefined);
  const terms = equations.find(({ line }) => /^[Tt] = /.test(line));
  if (!sum || !terms) return {};
  const largest = equations.find(({ line }) => line.startsWith('z_max = '));
  const taken = largest ? { zMax: [...largest.result.values] } : {};
  return { softmax: { ...taken, terms: written(terms.result), sum: [...sum.values] } };
}
