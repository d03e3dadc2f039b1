import assert from 'node:assert/strict';
import type { Environment } from '../../../src/worker/environment';
import { prepareTraining } from '../../../src/worker/prepared-training';
import { RunKeeper } from '../../../src/worker/run-keeper';
import type { RunContents } from '../../../src/worker/run-storage';
import { flowerText, MemoryMoments, specOf, target } from './training-fixture';

describe('the keeper of a run', () => {
  /** A keeper whose writes take so many milliseconds, and what was written. */
  function keeping(writing: number) {
    const clock = { now: 0, day: 1 };
    const environment: Environment = {
      now: () => clock.now,
      date: () => `2026-01-0${clock.day}`,
      deliverMessages: async () => undefined,
      wait: async () => undefined,
      readFile: () => new Uint8Array(),
      openFile: () => new Uint8Array(),
      version: 'test',
    };
    const session = prepareTraining(
      { load: 1, spec: specOf(flowerText(40)), files: {}, memoryLimit: 2 ** 31 },
      environment,
    );
    const written: RunContents[] = [];
    let closed = 0;
    const writer = {
      moments: new MemoryMoments(),
      write: (contents: RunContents) => {
        clock.now += writing;
        return 1000 + written.push(contents);
      },
      close: () => closed++,
    };
    const keeper = new RunKeeper(session, target('run'), writer, environment);
    return { keeper, session, clock, written, closed: () => closed };
  }

  it('writes at first, and then 5 s after the last write, or later where writing takes long', () => {
    const { keeper, clock } = keeping(200);
    assert.equal(keeper.due(0, 0), true);
    keeper.keep('training', 1);
    assert.equal(clock.now, 200);
    assert.deepEqual([keeper.due(5199, 0), keeper.due(5200, 0)], [false, true]);
    keeper.keep('training', 1);
    assert.deepEqual(
      [clock.now, keeper.due(5399, 0), keeper.due(5400, 0), keeper.due(400, 799), keeper.due(400, 800)],
      [400, false, true, false, true],
    );
    const slow = keeping(300);
    slow.keeper.keep('training', 1);
    assert.deepEqual([slow.keeper.due(6299, 0), slow.keeper.due(6300, 0)], [false, true]);
  });

  it('writes after each long slice: of half a second, or of four times what writing takes', () => {
    const { keeper } = keeping(100);
    keeper.keep('training', 1);
    assert.deepEqual([keeper.due(101, 499), keeper.due(101, 500)], [false, true]);
    const slow = keeping(200);
    slow.keeper.keep('training', 1);
    assert.deepEqual([slow.keeper.due(201, 799), slow.keeper.due(201, 800)], [false, true]);
  });

  it('writes what the run is, when it began, and the records that are not saved yet', () => {
    const { keeper, session, clock, written, closed } = keeping(0);
    assert.equal(keeper.saved, undefined);
    session.records.add(session.trainer.record());
    keeper.keep('training', 1.5);
    assert.deepEqual(keeper.saved, { epoch: 0, step: 0 });
    clock.day = 2;
    const { record } = session.trainer.train();
    for (let batch = 1; batch < 4; batch++) session.trainer.train();
    assert.equal(record, undefined);
    session.records.add(session.trainer.record());
    keeper.keep('stopped', 2.5);
    assert.deepEqual(keeper.saved, { epoch: 1, step: 4 });
    const [first, second] = written;
    assert.deepEqual([first?.history.kept, first?.history.records.length], [0, 1]);
    assert.deepEqual([second?.history.kept, second?.history.records.map(({ step }) => step)], [1001, [4]]);
    assert.deepEqual(
      [first, second].map(
        (each) => each && [each.record.status, each.record.started, each.record.updated, each.record.seconds],
      ),
      [
        ['training', '2026-01-01', '2026-01-01', 1.5],
        ['stopped', '2026-01-01', '2026-01-02', 2.5],
      ],
    );
    const last = second?.record ?? assert.fail();
    const { train, test, id, spec, epochs, epoch, step, engine } = last;
    assert.deepEqual([last.format, 'stoppedEarly' in last, 'weightsEpoch' in last], [1, false, false]);
    assert.deepEqual([id, spec, epochs, epoch, step], ['run', '/spec.nnet', 40, 1, 4]);
    assert.deepEqual([engine.version, engine.kind], ['test', 'reference']);
    assert.deepEqual([train, test], [session.records.last?.train, session.records.last?.test]);
    keeper.close();
    assert.equal(closed(), 1);
  });
});
