import assert from 'node:assert/strict';
import type { Platform } from '../../../src/engine/compiled/platform';
import { expanded } from '../../../src/numerics/companding';
import { engineHandlers } from '../../../src/worker/handlers';
import { nodePlatform } from '../../../src/worker/platform.node';
import { bundle } from '../bundle';
import { MemoryRuns, specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(`nnet 1
seed 5
data { generate flower samples=120; holdout 0.25 }
model {
  input 2
  dropout rate=0.1
  dense first 6 tanh
  dense second 5 gelu
  dense output 1 sigmoid
}
train { loss cross-entropy; optimizer adam lr=0.02; batch 16; epochs 60; precision float32 }
`);

const floats = (buffer: ArrayBuffer | undefined): number[] => [...new Float32Array(buffer ?? new ArrayBuffer(0))];

describe('watching', () => {
  let compiled: Platform | undefined;
  before(() => {
    compiled = nodePlatform(bundle('src/worker/entry.node.ts'));
  });

  for (const name of ['reference', 'compiled'] as const) {
    it(`does not change training, to the bit, whatever is asked (${name} engine)`, async () => {
      const platform = name === 'compiled' ? compiled : undefined;
      const closed = new TrainingFixture(spec, 0.5, new MemoryRuns(), platform);
      assert.equal((await closed.train()).engine?.kind, name);
      const open = new TrainingFixture(spec, 0.5, new MemoryRuns(), platform);
      const { training } = open;
      const handlers = engineHandlers(training);
      let asked = 0;
      open.between = () => {
        if (training.progress().status !== 'training') return;
        const position = 2 + (asked % 3);
        const example = { from: 'train', index: asked % 90 } as const;
        training.questions.unit({ position, unit: 0, example, surface: 20 });
        training.questions.layer(position);
        training.questions.example(example);
        training.questions.wrong('test');
        void handlers.calls.unit({ position, unit: 0, example, surface: 20 });
        const last = open.snapshots.at(-1);
        if (last) training.acknowledge(last.snapshot.sequence);
        training.watch({ visible: true, example: asked % 2 === 0 ? example : null, surface: 24 });
        asked++;
      };
      await open.train();
      assert.ok(asked > 5 && open.snapshots.length > 3, `${asked} ${open.snapshots.length}`);
      const [one, other] = [closed, open].map((fixture) => fixture.runs.held.get('run'));
      assert.deepEqual(other?.weights, one?.weights);
      assert.deepEqual(other?.best, one?.best);
      assert.deepEqual(other?.history, one?.history);
    });

    it(`shows weights, activations and surfaces of one moment (${name} engine)`, async () => {
      const platform = name === 'compiled' ? compiled : undefined;
      const fixture = new TrainingFixture(spec, 0.5, new MemoryRuns(), platform);
      fixture.prepare();
      const { training } = fixture;
      fixture.between = () => training.acknowledge(fixture.snapshots.at(-1)?.snapshot.sequence ?? 0);
      training.watch({ visible: true, example: { from: 'train', index: 3 }, surface: 16 });
      training.start(target('run'), false);
      await training.whenIdle();
      assert.ok(fixture.snapshots.length > 3);
      assert.ok(new Set(fixture.snapshots.map(({ snapshot }) => snapshot.moment.step)).size > 3);
      for (const { snapshot } of fixture.snapshots) {
        const [input, , first, , output] = snapshot.layers;
        assert.equal(input?.surface, undefined);
        const [w, b, x] = [floats(first?.weight), floats(first?.bias), floats(input?.activation)];
        for (const [j, a] of floats(first?.activation).entries()) {
          const z = (w[2 * j] ?? NaN) * (x[0] ?? NaN) + (w[2 * j + 1] ?? NaN) * (x[1] ?? NaN) + (b[j] ?? NaN);
          assert.ok(Math.abs(a - Math.tanh(z)) < 1e-5);
        }
        const bytes = new Int8Array(first?.surface ?? new ArrayBuffer(0));
        assert.equal(bytes.length, 6 * 256);
        // Three cells of the third unit, from the plane's top left on.
        const extent = training.questions.points(1)?.extent ?? NaN;
        for (const cell of [0, 37, 255]) {
          const [x1, x2] = [((cell % 16) + 0.5) / 8 - 1, 1 - (Math.floor(cell / 16) + 0.5) / 8];
          const z = (w[4] ?? NaN) * x1 * extent + (w[5] ?? NaN) * x2 * extent + (b[2] ?? NaN);
          const largest = first?.surfaceScale ?? NaN;
          const shown = expanded(bytes[2 * 256 + cell] ?? NaN, largest);
          assert.ok(Math.abs(shown - z) < 0.013 * largest, `${shown} ${z}`);
        }
        assert.equal(output?.surface?.byteLength, 256);
      }
    });
  }

  it('answers the same question again only at its rate limit during training, and at once when paused', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    const { training } = fixture;
    const answered: number[] = [];
    let open = false;
    const ask = (): void => {
      if (open) return;
      open = true;
      void training.inquiries
        .answer('wrong', 'x', () => 0)
        .then(() => {
          if (training.progress().status === 'training') answered.push(fixture.clock);
          open = false;
        });
    };
    fixture.between = ask;
    training.start(target('run'), false);
    await training.whenIdle();
    assert.ok(answered.length > 1);
    for (const [k, at] of answered.entries()) assert.ok(k === 0 || at - (answered[k - 1] ?? 0) >= 400);
    // A waiting question soon notices that training has paused.
    assert.ok(fixture.longestWait > 0 && fixture.longestWait <= 100, `${fixture.longestWait}`);
    const { clock } = fixture;
    await training.inquiries.answer('wrong', 'x', () => 0);
    assert.ok(fixture.clock - clock < 10);
  });
});
