import assert from 'node:assert/strict';
import { comparedLosses } from '../../../../src/engine/landscape/compared';
import { contoursOf } from '../../../../src/engine/landscape/contours';
import { CostFunction } from '../../../../src/engine/landscape/cost-function';
import { Descent } from '../../../../src/engine/landscape/descent';
import { cutRange, Landscape } from '../../../../src/engine/landscape/landscape';
import { parameterVector } from '../../../../src/engine/landscape/parameter-vector';
import { parametersAt, placeIn } from '../../../../src/engine/landscape/plane';
import { principalPlane } from '../../../../src/engine/landscape/principal-plane';
import { keptSteps, pointsOf, thinned } from '../../../../src/engine/landscape/trail';
import { namedParameters, parameterPlane } from '../../../../src/engine/landscape/two-parameters';
import { Network } from '../../../../src/engine/network';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Spec } from '../../../../src/model/spec';
import { datasetOf, dense, flower, input, randomDataset, setOf, specOf } from '../specs';

/** Works to the end, and gives the number of pauses on the way. */
function finish(work: Generator<void, unknown>): number {
  let pauses = 0;
  while (!work.next().done) pauses++;
  return pauses;
}

/** One feature, two classes that overlap. */
const overlapping = datasetOf(setOf([-3, -2, -1, -0.5, 0.4, 0.9, 2, 3, 1, -1], [0, 0, 0, 1, 0, 1, 1, 1, 0, 1], 10), [
  'no',
  'yes',
]);
const logistic = specOf([input(1), dense('output', 1, 'sigmoid')], { epochs: 60 });
const petals = specOf([input(2), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')], { epochs: 40 });

function descentOf(spec: Spec, dataset = overlapping, steps = 60, weights?: Float64Array): Descent {
  const cost = new CostFunction(spec, dataset, [spec.train.loss]);
  const network = new Network(spec);
  network.initialize();
  const [tensors] = network.parameters;
  if (weights) for (const [k, { values }] of (tensors?.tensors ?? []).entries()) values.set([weights[k] ?? 0]);
  const descent = new Descent(spec, dataset, cost, steps, weights ? { weights: network.weights() } : {});
  while (!descent.isOver) descent.advance();
  return descent;
}

/** The landscape of w and b from a start, both costs. */
function ofTwo(steps = 60): Landscape {
  const start = Float64Array.of(-4, 3);
  const squares = { ...logistic, train: { ...logistic.train, loss: 'mse' as const } };
  const trails = [descentOf(logistic, overlapping, steps, start), descentOf(squares, overlapping, steps, start)];
  const plane = parameterPlane(trails[0]?.points[0] ?? assert.fail(), [0, 1]);
  const sides = [
    { loss: 'cross-entropy' as const, trails: trails.slice(0, 1) },
    { loss: 'mse' as const, trails: trails.slice(1) },
  ];
  return new Landscape(logistic, overlapping, { plane, sides });
}

describe('the cost at any parameters', () => {
  it('is that of training, with weights of classes and the penalty, for both losses', () => {
    const data = { ...randomDataset(4, 300, 3, 3, 'cross-entropy', true), classWeights: [1, 2, 0.5] };
    for (const loss of ['cross-entropy', 'mse'] as const) {
      const spec = specOf([input(3), dense('hidden', 4, 'relu'), dense('output', 3, 'softmax')], { loss, l2: 0.3 });
      const trainer = new Trainer(spec, data);
      const cost = new CostFunction(spec, data, ['cross-entropy', 'mse']);
      assert.equal(cost.examples, 300);
      const found = cost.at(parameterVector(trainer.weights()))[loss === 'mse' ? 1 : 0] ?? NaN;
      const expected = trainer.record().train.cost;
      assert.ok(Math.abs(found - expected) < 1e-12 * expected, `${found} ${expected}`);
    }
  });

  it('is compared with the other loss where output and targets permit it', () => {
    const compared = (spec: Spec, data = overlapping) => comparedLosses(spec, new Network(spec), data);
    assert.deepEqual(compared(logistic), ['cross-entropy', 'mse']);
    assert.deepEqual(compared(specOf(logistic.layers, { loss: 'mse' })), ['mse', 'cross-entropy']);
    assert.deepEqual(compared(specOf([input(1), dense('output', 1, 'linear')], { loss: 'mse' })), ['mse']);
    assert.deepEqual(compared(specOf([input(1), dense('output', 1, 'sigmoid')], { loss: 'mae' })), ['mae']);
    const numbers = datasetOf(setOf([1, 2], [0.5, 7], 2));
    assert.deepEqual(compared(specOf(logistic.layers, { loss: 'mse' }), numbers), ['mse']);
  });

  it('is taken over fewer examples of a large set', () => {
    const many = randomDataset(1, 5000, 2, 1, 'cross-entropy');
    const wide = specOf([input(2), dense('hidden', 100, 'tanh'), dense('output', 1, 'sigmoid')]);
    const cost = new CostFunction(wide, many, ['cross-entropy']);
    assert.ok(cost.examples < 5000 && cost.examples >= 16, `${cost.examples}`);
    assert.ok(cost.effort <= 4e6);
  });
});

describe('a landscape of two parameters', () => {
  const landscape = ofTwo(400);
  before(() => finish(landscape.work()));

  it('has the cost of the network with those parameters, at each point of its grid', () => {
    assert.equal(landscape.done, 1);
    const [own] = landscape.views();
    const grid = own?.grid ?? assert.fail();
    const trainer = new Trainer(logistic, overlapping);
    for (const [column, row] of [
      [0, 0],
      [5, 40],
      [grid.columns - 1, grid.rows - 1],
    ] as const) {
      const { x, y } = placeIn(landscape.area, column / (grid.columns - 1), row / (grid.rows - 1));
      const [layer] = trainer.weights();
      const tensors =
        layer?.tensors.map((tensor, k) => ({ ...tensor, values: Float64Array.of(k === 0 ? x : y) })) ?? [];
      const there = new Trainer(logistic, overlapping, { weights: [{ name: 'output', tensors }] });
      const value = grid.values[row * grid.columns + column] ?? NaN;
      assert.ok(Math.abs(value - there.record().train.cost) < 1e-12 * (1 + value));
    }
  });

  it('is convex for cross-entropy along every line of its grid, and not for squares', () => {
    const [entropy, squares] = landscape.views().map(({ grid }) => grid ?? assert.fail());
    const bends = ({ columns, rows, values }: NonNullable<typeof entropy>): number => {
      let least = Number.POSITIVE_INFINITY;
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ] as const) {
        for (let row = 1; row < rows - 1; row++) {
          for (let column = 1; column < columns - 1; column++) {
            const at = (t: number): number => values[(row + t * dy) * columns + column + t * dx] ?? NaN;
            least = Math.min(least, at(-1) - 2 * at(0) + at(1));
          }
        }
      }
      return least;
    };
    assert.ok(entropy && bends(entropy) > -1e-12);
    assert.ok(squares && bends(squares) < -1e-5);
  });

  it('has the path of each cost, the least place, which no point of the grid is below, and the cut through it', () => {
    for (const { paths, grid, least, cut, levels, contours } of landscape.views()) {
      const [path = []] = paths;
      assert.deepEqual([path[0]?.x, path[0]?.y, path[0]?.step, path.at(-1)?.step], [-4, 3, 0, 400]);
      assert.ok(path.every(({ cost }, k) => k === 0 || cost < (path[k - 1]?.cost ?? NaN)));
      assert.ok(grid && least && cut);
      assert.ok(least.cost <= Math.min(...grid.values) && least.cost <= (path.at(-1)?.cost ?? NaN) && !least.atEdge);
      const at = (t: number): number => Math.round(((t - cutRange.from) / (cutRange.to - cutRange.from)) * 128);
      assert.ok(Math.abs((cut[at(1)] ?? NaN) - least.cost) < 0.01);
      assert.ok(Math.abs((cut[at(0)] ?? NaN) - (path[0]?.cost ?? NaN)) < 0.05);
      assert.ok(levels.length >= 8);
      const first = contoursOf(grid, levels)[0]?.points ?? assert.fail();
      const place = placeIn(landscape.area, (first[0] ?? NaN) / 128, (first[1] ?? NaN) / 128);
      assert.deepEqual([contours[0]?.points[0], contours[0]?.points[1]], [place.x, place.y]);
    }
  });

  it('is there coarse before it is fine, and may be given up after each cost', () => {
    const stepwise = ofTwo();
    const work = stepwise.work();
    const sides = new Set<number>();
    let last = 0;
    for (let k = 0; !work.next().done; k++) {
      assert.ok(stepwise.done >= last);
      last = stepwise.done;
      const side = k % 50 === 0 ? stepwise.views()[0]?.grid?.columns : undefined;
      if (side !== undefined) sides.add(side);
    }
    assert.deepEqual([...sides], [17, 33, 65, 129]);
    const given = ofTwo();
    const short = given.work();
    for (let k = 0; k < 700; k++) short.next();
    assert.equal(given.views()[0]?.grid?.columns, 17);
    assert.equal(given.views()[0]?.least, undefined);
  });

  it('has the names of the course', () => {
    const named = (layers: Spec['layers']) => namedParameters(new Network(specOf(layers)));
    assert.deepEqual(named(logistic.layers), ['w', 'b']);
    assert.deepEqual(named([input(3), dense('output', 1, 'sigmoid')]), ['w1', 'w2', 'w3', 'b']);
    assert.deepEqual(named(petals.layers), []);
    assert.deepEqual(named([input(2), dense('output', 3, 'softmax')]), []);
  });
});

describe('a landscape along a path', () => {
  it('has the end in its middle, with the cost that training has there', () => {
    const descent = descentOf(petals, flower(), 40);
    const end = descent.points.at(-1) ?? assert.fail();
    const plane = principalPlane(thinned([descent]), end) ?? assert.fail();
    assert.ok(plane.share > 0.9 && plane.share <= 1);
    const landscape = new Landscape(petals, flower(), { plane, sides: [{ loss: 'cross-entropy', trails: [descent] }] });
    const work = landscape.work();
    for (let k = 0; k < 400; k++) work.next();
    const [view] = landscape.views();
    const last = view?.paths[0]?.at(-1);
    assert.ok(last && Math.abs(last.x) < 1e-12 && Math.abs(last.y) < 1e-12);
    const trainer = new Trainer(petals, flower());
    while (!trainer.done) trainer.train();
    assert.ok(Math.abs((last?.cost ?? NaN) - trainer.record().train.cost) < 1e-12);
    assert.deepEqual(parametersAt(plane, { x: 0, y: 0 }, new Float64Array(17)), parameterVector(trainer.weights()));
  });

  it('keeps more steps of the beginning, within memory and time', () => {
    const steps = keptSteps(1000, 101);
    assert.deepEqual([steps[0], steps.at(-1), steps.length <= 101], [0, 1000, true]);
    assert.ok(steps.filter((step) => step < 100).length > 20);
    assert.deepEqual(keptSteps(3, 128), [0, 1, 2, 3]);
    assert.deepEqual(keptSteps(0, 128), [0]);
    assert.deepEqual([pointsOf(17), pointsOf(1_000_000), pointsOf(17, 6)], [128, 16, 128]);
    const trail = { steps, points: steps.map((step) => Float64Array.of(step, 0)) };
    const some = thinned([trail, trail, trail]);
    assert.equal(some.length, 126);
    assert.deepEqual([some[0]?.[0], some[41]?.[0], some[42]?.[0]], [0, 1000, 0]);
  });
});
