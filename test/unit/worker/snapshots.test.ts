import assert from 'node:assert/strict';
import { serialize } from 'node:v8';
import type { Snapshot } from '../../../src/protocol/snapshot';
import { flowerText, specOf, TrainingFixture, target } from './training-fixture';

const spec = specOf(flowerText(40));

describe('snapshots', () => {
  const wide = specOf(flowerText(3, 'batch 16', 9000));
  /** Bytes of the message that carries a snapshot between processes, its envelope and all. */
  const sizeOf = (snapshot: Snapshot): number =>
    serialize({ type: 'event', name: 'snapshot', payload: snapshot }).length;

  it('hold at most 64 KB, however deep the network', () => {
    for (const depth of [20, 200, 400, 1000]) {
      const layers = Array.from({ length: depth }, (_, i) => `dense h${i} 3 tanh`).join('; ');
      const deep = specOf(`nnet 1
data { generate flower samples=60 }
model { input 2; ${layers}; dense output 1 sigmoid }
`);
      const fixture = new TrainingFixture(deep);
      fixture.prepare();
      fixture.training.watch({ visible: true, example: { from: 'train', index: 0 }, surface: 128 });
      const [first] = fixture.snapshots;
      assert.ok(first);
      const total = sizeOf(first.snapshot);
      assert.ok(total <= 65_536, `${depth} layers: ${total}`);
      assert.ok(
        first.snapshot.layers.length > Math.min(depth, 200),
        `${depth} layers: ${first.snapshot.layers.length}`,
      );
    }
  });

  it('hold at most 64 KB, however wide the network, and leave out no layer', async () => {
    for (const network of [spec, wide]) {
      const fixture = new TrainingFixture(network);
      fixture.prepare();
      fixture.training.watch({ visible: true, example: { from: 'train', index: 0 }, surface: 128 });
      const [first] = fixture.snapshots;
      assert.ok(first);
      const { snapshot } = first;
      const total = sizeOf(snapshot);
      assert.ok(total <= 65_536, `${total}`);
      assert.ok(total > 2000);
      assert.deepEqual(
        snapshot.layers.map(({ position }) => position),
        network.layers.map((_, i) => i),
      );
      assert.equal(snapshot.layers[0]?.activation?.byteLength, 8);
    }
  });

  it('have coarser surfaces while the network trains, and whole ones as soon as it is paused', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(400, 'batch 16', 30)), 1);
    fixture.prepare();
    fixture.between = () => fixture.training.acknowledge(fixture.snapshots.at(-1)?.snapshot.sequence ?? 0);
    fixture.training.watch({ visible: true, example: null, surface: 30 });
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    fixture.between();
    await new Promise((resolve) => setImmediate(resolve));
    const moving = fixture.snapshots.filter(({ snapshot: { moment } }) => moment.epoch > 0 && moment.epoch < 400);
    assert.ok(moving.length > 3);
    for (const { snapshot } of moving) assert.equal(snapshot.side, 17);
    assert.equal(fixture.snapshots[0]?.snapshot.side, 22);
    assert.equal(fixture.snapshots.at(-1)?.snapshot.side, 22);
  });

  it('show the weights whole where they fit, as a thumbnail elsewhere', () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 16 });
    const small = fixture.snapshots[0]?.snapshot;
    assert.deepEqual([small?.side, small?.layers[1]?.rows, small?.layers[1]?.columns], [16, 4, 2]);
    assert.equal(small?.layers[1]?.surface?.byteLength, 4 * 16 * 16);
    const large = new TrainingFixture(wide);
    large.prepare();
    large.training.watch({ visible: true, example: null, surface: 16 });
    const layer = large.snapshots[0]?.snapshot.layers[1];
    assert.ok(layer && layer.rows * layer.columns < 18_000 && layer.rows > 0);
    assert.equal(layer.weight?.byteLength, 4 * layer.rows * layer.columns);
  });

  it('share the room that is left evenly among matrices that do not fit', () => {
    const fixture = new TrainingFixture(
      specOf(`nnet 1
data { generate flower samples=60 }
model { input 2; dense a 300 tanh; dense b 300 tanh; dense c 300 tanh; dense output 1 sigmoid }
`),
    );
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    const layers = fixture.snapshots[0]?.snapshot.layers ?? [];
    const [, a, b, c, output] = layers.map(({ rows, columns }) => [rows, columns]);
    assert.deepEqual(
      [a, output],
      [
        [300, 2],
        [1, 300],
      ],
    );
    const [first = Number.NaN, second = Number.NaN] = [b?.[0], c?.[0]];
    assert.ok(first > 50 && first < 300 && Math.abs(first - second) <= 1, `${b} and ${c}`);
  });

  it('are not composed while the panel is hidden', async () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    fixture.training.watch({ visible: false, example: null, surface: 16 });
    await fixture.train();
    assert.deepEqual(fixture.snapshots, []);
  });

  it('wait for acknowledgements: two at most are on their way', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(100)), 1);
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    assert.equal(fixture.snapshots.length, 2);
  });

  it('the last one shows the end, once the panel has room for it', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(200)), 3);
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    for (let i = 0; i < 3; i++) {
      const last = fixture.snapshots.at(-1)?.snapshot.sequence ?? 0;
      fixture.training.acknowledge(last);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(fixture.snapshots.at(-1)?.snapshot.moment.epoch, 200);
  });

  it('come seldom during training, and at once at its end and after a change of what the panel shows', async () => {
    // By this clock composing one takes 40 ms.
    const fixture = new TrainingFixture(specOf(flowerText(1500, 'batch full')), 40);
    fixture.prepare();
    const look = (index: number) =>
      fixture.training.watch({ visible: true, example: { from: 'train', index }, surface: 0 });
    look(0);
    fixture.training.start(target('run'), false);
    let [drawn, slices, asked, answered] = [0, 0, 0, 0];
    fixture.between = () => {
      for (; drawn < fixture.snapshots.length; drawn++) {
        const { snapshot, at } = fixture.snapshots[drawn] ?? assert.fail();
        fixture.training.acknowledge(snapshot.sequence);
        if (asked > 0 && answered === 0 && at > asked) answered = at;
      }
      if (++slices === 400) {
        asked = fixture.clock;
        look(1);
      }
    };
    await fixture.training.whenIdle();
    const ended = fixture.told[fixture.progress.findIndex(({ status }) => status === 'finished')] ?? Number.NaN;
    const times = fixture.snapshots.map(({ at }) => at);
    const before = times.filter((at) => at < ended);
    const gaps = before.slice(8).map((at, i) => at - (before[i + 7] ?? 0));
    assert.ok(gaps.filter((gap) => gap < 240 * 40).length <= 1, gaps.join());
    assert.ok(gaps.length > 5, `${gaps.length}`);
    assert.ok(answered - asked < 500, `${answered - asked} ms until another example was shown`);
    const last = fixture.snapshots.at(-1);
    assert.equal(last?.snapshot.moment.epoch, 1500);
    assert.ok((last?.at ?? 0) - ended < 500, `${(last?.at ?? 0) - ended} ms from the end to its picture`);
  });

  it('come more often when a run begins or continues, for it may be short', async () => {
    const fixture = new TrainingFixture(specOf(flowerText(1500, 'batch full')), 40);
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    fixture.training.start(target('run'), false);
    let [slices, resumed] = [0, Number.NaN];
    fixture.between = () => {
      fixture.training.acknowledge(fixture.snapshots.at(-1)?.snapshot.sequence ?? 0);
      if (++slices !== 400) return;
      fixture.training.pause();
      fixture.training.resume();
      resumed = fixture.clock;
    };
    await fixture.training.whenIdle();
    const within = (from: number): number => fixture.snapshots.filter(({ at }) => at > from && at < from + 4000).length;
    assert.ok(within(0) >= 4 && within(resumed) >= 4, `${within(0)}, ${within(resumed)}`);
    assert.ok(within(resumed - 4000) <= 2, `${within(resumed - 4000)}`);
  });

  it('the last one comes even where the end was too soon after the one before', async () => {
    const fixture = new TrainingFixture(spec, 0.001);
    fixture.prepare();
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    const drawn = () => fixture.training.acknowledge(fixture.snapshots.at(-1)?.snapshot.sequence ?? 0);
    fixture.between = drawn;
    drawn();
    fixture.training.start(target('run'), false);
    await fixture.training.whenIdle();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fixture.snapshots.at(-1)?.snapshot.moment.epoch, 40);
  });

  it('show a network as soon as it is prepared, to a panel alone that watches', () => {
    const fixture = new TrainingFixture(spec);
    fixture.prepare();
    assert.equal(fixture.snapshots.length, 0);
    fixture.training.watch({ visible: true, example: null, surface: 0 });
    fixture.clock += 1000;
    fixture.prepare({ load: 2 });
    assert.deepEqual(
      fixture.snapshots.map(({ snapshot: { sequence, moment } }) => [sequence, moment.load]),
      [
        [0, 1],
        [1, 2],
      ],
    );
    // Two are on their way: another example must wait, a panel that was hidden and is shown need not.
    const watch = (visible: boolean) => {
      fixture.clock += 1000;
      fixture.training.watch({ visible, example: { from: 'train', index: 1 }, surface: 0 });
      return fixture.snapshots.length;
    };
    assert.deepEqual([watch(true), watch(true), watch(false), watch(true)], [2, 2, 2, 3]);
  });
});
