import assert from 'node:assert/strict';
import * as v from 'valibot';
import { weightGradient } from '../../../src/engine/inspect/gradient';
import { Sample } from '../../../src/engine/inspect/sample';
import { createSteps } from '../../../src/engine/training/create-steps';
import { atStart } from '../../../src/engine/training/position';
import type { Steps } from '../../../src/engine/training/steps';
import type { Dataset } from '../../../src/model/dataset';
import { Fault } from '../../../src/model/message';
import {
  type LayerSpreadsView,
  type SpreadsView,
  type SpreadView,
  spreadsViewSchema,
} from '../../../src/protocol/spread';
import { layerReportSchema } from '../../../src/protocol/unit';
import type { Films } from '../../../src/worker/films';
import { nodePlatform } from '../../../src/worker/platform.node';
import { someOf } from '../../count';
import { bundle } from '../bundle';
import { MemoryRuns, specOf, TrainingFixture } from './training-fixture';

/** Specs of several losses, activations, optimisers and precisions, each with its seed. */
const specs = [
  `nnet 1
seed 7
data { generate moons samples=80 noise=0.2; holdout 0.2 }
model { input 2; dense hidden 5 relu; dropout rate=0.2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 16; epochs 6 }
`,
  `nnet 1
seed 8
data { generate blobs samples=90 classes=3 }
model { input 2; dense hidden 6 tanh; dense second 4 gelu; dense output 3 softmax }
train { batch 20; epochs 5; l2 0.01; precision float64 }
`,
  `nnet 1
seed 9
data { generate circles samples=60 }
model { input 2; dense hidden 4 tanh init=zeros; dense output 1 sigmoid init=constant value=0.5 }
train { loss cross-entropy; batch full; epochs 20 }
`,
  `nnet 1
seed 10
data { generate spiral samples=2000 }
model { input 2; dense hidden 8 leaky-relu; dense output 1 linear }
train { loss mse; optimizer rmsprop lr=0.01; batch 256; epochs 3 }
`,
];

/** The answer about a layer once all of it is known, and how many answers there were. */
function filled(
  films: Films,
  steps: number[],
  position: number,
): { readonly view: SpreadsView; readonly answers: number } {
  for (let answers = 1; ; answers++) {
    const view = films.spreads({ steps, position });
    assert.ok(v.is(spreadsViewSchema, view) && answers < 5000);
    if (view.done === 1) return { view, answers };
  }
}

/** A run from its start to one step after another, with nothing saved and nothing done again. */
function* straight(steps: Steps, wanted: readonly number[]): Generator<number> {
  let position = atStart;
  for (const step of wanted) {
    while (position.step < step) {
      const inEpoch = steps.batchesPerEpoch - position.batch;
      position = steps.train(position, Math.min(step - position.step, inEpoch)).position;
    }
    position = steps.verify(position).position;
    yield step;
  }
}

/** The tensors of a layer at the present moment, each as plain numbers; Z as the sum that defines it. */
function tensorsOf(steps: Steps, dataset: Dataset, m: number, position: number) {
  const sample = new Sample(steps.network, dataset.train, m, steps);
  sample.forward();
  const { a } = sample.pass.layer(position);
  const activations = [...a.value.subarray(0, m * a.width)];
  const layer = steps.weights().find(({ name }) => name === steps.network.shapes[position]?.layer.name);
  const [weight, bias] = ['weight', 'bias'].map(
    (name) => layer?.tensors.find((tensor) => tensor.name === name)?.values,
  );
  if (!weight || !bias) return { activations };
  const before = sample.pass.layer(position - 1).a;
  const round = weight instanceof Float32Array ? Math.fround : (value: number): number => value;
  const sums: number[] = [];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < a.width; j++) {
      let z = 0;
      for (let k = 0; k < before.width; k++) {
        z += (weight[j * before.width + k] ?? NaN) * (before.value[i * before.width + k] ?? NaN);
      }
      sums.push(round(z + (bias[j] ?? NaN)));
    }
  }
  // Where the pass keeps Z, that is what the network has computed.
  const { z = undefined } = sample.pass.layer(position);
  const kept = z ? [...z.value.subarray(0, m * z.width)] : sums;
  for (const [i, sum] of sums.entries()) assert.ok(Math.abs(sum - (kept[i] ?? NaN)) <= 1e-5 * (1 + Math.abs(sum)));
  return { weights: [...weight], sums: kept, activations, gradients: [...(weightGradient(sample, position) ?? [])] };
}

const ends = (spread: Pick<SpreadView, 'low' | 'high'> | undefined) => spread && [spread.low + 0, spread.high + 0];
const counts = ({ counts }: SpreadView): number[] => [...new Uint32Array(counts)];

/** How many of some values each bin of a spread has. */
const counted = ({ exponent, first, counts: { byteLength } }: SpreadView, values: readonly number[]): number[] =>
  Array.from({ length: byteLength / 4 }, (_, at) => {
    const [from, to] = [(first + at) * 2 ** exponent, (first + at + 1) * 2 ** exponent];
    return values.filter((value) => value >= from && value < to).length;
  });

/** A compiled network keeps no Z that it can do without. */
const engines = {
  reference: undefined,
  compiled: nodePlatform(bundle('src/worker/entry.node.ts')),
} as const;

describe('the spreads of a run over its steps', () => {
  const cases = (['reference', 'compiled'] as const).flatMap((engine) => specs.map((text) => ({ engine, text })));
  for (const { engine, text } of someOf(cases, 5)) {
    const spec = specOf(text);
    it(`are those of the tensors of a straight run by the ${engine} engine (seed ${spec.seed.value})`, async () => {
      const fixture = new TrainingFixture(spec, 20, new MemoryRuns(), engines[engine]);
      const { step: last } = await fixture.train();
      const { questions, travels } = fixture.training;
      const { current } = travels;
      assert.ok(current);
      const { dataset } = current.session;
      const wanted = [...new Set([0, 1, 2, Math.floor(last / 2), last - 1, last])];
      const machine = current.machine(spec, true);
      assert.equal(machine !== undefined, engine === 'compiled');
      const { steps } = createSteps(spec, dataset, machine ? { machine } : {});
      const positions = spec.layers.map((_, position) => position).slice(1);
      const views = positions.map((position) => filled(questions.films, wanted, position).view);
      for (const step of straight(steps, wanted)) {
        for (const { position, points, examples, of } of views) {
          assert.deepEqual([of, examples], [dataset.train.m, Math.min(512, of)]);
          const point = points.find((each) => each.step === step);
          const tensors: Partial<Record<keyof LayerSpreadsView, number[]>> = tensorsOf(
            steps,
            dataset,
            examples,
            position,
          );
          assert.deepEqual(Object.keys(point?.spreads ?? {}).sort(), Object.keys(tensors).sort());
          for (const [key, values] of Object.entries(tensors)) {
            const spread = point?.spreads[key as keyof LayerSpreadsView];
            assert.ok(spread, key);
            const where = `${key} of layer ${position} at step ${step}`;
            assert.deepEqual(counts(spread), counted(spread, values), where);
            assert.equal(
              counts(spread).reduce((a, b) => a + b, spread.nonFinite),
              values.length,
              where,
            );
            assert.deepEqual([spread.low, spread.high], [Math.min(...values) + 0, Math.max(...values) + 0], where);
          }
        }
      }
      steps.terminate();
      for (const { position, points } of views) {
        for (const { step, spreads } of points) {
          await travels.show(step);
          const report = questions.layer(position);
          assert.ok(v.is(layerReportSchema, report));
          assert.deepEqual(report.spreads, spreads, `what is observed at step ${step}`);
          const health = questions.health().layers.find((layer) => layer.position === position);
          assert.deepEqual(ends(health?.sums), ends(spreads.sums), `Z in the health view at step ${step}`);
        }
      }
    });
  }

  it('are looked at once for all layers, and with the figures of the health', async () => {
    const fixture = new TrainingFixture(specOf(specs[0] ?? ''), 20);
    await fixture.train();
    const { films } = fixture.training.questions;
    const steps = [0, 3, 12, 20];
    assert.ok(filled(films, steps, 1).answers > 1);
    assert.equal(filled(films, steps, 3).answers, 1, 'another layer');
    assert.equal(films.series({ steps: [3, 12] }).done, 1, 'other figures of the same moments');
    assert.throws(
      () => films.spreads({ steps, position: 9 }),
      (error) => error instanceof Fault && error.detail.code === 'train-layer-range',
    );
    assert.deepEqual(
      films.spreads({ steps, position: 0 }).points.map(({ spreads }) => spreads),
      [{}, {}, {}, {}],
    );
    films.giveUp();
    assert.equal(filled(films, steps, 1).answers, 1, 'a complete answer is kept');
  });
});
