import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawnOf, gradientCheckOf } from '../../../../src/engine/gradcheck/gradient-check';
import { crossedKinks } from '../../../../src/engine/gradcheck/kink-summary';
import { DifferenceQuotients } from '../../../../src/engine/gradcheck/quotients';
import { disagrees } from '../../../../src/engine/gradcheck/tensor-check';
import type { Dataset } from '../../../../src/model/dataset';
import type { Spec } from '../../../../src/model/spec';
import { caseCount } from '../../../count';
import { datasetOf, dense, input, randomDataset, setOf, specOf } from '../specs';

const seed = 20260117;
const numRuns = caseCount(400, 40);
const epsilon = 0.05;

/** Networks in which J is a parabola or a straight line of each parameter, but for kinks. */
const bent: fc.Arbitrary<{ readonly spec: Spec; readonly dataset: Dataset }> = fc
  .record({
    features: fc.integer({ min: 1, max: 6 }),
    m: fc.integer({ min: 1, max: 12 }),
    hidden: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('relu', 'leaky-relu')), {
      minLength: 1,
      maxLength: 3,
    }),
    outputs: fc.integer({ min: 1, max: 3 }),
    loss: fc.constantFrom('mse', 'mae'),
    l2: fc.constantFrom(0, 0.5),
    value: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ features, m, hidden, outputs, loss, l2, value }) => ({
    spec: specOf(
      [
        input(features),
        ...hidden.map(([units, activation], at) => dense(`hidden${at}`, units, activation, { bias: 0.1 })),
        dense('output', outputs, 'linear'),
      ],
      { loss, l2 },
      { seed: { value, rng: 'pcg64' } },
    ),
    dataset: randomDataset(value, m, features, outputs, loss),
  }));

describe(`kinks explain every difference of networks that are straight between them (${numRuns} runs, seed ${seed})`, () => {
  it('an entry without a kink within ±ε agrees to rounding, however wide ε is, and others do differ', () => {
    let explained = 0;
    fc.assert(
      fc.property(bent, ({ spec, dataset }) => {
        const quotients = new DifferenceQuotients(spec, dataset);
        for (const { name, entries, norms } of gradientCheckOf(quotients, epsilon).tensors) {
          for (const { place, analytic, numeric, crossings } of entries) {
            const difference = Math.abs(analytic - numeric);
            if (difference <= 1e-10 * (1 + norms)) continue;
            assert.ok(crossings.count > 0, `${name}[${place}]: ${analytic}, ${numeric}`);
            explained++;
          }
        }
      }),
      { seed, numRuns },
    );
    assert.ok(explained > numRuns, `${explained} differences`);
  });

  it('each that is named changes its sign', () => {
    fc.assert(
      fc.property(bent, ({ spec, dataset }) => {
        const quotients = new DifferenceQuotients(spec, dataset);
        const { tensors } = gradientCheckOf(quotients, epsilon);
        const { kinks, count } = crossedKinks(tensors, quotients.indices, 1000);
        assert.equal(kinks.length, count);
        for (const { of, position, unit, example, before, after } of kinks) {
          assert.ok(example < dataset.train.m);
          const target = dataset.train.y[example * dataset.outputs + unit] ?? Number.NaN;
          if (of === 'activation') assert.notEqual(before > 0, after > 0);
          else assert.notEqual(before > target, after > target);
          assert.equal(of === 'loss', position === spec.layers.length - 1);
        }
      }),
      { seed, numRuns },
    );
  });
});

describe('the kinks of a gradient check', () => {
  it('are named by unit and example: z = w of one relu unit on x = 1', () => {
    const one = datasetOf(setOf([-2, 1], [0, 0], 2));
    const spec = specOf([input(1), dense('hidden', 1, 'relu'), dense('output', 1, 'linear')], { loss: 'mse' });
    const weights = [
      {
        name: 'hidden',
        tensors: [
          { name: 'weight', shape: [1, 1], values: Float64Array.of(0.01) },
          { name: 'bias', shape: [1], values: Float64Array.of(0) },
        ],
      },
      {
        name: 'output',
        tensors: [
          { name: 'weight', shape: [1, 1], values: Float64Array.of(1) },
          { name: 'bias', shape: [1], values: Float64Array.of(0) },
        ],
      },
    ];
    const quotients = new DifferenceQuotients(spec, one, { weights });
    const { tensors, relativeError } = gradientCheckOf(quotients, epsilon);
    const { kinks } = crossedKinks(tensors, quotients.indices, 9);
    const told = kinks.map(({ of, position, unit, example, entries }) => [of, position, unit, example, entries]);
    // The weight moves z of both examples across 0, the bias too.
    assert.deepEqual(told, [
      ['activation', 1, 0, 0, 2],
      ['activation', 1, 0, 1, 2],
    ]);
    assert.ok(relativeError < 1e-9);
    assert.equal(tensors[0]?.skipped, 1);
    assert.ok(!tensors.some((tensor) => tensor.entries.some((entry) => disagrees(entry, tensor))));
  });
});

describe(`a gradient that is wrong at one entry (${numRuns} runs, seed ${seed})`, () => {
  const smooth = fc
    .record({
      features: fc.integer({ min: 1, max: 5 }),
      m: fc.integer({ min: 2, max: 20 }),
      units: fc.integer({ min: 1, max: 6 }),
      activation: fc.constantFrom('tanh', 'sigmoid', 'gelu', 'softplus', 'relu'),
      value: fc.integer({ min: 1, max: 1_000_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      factor: fc.constantFrom(-1, 0, 0.99, 1.001, 2),
    })
    .map(({ features, m, units, activation, value, share, factor }) => ({
      spec: specOf(
        [input(features), dense('hidden', units, activation, { bias: 0.2 }), dense('output', 1, 'sigmoid')],
        {},
        { seed: { value, rng: 'pcg64' } },
      ),
      dataset: randomDataset(value, m, features, 1, 'cross-entropy'),
      share,
      factor,
    }));

  it('is found at that entry, and at no other', () => {
    let planted = 0;
    fc.assert(
      fc.property(smooth, ({ spec, dataset, share, factor }) => {
        const quotients = new DifferenceQuotients(spec, dataset);
        const right = gradientCheckOf(quotients);
        assert.ok(right.relativeError < 1e-6);
        const all = right.tensors.flatMap((tensor) => tensor.entries.map((entry) => ({ tensor, entry })));
        const { tensor, entry } = all[Math.floor(share * all.length)] ?? assert.fail();
        // One that is next to nothing beside its tensor, or has a kink, cannot be wrong by its own factor.
        if (Math.abs(entry.analytic) < 1e-2 * tensor.norms || entry.crossings.count > 0) return;
        const { values } =
          quotients.gradients
            .flatMap(({ parameters, tensors }) => tensors.map((each) => ({ ...each, layer: parameters.name })))
            .find(({ layer, parameter }) => `${layer}.${parameter.name}` === tensor.name) ?? assert.fail();
        values[entry.place] = factor * entry.analytic;
        const found = gradientCheckOf(quotients).tensors.flatMap((checked) =>
          checked.entries.filter((each) => disagrees(each, checked)).map(({ place }) => [checked.name, place]),
        );
        assert.deepEqual(found, [[tensor.name, entry.place]]);
        planted++;
      }),
      { seed, numRuns },
    );
    assert.ok(planted > numRuns / 2, `${planted} planted`);
  });
});

describe('the entries that are drawn', () => {
  it(`are one of each block, all blocks together the whole matrix (${numRuns} runs, seed ${seed})`, () => {
    const sizes = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 1, max: 300 }), (units, features, most) => {
        const spec = specOf([input(features), dense('output', units, 'linear')], { loss: 'mse' });
        const quotients = new DifferenceQuotients(spec, randomDataset(1, 1, features, units, 'mse'));
        const [drawn = assert.fail()] = drawnOf(quotients, most);
        const { rows, columns, gridRows, gridColumns, places } = drawn;
        assert.deepEqual([rows, columns], [units, features]);
        assert.ok(places.length <= most && places.length === gridRows * gridColumns);
        if (units * features <= most)
          assert.deepEqual(
            [...places],
            Array.from({ length: units * features }, (_, k) => k),
          );
        for (const [at, place] of places.entries()) {
          const row = Math.floor(Math.floor(place / columns) * (gridRows / rows));
          const column = Math.floor((place % columns) * (gridColumns / columns));
          assert.deepEqual([row, column], [Math.floor(at / gridColumns), at % gridColumns]);
        }
      }),
      { seed, numRuns },
    );
  });
});
