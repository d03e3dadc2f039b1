import assert from 'node:assert/strict';
import { examplesOf } from '../../../../src/engine/examples';
import { excitingExamples } from '../../../../src/engine/inspect/exciting';
import { weightGradient } from '../../../../src/engine/inspect/gradient';
import { histogram } from '../../../../src/engine/inspect/histogram';
import { summarizeLayer } from '../../../../src/engine/inspect/layer-report';
import { Probe } from '../../../../src/engine/inspect/probe';
import { quantize } from '../../../../src/engine/inspect/quantize';
import { Sample } from '../../../../src/engine/inspect/sample';
import { extentOf, SurfaceGrid, squarePlane } from '../../../../src/engine/inspect/surface';
import { thumbnail } from '../../../../src/engine/inspect/thumbnail';
import { nearestTwin } from '../../../../src/engine/inspect/twins';
import { unitBehaviour } from '../../../../src/engine/inspect/unit-behaviour';
import { wrongExamples } from '../../../../src/engine/inspect/wrong';
import { type Network, networkWith } from '../../../../src/engine/network';
import { predict } from '../../../../src/engine/predict';
import { Evaluation } from '../../../../src/engine/reference/evaluation';
import { Trainer } from '../../../../src/engine/training/trainer';
import { FeatureMatrix } from '../../../../src/model/feature-matrix';
import { Fault } from '../../../../src/model/message';
import { marks } from '../../../../src/model/unit-trouble';
import type { NetworkWeights } from '../../../../src/model/weights';
import { expanded } from '../../../../src/numerics/companding';
import { sigmoid } from '../../../../src/numerics/sigmoid';
import { tanh } from '../../../../src/numerics/tanh';
import { datasetOf, dense, denseWeights, flower, input, setOf, specOf, weightOf } from '../specs';
import { marksIn, oneUnit } from './one-unit';

const data = flower();
const spec = specOf([input(2), dense('hidden', 3, 'tanh'), dense('output', 1, 'sigmoid')], { epochs: 500 });
const weights: NetworkWeights = [
  denseWeights('hidden', 2, Float64Array.of(1, 2, -1, 0.5, 3, -2), Float64Array.of(0, 1, -1)),
  denseWeights('output', 3, Float64Array.of(0.5, -1, 2), Float64Array.of(0.25)),
];

/** A hidden layer of relu or tanh units with these rows (w₁, w₂, b), before one output. */
function hiddenOf(activation: 'relu' | 'tanh', rows: readonly (readonly [number, number, number])[]): Network {
  const units = rows.length;
  return networkWith(specOf([input(2), dense('hidden', units, activation), dense('output', 1, 'sigmoid')]), [
    denseWeights(
      'hidden',
      2,
      Float64Array.from(rows.flatMap((row) => row.slice(0, 2))),
      Float64Array.from(rows, ([, , b]) => b),
    ),
    denseWeights('output', units, new Float64Array(units).fill(1), new Float64Array(1)),
  ]);
}

function sampleOf(network: Network, most = 512): Sample {
  const sample = new Sample(network, data.train, most);
  sample.forward();
  return sample;
}

describe('one example in the network', () => {
  const probe = new Probe(networkWith(spec, weights));
  probe.run([0.5, -1]);

  it('gives z = Σ w_j a_j + b, a = g(z) and g′(z), term by term', () => {
    const terms = probe.terms(1, 1);
    assert.deepEqual(terms, {
      weights: Float64Array.of(-1, 0.5),
      inputs: Float64Array.of(0.5, -1),
      contributions: Float64Array.of(-0.5, -0.5),
      bias: 1,
      z: 0,
      a: 0,
      slope: 1,
    });
    const output = probe.terms(2, 0);
    const hidden = [-1.5, 0, 2.5].map(tanh);
    const z = 0.5 * (hidden[0] ?? 0) - (hidden[1] ?? 0) + 2 * (hidden[2] ?? 0) + 0.25;
    assert.deepEqual([...(output?.inputs ?? [])], hidden);
    assert.ok(Math.abs((output?.z ?? NaN) - z) < 1e-15);
    assert.equal(output?.a, sigmoid(output?.z ?? NaN));
    assert.ok(Math.abs((output?.slope ?? NaN) - sigmoid(z) * (1 - sigmoid(z))) < 1e-15);
  });

  it('has no terms in a layer without parameters', () => {
    assert.equal(probe.terms(0, 0), undefined);
    assert.equal(probe.z(0), undefined);
    assert.deepEqual(probe.a(0), Float64Array.of(0.5, -1));
  });

  it('gives ŷ, the loss and both classes', () => {
    const [a = NaN] = probe.output();
    assert.ok(Math.abs(probe.loss(Float64Array.of(1)) + Math.log(a)) < 1e-12);
    assert.equal(probe.predicted(), a > 0.5 ? 1 : 0);
    assert.equal(probe.label(Float64Array.of(1)), 1);
  });

  it('has the slope a(1 − a) at softmax', () => {
    const two = specOf([input(1), dense('output', 2, 'softmax')]);
    const softmax = new Probe(
      networkWith(two, [denseWeights('output', 1, Float64Array.of(1, -1), Float64Array.of(0, 0))]),
    );
    softmax.run([0.3]);
    const { a = NaN, slope } = softmax.terms(1, 0) ?? {};
    assert.equal(slope, a * (1 - a));
  });
});

describe('predictions', () => {
  it('are the same in rows of any number', () => {
    const network = networkWith(spec, weights);
    const { x } = data.train;
    const all = predict(network, x);
    const probe = new Probe(network);
    for (const i of [0, 1, 255, 256, 399]) {
      probe.run(x.row(i));
      assert.equal(all.outputs[i], probe.output()[0]);
      assert.equal(all.classes[i], probe.predicted());
    }
    assert.equal(predict(network, new FeatureMatrix(new Float64Array(), 2)).outputs.length, 0);
  });

  it('take the first of equal outputs, and over ½ of one', () => {
    const tie = networkWith(specOf([input(1), dense('output', 3, 'softmax')]), [
      denseWeights('output', 1, Float64Array.of(-1, 1, 1), new Float64Array(3)),
    ]);
    assert.deepEqual([...predict(tie, new FeatureMatrix(Uint8Array.of(1, 0), 1)).classes], [1, 0]);
    const half = networkWith(specOf([input(1), dense('output', 1, 'sigmoid')]), [
      denseWeights('output', 1, Float64Array.of(1), new Float64Array(1)),
    ]);
    assert.deepEqual([...predict(half, new FeatureMatrix(Float64Array.of(0, 1e-9, -1), 1)).classes], [0, 1, 0]);
  });

  it('refuse a network that would not fit into memory', () => {
    const huge = specOf([input(2), dense('hidden', 1e9, 'relu'), dense('output', 1, 'sigmoid')]);
    assert.throws(
      () => networkWith(huge, weights),
      (error) => error instanceof Fault && error.detail.code === 'memory-budget',
    );
  });
});

describe('wrong examples', () => {
  it('are those that accuracy misses', () => {
    const trainer = new Trainer(spec, data);
    while (!trainer.done) trainer.train();
    const examples = examplesOf(data.train, data.features, data.outputs, spec.train.precision);
    const evaluation = new Evaluation(trainer.network, data.train.m, data.train.m, true);
    const wrong = wrongExamples(trainer.network, evaluation, examples);
    assert.equal(1 - wrong.length / 400, trainer.measure('train')?.accuracy);
    const { classes } = predict(trainer.network, data.train.x);
    assert.deepEqual(
      wrong,
      [...classes.keys()].filter((i) => classes[i] !== data.train.y[i]),
    );
  });
});

describe('a sample', () => {
  it('is the whole set, or evenly spread over it', () => {
    const network = networkWith(spec, weights);
    const all = new Sample(network, data.train, 512);
    assert.deepEqual([...all.indices], [...Array(400).keys()]);
    const some = new Sample(network, data.train, 100);
    assert.deepEqual([...some.indices.slice(0, 4)], [0, 4, 8, 12]);
    assert.equal(some.m, 100);
    assert.deepEqual(
      [1, 3, 7].map((most) => [...oneUnit('linear', [0, 1, 2, 3, 4], most).indices]),
      [[0], [0, 1, 3], [0, 1, 2, 3, 4]],
    );
    const three = oneUnit('linear', [0, 10, 20, 30, 40], 3);
    assert.deepEqual([[...three.activationsOf(1, 0)], [...three.meanActivation(1)]], [[0, 10, 30], [40 / 3]]);
  });

  it('has the gradients of the cost over it', () => {
    const sample = sampleOf(networkWith(spec, weights));
    const trainer = new Trainer(
      specOf(spec.layers, { epochs: 1, optimizer: { ...spec.train.optimizer, lr: 1 } }),
      data,
      {
        weights,
      },
    );
    trainer.train();
    const before = weightOf(weights[0]);
    const after = weightOf(trainer.weights()[0]);
    const gradient = weightGradient(sample, 1) ?? [];
    for (const [k, w] of before.entries()) {
      assert.ok(Math.abs(w - (after[k] ?? NaN) - (gradient[k] ?? NaN)) < 1e-14);
    }
  });

  it('has the mean of every unit', () => {
    const sample = sampleOf(networkWith(spec, weights));
    const means = sample.meanActivation(1);
    for (const unit of [0, 1, 2]) {
      const a = sample.activationsOf(1, unit);
      assert.ok(Math.abs((means[unit] ?? NaN) - a.reduce((sum, value) => sum + value, 0) / a.length) < 1e-14);
    }
  });
});

describe('a unit over the data', () => {
  const network = networkWith(spec, weights);
  const behaviour = unitBehaviour(sampleOf(network), data, 1, 2);

  it('has a histogram by class that counts every example', () => {
    const { groups, bins, counts, low, high } = behaviour.histogram;
    const classCounts = [0, 1].map((k) => counts.slice(k * bins, (k + 1) * bins).reduce((sum, n) => sum + n, 0));
    assert.deepEqual([groups, bins], [2, 32]);
    assert.deepEqual([behaviour.examples, behaviour.exciting.indices.length], [400, 12]);
    assert.deepEqual(classCounts, [200, 200]);
    assert.ok(low >= -1 && high <= 1 && low < high);
  });

  it('has the norm of its row of dW', () => {
    const gradient = weightGradient(sampleOf(network), 1) ?? [];
    const [, , , , d1 = NaN, d2 = NaN] = gradient;
    assert.equal(behaviour.gradientNorm, Math.sqrt(d1 * d1 + d2 * d2));
  });

  it('counts examples for which it is flat or silent', () => {
    const a = sampleOf(network).activationsOf(1, 2);
    assert.equal(behaviour.saturated, a.filter((value) => 1 - value * value < 0.05).length);
    assert.equal(behaviour.silent, 0);
    const relu = hiddenOf('relu', [[1, 0, 0]]);
    const silent = unitBehaviour(sampleOf(relu), data, 1, 0).silent;
    assert.equal(silent, [...Array(400).keys()].filter((i) => (data.train.x.doubles()[2 * i] ?? 0) <= 0).length);
  });

  it('is excited most by the examples with the largest a, places being those of the set', () => {
    const few = sampleOf(network, 100);
    const { indices, activations } = excitingExamples(few, 1, 2, 5);
    const probe = new Probe(network);
    for (const [k, i] of indices.entries()) {
      probe.run(data.train.x.doubles().subarray(2 * i, 2 * i + 2));
      assert.equal(probe.a(1)[2], activations[k]);
    }
    assert.deepEqual([...activations], [...few.activationsOf(1, 2)].sort((a, b) => b - a).slice(0, 5));
  });

  it('of an input has no gradient but a histogram of the feature', () => {
    const feature = unitBehaviour(sampleOf(network), data, 0, 1);
    assert.equal(feature.gradientNorm, undefined);
    const x2 = data.train.x.doubles().filter((_, k) => k % 2 === 1);
    assert.equal(feature.histogram.high, Math.max(...x2));
  });
});

describe('marks', () => {
  it('distinguish dead units, saturated ones and twins from the rest', () => {
    const relu = hiddenOf('relu', [
      [1, 1, 0],
      [1, 0, -1000],
      [1, 1, 0],
      [0, 1, -2000],
    ]);
    assert.deepEqual(marksIn(sampleOf(relu)), [marks.twin, marks.dead, marks.twin, marks.dead]);
    const squashed = hiddenOf('tanh', [
      [1000, 1, 0],
      [0.1, 0.1, 0],
      [0.1, -0.1, 0],
    ]);
    assert.deepEqual(marksIn(sampleOf(squashed)), [marks.saturated, 0, 0]);
  });

  it('see twins where zero weights leave every unit the same', () => {
    const zeros = hiddenOf('tanh', [
      [0, 0, 0],
      [0, 0, 0],
    ]);
    assert.deepEqual(marksIn(sampleOf(zeros)), [marks.twin, marks.twin]);
    const apart = hiddenOf('tanh', [
      [0, 0, 0.5],
      [0, 0, -0.5],
    ]);
    assert.deepEqual(marksIn(sampleOf(apart)), [0, 0]);
  });

  it('find no fault with a sure output', () => {
    const sure = networkWith(specOf([input(2), dense('output', 1, 'sigmoid')]), [
      denseWeights('output', 2, Float64Array.of(1e4, 1e4), Float64Array.of(0)),
    ]);
    assert.deepEqual(marksIn(sampleOf(sure)), [0]);
  });

  it('name the nearest twin by Pearson’s correlation', () => {
    const sample = sampleOf(
      hiddenOf('tanh', [
        [1, 0, 0],
        [0, 1, 0],
        [1, 0.2, 0],
      ]),
    );
    const twin = nearestTwin(sample.pass.layer(1).a, sample.m, 0);
    const [a, b] = [sample.activationsOf(1, 0), sample.activationsOf(1, 2)];
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const covariance = (p: Float64Array, q: Float64Array): number =>
      p.reduce((sum, value, i) => sum + (value - mean(p)) * ((q[i] ?? NaN) - mean(q)), 0);
    assert.equal(twin?.unit, 2);
    const expected = covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    assert.ok(Math.abs((twin?.correlation ?? NaN) - expected) < 1e-12);
  });
});

describe('a layer at a glance', () => {
  it('sums up norms, marks and histograms', () => {
    const relu = hiddenOf('relu', [
      [3, 0, 0],
      [0, 4, 0],
      [0, 0, -1000],
    ]);
    const report = summarizeLayer(sampleOf(relu), 1);
    assert.equal(report.weightNorm, 5);
    assert.deepEqual([report.dead, report.saturated, report.twins], [1, 0, 0]);
    const sum = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0);
    assert.deepEqual(
      [report.weights, report.activations, report.gradients].map(({ counts }) => sum(counts)),
      [6, 1200, 6],
    );
    for (const { bins, groups } of [report.weights, report.activations, report.gradients]) {
      assert.deepEqual([bins, groups], [48, 1]);
    }
    const flat = summarizeLayer(sampleOf(relu), 0);
    assert.deepEqual([flat.weightNorm, sum(flat.weights.counts), sum(flat.activations.counts)], [0, 0, 800]);
  });
});

describe('decision surfaces', () => {
  it('are z at the cells’ centres, from x₂ = extent down, for every unit of every wanted layer', () => {
    const network = networkWith(spec, weights);
    const side = 21;
    const places = [{ position: 1 }, { position: 2 }, { position: 1, unit: 2 }];
    const grid = new SurfaceGrid(network, () => network, squarePlane(3), side, places);
    const [hidden, output, third] = grid.sweep().map(({ values }) => values);
    assert.deepEqual(third, hidden?.slice(2 * side * side));
    const probe = new Probe(network);
    for (const [row, column] of [
      [0, 0],
      [0, 20],
      [20, 0],
      [7, 13],
    ] as const) {
      const x1 = -3 + ((column + 0.5) * 6) / side;
      const x2 = 3 - ((row + 0.5) * 6) / side;
      probe.run([x1, x2]);
      const at = row * side + column;
      for (const unit of [0, 1, 2]) {
        assert.ok(Math.abs((hidden?.[unit * side * side + at] ?? NaN) - (probe.z(1)?.[unit] ?? NaN)) < 1e-6);
      }
      assert.ok(Math.abs((output?.[at] ?? NaN) - (probe.z(2)?.[0] ?? NaN)) < 1e-6);
    }
  });

  it('cover all examples', () => {
    const extent = extentOf(data);
    const largest = Math.max(...data.train.x.doubles().map(Math.abs));
    assert.ok(extent > largest && extent < 1.2 * largest);
    assert.equal(extentOf(datasetOf(setOf([0, 0], [1], 1))), 1);
    const test = setOf([50, 0], [1], 1);
    assert.ok(extentOf(datasetOf(setOf([1, 0], [1], 1), undefined, test)) > 50);
  });

  it('travel as bytes with their largest value', () => {
    const { bytes, largest } = quantize(Float32Array.of(-2, 1, 0, NaN, Infinity));
    assert.equal(largest, 2);
    assert.deepEqual([...bytes], [-127, 95, 0, 0, 127]);
    assert.ok(Math.abs(expanded(95, 2) - 1) < 0.02);
    assert.deepEqual(quantize(new Float32Array(2)), { bytes: new Int8Array(2), largest: 0 });
  });
});

describe('thumbnails', () => {
  it('are the matrix itself where it is small', () => {
    const { rows, columns, values, maxAbs } = thumbnail(Float64Array.of(1, -5, 3, 4), 2, 2, 10, 10);
    assert.deepEqual([rows, columns, [...values], maxAbs], [2, 2, [1, -5, 3, 4], 5]);
  });

  it('are means over blocks that cover every cell once', () => {
    const matrix = Float64Array.from({ length: 5 * 6 }, (_, k) => k);
    const { rows, columns, values } = thumbnail(matrix, 5, 6, 2, 3);
    assert.deepEqual([rows, columns], [2, 3]);
    // Rows 0–2 and 3–4, columns in pairs.
    assert.deepEqual([...values], [6.5, 8.5, 10.5, 21.5, 23.5, 25.5]);
  });
});

describe('histograms', () => {
  it('count every finite value once, the largest in the last bin', () => {
    const { low, high, counts } = histogram(Float64Array.of(0, 1, 2, 3, 4, NaN, Infinity), 4);
    assert.deepEqual([low, high, [...counts]], [0, 4, [1, 1, 1, 2]]);
  });

  it('hold one value, none, and the whole range of doubles', () => {
    const one = histogram(Float64Array.of(2, 2), 3);
    assert.deepEqual([one.low, one.high, [...one.counts]], [2, 2, [2, 0, 0]]);
    assert.deepEqual([...histogram(new Float64Array(), 2).counts], [0, 0]);
    assert.deepEqual([...histogram(Float64Array.of(-1.7e308, 0.1, 1.7e308), 2).counts], [1, 2]);
  });
});
