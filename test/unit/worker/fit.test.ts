import assert from 'node:assert/strict';
import * as v from 'valibot';
import { fitViewSchema } from '../../../src/protocol/fit';
import { planeViewSchema } from '../../../src/protocol/plane';
import { flowerText, specOf, TrainingFixture } from './training-fixture';

const doubles = (buffer: ArrayBuffer | undefined): number[] => [...new Float64Array(buffer ?? new ArrayBuffer(0))];

describe('ŷ against y of a regression', () => {
  it('is in the target’s own unit, of examples spread over each set, and has the curve of one input', async () => {
    const text = `nnet 1
data { generate sine samples=60; holdout 0.2; scale standard; scale-target standard }
model { input 1; dense hidden 6 tanh; dense out 1 }
train { loss mse; optimizer adam lr=0.02; batch 8; epochs 60 }
`;
    const fixture = new TrainingFixture(specOf(text));
    await fixture.train();
    const { questions } = fixture.training;
    const fit = questions.fit({ unit: 0, limit: 20 }) ?? assert.fail();
    assert.deepEqual(v.parse(fitViewSchema, fit), fit);
    assert.deepEqual(
      fit.sets.map(({ set, size, y }) => [set, size, doubles(y).length]),
      [
        ['train', 48, 20],
        ['test', 12, 12],
      ],
    );
    for (const { set, indices, y, predicted, x } of fit.sets) {
      for (const [i, index] of doubles(indices).entries()) {
        const example = questions.example({ from: set, index });
        assert.deepEqual([doubles(example.y)[0], doubles(example.raw)[0]], [doubles(y)[i], doubles(x)[i]]);
        // The curve passes through the predictions.
        const [across, up] = [doubles(fit.curve?.x), doubles(fit.curve?.predicted)];
        const at = across.findIndex((value) => value >= (doubles(x)[i] ?? Number.NaN));
        const [low, high] = [up[at - 1] ?? Number.NaN, up[at] ?? Number.NaN];
        const middle = doubles(predicted)[i] ?? Number.NaN;
        assert.ok(middle >= Math.min(low, high) - 0.01 && middle <= Math.max(low, high) + 0.01);
      }
    }
  });

  it('is nothing where targets are classes, nor of an output that there is not', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(1)));
    fixture.prepare();
    assert.equal(fixture.training.questions.fit({ unit: 0, limit: 9 }), null);
  });
});

describe('a unit over two of many features', () => {
  const text = `nnet 1
data { generate parity bits=4 }
model { input 4; dense hidden 5 tanh; dense output 1 sigmoid }
train { loss cross-entropy; epochs 1 }
`;

  it('is z with the others at their mean, at the cells’ centres', async () => {
    const fixture = new TrainingFixture(specOf(text));
    fixture.prepare();
    const { questions } = fixture.training;
    const view = questions.plane({ position: 1, unit: 3, features: [2, 0], side: 20 });
    assert.deepEqual(v.parse(planeViewSchema, view), view);
    const { weights, bias = Number.NaN } = questions.unit({
      ...{ position: 1, unit: 3, surface: 0 },
      example: { from: 'train', index: 0 },
    });
    const w = doubles(weights);
    const values = new Float32Array(view.values);
    const rows = Array.from({ length: new Float32Array(view.labels).length }, (_, index) =>
      doubles(questions.example({ from: 'train', index }).x),
    );
    const mean = [0, 1, 2, 3].map((k) => rows.reduce((sum, x) => sum + (x[k] ?? Number.NaN) / rows.length, 0));
    for (const [row, column] of [
      [0, 0],
      [7, 13],
      [19, 19],
    ] as const) {
      const x = [...mean];
      x[2] = view.across[0] + ((column + 0.5) * (view.across[1] - view.across[0])) / view.side;
      x[0] = view.up[1] - ((row + 0.5) * (view.up[1] - view.up[0])) / view.side;
      const z = x.reduce((sum, value, k) => sum + value * (w[k] ?? Number.NaN), bias);
      assert.ok(Math.abs((values[row * view.side + column] ?? Number.NaN) - z) < 1e-5);
    }
    const points = new Float32Array(view.points);
    for (const [i, x] of rows.entries()) {
      assert.deepEqual([points[2 * i], points[2 * i + 1]], [Math.fround(x[2] ?? 0), Math.fround(x[0] ?? 0)]);
    }
  });

  it('refuses what there is not', () => {
    const fixture = new TrainingFixture(specOf(text));
    fixture.prepare();
    const { questions } = fixture.training;
    for (const wrong of [{ position: 7 }, { unit: 9 }, { features: [0, 4] as [number, number] }]) {
      assert.throws(() => questions.plane({ position: 1, unit: 0, features: [0, 1], side: 8, ...wrong }));
    }
  });
});
