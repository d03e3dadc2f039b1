import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../../src/host/session/engine';
import { RecordFlow } from '../../../src/worker/record-flow';
import { bundle } from '../bundle';
import { flowerText, specOf, TrainingFixture, target } from './training-fixture';

const many = 1_000_000;

describe('the flow of records', () => {
  /** A training whose listener has not taken so many records. */
  function behind(records: number): TrainingFixture {
    const fixture = new TrainingFixture(specOf(flowerText(40)));
    fixture.prepare();
    fixture.training.flow.sent(records);
    fixture.training.start(target('run'), false);
    return fixture;
  }

  it('waits while 100,000 records are on their way, and owes nothing to who takes more than were sent', async () => {
    const flow = new RecordFlow();
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    const isHeldUp = async (): Promise<boolean> => {
      const before = waits.length;
      const held = await flow.waits({ wait });
      assert.equal(held, waits.length > before);
      return held;
    };
    const least = 100_000;
    for (const [sent, taken, held] of [
      [least - 1, 0, false],
      [1, 0, true],
      [5, 4, true],
      [0, 3, false],
      [0, 2 * least, false],
      [least, 0, true],
      [0, 1, false],
    ] as const) {
      flow.sent(sent);
      flow.taken(taken);
      assert.equal(await isHeldUp(), held);
    }
    flow.sent(least);
    flow.reset();
    flow.sent(least - 1);
    assert.equal(await isHeldUp(), false);
    flow.sent(1);
    assert.equal(await isHeldUp(), true);
    assert.deepEqual(new Set(waits), new Set([10]));
  });

  it('makes training wait for a listener that is behind, and continue once it has caught up', async () => {
    const fixture = behind(many);
    let turns = 0;
    fixture.between = () => {
      if (++turns === 50) fixture.training.flow.taken(many);
      if (turns <= 50) assert.equal(fixture.training.progress().step, 0);
    };
    await fixture.training.whenIdle();
    assert.ok(turns > 50);
    assert.deepEqual([fixture.training.progress().status, fixture.records.length], ['finished', 41]);
  });

  it('holds up no control: a training that waits is paused and stopped at once', async () => {
    const fixture = behind(many);
    let turns = 0;
    fixture.between = () => {
      if (++turns === 20) fixture.training.pause();
    };
    await fixture.training.whenIdle();
    assert.deepEqual([turns, fixture.training.progress().status], [20, 'paused']);
    fixture.training.stop();
    assert.deepEqual([fixture.training.progress().status, fixture.training.progress().step], ['stopped', 0]);
  });

  it('lets a listener be a little behind, and forgets a former training’s records', async () => {
    const fixture = behind(1000);
    await fixture.training.whenIdle();
    assert.equal(fixture.training.progress().status, 'finished');
    fixture.training.flow.sent(many);
    assert.equal((await fixture.train('other')).status, 'finished');
  });

  it('brings the extension every record of a run of more than may be on their way', async () => {
    const epochs = 120_000;
    const folder = mkdtempSync(join(tmpdir(), 'nnet-flow-'));
    const text = `nnet 1
data { generate xor samples=4 }
model { input 2; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; batch full; epochs ${epochs} }
`;
    const said: string[] = [];
    let ended: (records: number) => void = () => undefined;
    const whenEnded = new Promise<number>((resolve) => {
      ended = resolve;
    });
    let records = 0;
    const engine = await Engine.start(bundle('src/worker/entry.node.ts'), {
      progress: ({ status }) => {
        if (status === 'finished') ended(records);
      },
      records: ({ length }) => {
        records += length;
      },
      snapshot: () => undefined,
      reading: () => undefined,
      failed: (failure) => said.push(JSON.stringify(failure)),
      lost: ({ code }) => said.push(code),
      report: () => undefined,
    });
    try {
      await engine.call('prepare', { load: 1, spec: specOf(text), files: {}, memoryLimit: 2 ** 30, every: 1 });
      const run = { folder: join(folder, '.nnet-runs', 'xor', '1'), id: '1', specText: text, specPath: folder };
      await engine.call('start', { run, paused: false });
      assert.equal(await whenEnded, epochs + 1);
      assert.deepEqual(said, []);
    } finally {
      await engine.release({ code: 'engine-absent', args: {} });
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
