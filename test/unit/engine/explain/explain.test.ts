import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain } from '../../../../src/engine/explain/explain';
import { type Matrix, rowsOf } from '../../../../src/engine/explain/matrix';
import { Network } from '../../../../src/engine/network';
import { type ActivationName, activationNames } from '../../../../src/model/activation';
import type { Layer } from '../../../../src/model/layer';
import { lossNames } from '../../../../src/model/loss';
import { optimizerFacts, optimizerNames } from '../../../../src/model/optimizer';
import { randomStream } from '../../../../src/numerics/streams';
import { dense, input, specOf, training } from '../specs';
import { backward, forward, type Rows, type Start, table } from './textbook';

const draws = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 6 }),
        activation: fc.constantFrom(...activationNames),
        frozen: fc.boolean(),
        l2: fc.constantFrom(undefined, 0, 0.3),
        drops: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    loss: fc.constantFrom(...lossNames),
    categorical: fc.boolean(),
    output: fc.constantFrom(...activationNames),
    outputs: fc.integer({ min: 2, max: 4 }),
    m: fc.integer({ min: 1, max: 9 }),
    trainingSize: fc.integer({ min: 9, max: 40 }),
    optimizer: fc.constantFrom(...optimizerNames),
    l2: fc.constantFrom(0, 0.7),
    clip: fc.constantFrom(undefined, 0.01, 100),
    weighs: fc.boolean(),
    updates: fc.constantFrom(0, 0, 1, 17),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ sizes, hidden, loss, categorical, output, optimizer, l2, clip, ...rest }) => {
    const last: ActivationName =
      loss === 'hinge' ? 'linear' : loss !== 'cross-entropy' ? output : categorical ? 'softmax' : 'sigmoid';
    const outputs = loss === 'hinge' ? 1 : rest.outputs;
    const layers: Layer[] = [input(...sizes)];
    if (sizes.length > 1) layers.push({ kind: 'flatten', name: 'flat' });
    for (const [k, { units, activation, frozen, l2: own, drops }] of hidden.entries()) {
      const changes = { frozen, slope: 0.2, ...(own === undefined ? {} : { l2: own }) };
      layers.push(dense(`hidden${k}`, units, activation, changes));
      if (drops) layers.push({ kind: 'dropout', name: `drop${k}`, rate: 0.5 });
    }
    layers.push(dense('out', outputs, last, { slope: 0.2 }));
    const settings = { ...training.optimizer, name: optimizer, lr: 0.03, epsilon: 1e-3 };
    const train = { loss, optimizer: settings, l2, ...(clip === undefined ? {} : { clip }) };
    return { ...rest, outputs, categorical, spec: specOf(layers, train) };
  });

/** Within 1e-12 of the largest value of the matrix, which is what its rounding is relative to. */
function near(found: Matrix | undefined, expected: Rows | undefined, what: string): void {
  assert.ok(found && expected, `${what} is missing`);
  const rows = [...rowsOf(found)];
  const size = Math.max(1e-300, ...expected.flat().map(Math.abs));
  assert.deepEqual([rows.length, rows[0]?.length], [expected.length, expected[0]?.length], `the shape of ${what}`);
  for (const [j, row] of rows.entries()) {
    for (const [i, value] of row.entries()) {
      const other = expected[j]?.[i] ?? Number.NaN;
      assert.ok(Math.abs(value - other) <= 1e-12 * size, `${what} (${j}, ${i}) is ${value}, not ${other}`);
    }
  }
}

const nearNumber = (found: number, expected: number, what: string): void =>
  near({ rows: 1, columns: 1, values: Float64Array.of(found) }, [[expected]], what);

describe('the explanation of one update', () => {
  it('has every matrix of forward, backward and update as a textbook computes them: 200 random networks', () => {
    fc.assert(
      fc.property(draws, ({ spec, m, outputs, trainingSize, weighs, updates, seed, categorical }) => {
        const random = randomStream('pcg64', seed, 'data');
        const network = new Network(spec);
        const starts = new Map<string, Start>();
        const weights = network.parameters.map(({ name, units, inputs, tensors }) => {
          const draw = (columns: number, size: number): number[][] =>
            table(units, columns, () => (size * random.normal()) / Math.sqrt(inputs));
          const positive = (columns: number): number[][] => table(units, columns, () => random.uniform() * 0.1);
          const moments = optimizerFacts(spec.train.optimizer.name).moments.map((symbol) => {
            const own = (columns: number): number[][] => (symbol === 's' ? positive(columns) : draw(columns, 0.1));
            const zeros = (columns: number): number[][] => table(units, columns, () => 0);
            return updates === 0 ? ([zeros(inputs), zeros(1)] as const) : ([own(inputs), own(1)] as const);
          });
          const start = { W: draw(inputs, 1), b: draw(1, 0.5), moments };
          starts.set(name, start);
          return {
            name,
            tensors: tensors.map(({ name: own, shape }) => ({
              name: own,
              shape,
              values: Float64Array.from((own === 'weight' ? start.W : start.b).flat()),
            })),
          };
        });
        const X = table(network.features, m, () => random.normal());
        const labels = Array.from({ length: m }, () => random.integer(outputs));
        const Y = table(outputs, m, (j, i) => {
          if (spec.train.loss === 'hinge') return 2 * random.integer(2) - 1;
          if (spec.train.loss !== 'cross-entropy') return random.normal();
          return categorical ? Number(labels[i] === j) : random.integer(2);
        });
        const isWeighted = weighs && spec.train.loss === 'cross-entropy' && categorical;
        const classWeights = isWeighted ? labels.map((_, k) => 0.5 + k).slice(0, outputs) : undefined;
        while (classWeights && classWeights.length < outputs) classWeights.push(2);
        const columnWeights = labels.map((label) => classWeights?.[label] ?? 1);
        const byExample = (rows: Rows): Float64Array =>
          Float64Array.from(table(m, rows.length, (i, j) => rows[j]?.[i] ?? Number.NaN).flat());
        const found = explain(
          spec,
          { m, x: byExample(X), y: byExample(Y) },
          {
            weights,
            rate: 0.03,
            updates,
            ...(updates === 0
              ? {}
              : {
                  optimizer: spec.layers.flatMap((layer) => {
                    const start = layer.kind === 'dense' && !layer.frozen ? starts.get(layer.name) : undefined;
                    const { moments = [] } = start ?? {};
                    const of = (tensor: 0 | 1) => moments.map((both) => Float64Array.from(both[tensor].flat()));
                    return [...of(0), ...of(1)];
                  }),
                }),
          },
          { trainingSize, ...(classWeights ? { classWeights } : {}) },
        );
        const expected = forward(spec, X, Y, starts, trainingSize, columnWeights);
        backward(spec, expected, Y, starts, trainingSize, columnWeights, 0.03, updates + 1);
        near({ rows: 1, columns: m, values: found.loss }, [expected.loss], 'L');
        nearNumber(found.cost, expected.cost, 'J');
        near(found.Y, Y, 'Y');
        assert.equal(found.layers.length, spec.layers.length);
        for (const [k, layer] of found.layers.entries()) {
          const own = expected.layers[k];
          const name = spec.layers[k]?.name;
          near(layer.A, own?.A, `A of ${name}`);
          near(layer.dA, own?.dA, `dA of ${name}`);
          if (!own?.Z) {
            assert.deepEqual([layer.Z, layer.dZ, layer.tensors], [undefined, undefined, []]);
            continue;
          }
          near(layer.Z, own.Z, `Z of ${name}`);
          near(layer.dZ, own.dZ, `dZ of ${name}`);
          const [W, b] = layer.tensors;
          const source = spec.layers[k];
          const lambda = source?.kind === 'dense' ? (source.l2 ?? spec.train.l2) : Number.NaN;
          nearNumber(W?.decay ?? Number.NaN, lambda / trainingSize, `λ/m of ${name}`);
          assert.equal(b?.decay, 0);
          near(W?.value, own.W, `W of ${name}`);
          near(b?.value, own.b, `b of ${name}`);
          near(W?.gradient, own.dW, `dW of ${name}`);
          near(b?.gradient, own.db, `db of ${name}`);
          near(W?.after, own.WAfter, `W of ${name} afterwards`);
          near(b?.after, own.bAfter, `b of ${name} afterwards`);
        }
        const after = new Map(
          spec.layers.flatMap(({ name }, k) => {
            const { WAfter, bAfter } = expected.layers[k] ?? {};
            return WAfter && bAfter ? [[name, { W: WAfter, b: bAfter }] as const] : [];
          }),
        );
        const afterwards = forward(spec, X, Y, after, trainingSize, columnWeights);
        nearNumber(found.costAfter, afterwards.cost, 'J afterwards');
        near({ rows: 1, columns: m, values: found.lossAfter }, [afterwards.loss], 'L afterwards');
      }),
      { numRuns: 200, seed: 10 },
    );
  });
});
