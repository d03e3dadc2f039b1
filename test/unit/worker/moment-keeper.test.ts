import assert from 'node:assert/strict';
import { Trainer } from '../../../src/engine/training/trainer';
import { MomentKeeper } from '../../../src/worker/moment-keeper';
import { dense, flower, input, specOf } from '../engine/specs';
import { MemoryMoments } from './training-fixture';

const spec = specOf([input(2), dense('output', 1, 'sigmoid')], { epochs: 100_000 });

/** Trains so many steps, a slice of some of them at a time, and keeps moments; each slice takes a time. */
function kept(
  steps: number,
  { limit = 2 ** 20, slice = 1, milliseconds = 1, saving = 0, files = new MemoryMoments() },
) {
  let clock = 0;
  const trainer = new Trainer(spec, flower());
  const now = (): number => {
    clock += saving;
    return clock;
  };
  const keeper = new MomentKeeper(trainer, files, limit, now);
  while (trainer.step < steps) {
    keeper.save();
    for (let k = 0; k < slice; k++) trainer.train();
    clock += milliseconds;
  }
  keeper.save();
  keeper.flush();
  return { files, clock, bytes: trainer.saveMoment().length };
}

describe('the keeper of a run’s moments', () => {
  it('saves the start, and others so that their bytes stay within the limit', () => {
    for (const limit of [2 ** 15, 2 ** 17]) {
      const { files, bytes } = kept(3000, { limit });
      const { steps } = files;
      assert.equal(steps[0], 0);
      assert.ok(steps.length >= limit / bytes / 4 && steps.length <= limit / bytes, `${steps.length}`);
      assert.ok(steps.reduce((sum, step) => sum + files.read(step).length, 0) <= limit * 1.05);
    }
  });

  it('saves none where too few would fit, or none are wanted', () => {
    const { bytes } = kept(1, {});
    for (const few of [7, 7.9]) assert.deepEqual(kept(50, { limit: few * bytes }).files.steps, []);
    assert.ok(kept(400, { limit: 8.5 * bytes }).files.steps.length > 4);
    assert.deepEqual(kept(50, { limit: 0 }).files.steps, []);
  });

  it('takes a fiftieth of the time at most, after a start', () => {
    const quick = kept(2000, { limit: 2 ** 22 }).files.steps.length;
    const { files, clock } = kept(2000, { limit: 2 ** 22, saving: 5 });
    const slow = files.steps.length;
    // The last one may begin while there is time, and 5 ms are for the start.
    assert.ok(quick > 40 && slow >= 3 && slow * 5 <= 5 + 0.02 * clock + 5, `${quick}, ${slow} in ${clock} ms`);
  });

  it('begins one where the others have taken no more than 5 ms and a fiftieth of the time', () => {
    for (const [cost, wait] of [
      [5, 0],
      [6, 50],
      [9, 200],
    ] as const) {
      let clock = 1000;
      const writes: number[] = [];
      const files = new MemoryMoments();
      files.write = (step) => {
        writes.push(step);
        clock += cost;
      };
      const trainer = new Trainer(spec, flower());
      const keeper = new MomentKeeper(trainer, files, 2 ** 22, () => clock);
      const began = clock;
      keeper.save();
      keeper.flush();
      trainer.train();
      const saves = (at: number): number => {
        clock = began + at;
        keeper.save();
        keeper.flush();
        return writes.length;
      };
      assert.deepEqual(writes, [0]);
      if (wait > cost) assert.equal(saves(wait - 1), 1);
      // Sooner than after 20 ms none is of use.
      assert.equal(saves(Math.max(20, wait)), 2, `after ${cost} ms`);
    }
  });

  it('is not kept from going on by a save that other work of the machine has made long', () => {
    let clock = 0;
    const files = new MemoryMoments();
    const trainer = new Trainer(spec, flower());
    const keeper = new MomentKeeper(trainer, files, 2 ** 22, () => clock);
    const save = trainer.saveMoment.bind(trainer);
    let saves = 0;
    trainer.saveMoment = () => {
      clock += ++saves === 5 ? 5000 : 0.1;
      return save();
    };
    for (let slice = 0; slice < 60; slice++) {
      keeper.save();
      for (let k = 0; k < 100; k++) trainer.train();
      clock += 25;
    }
    assert.ok(saves > 40, `${saves}`);
  });

  it('writes them together: at once where they are many bytes, else when it is told to', () => {
    let clock = 0;
    const files = new MemoryMoments();
    const trainer = new Trainer(spec, flower());
    const keeper = new MomentKeeper(trainer, files, 2 ** 30, () => clock);
    const saved: number[] = [];
    const save = (bytes: number): void => {
      trainer.saveMoment = () => new Uint8Array(bytes);
      clock += 10_000;
      keeper.save();
      saved.push(trainer.step);
      for (let k = 0; k < 400; k++) trainer.train();
    };
    for (let k = 0; k < 3; k++) save(2 ** 20);
    assert.deepEqual(files.steps, []);
    keeper.flush();
    assert.deepEqual(files.steps, saved);
    for (let k = 0; k < 4; k++) save(2 ** 20);
    assert.equal(files.steps.length, 3);
    save(2 ** 20);
    assert.deepEqual(files.steps, saved);
    // A disk that refuses leaves them to be written later.
    save(7);
    const write = files.write.bind(files);
    files.write = () => {
      throw new Error('the disk is full');
    };
    assert.throws(() => keeper.flush());
    files.write = write;
    keeper.flush();
    assert.deepEqual(files.steps, saved);
  });

  it('makes none that is not due, and touches no files where none are wanted', () => {
    const behind = [3, 900];
    const trainer = new Trainer(spec, flower());
    let made = 0;
    const save = trainer.saveMoment.bind(trainer);
    trainer.saveMoment = () => {
      made++;
      return save();
    };
    const off = new MemoryMoments();
    for (const step of behind) off.write(step, save());
    const none = new MomentKeeper(trainer, off, 0, () => 0);
    none.save();
    assert.deepEqual([off.steps, made], [behind, 0]);
    // The one of the present step is there already; how large it is, tells the first.
    while (trainer.step < 3) trainer.train();
    const files = new MemoryMoments();
    const there = save();
    for (const step of [0, ...behind]) files.write(step, there);
    const keeper = new MomentKeeper(trainer, files, 2 ** 22, () => 0);
    assert.deepEqual(files.steps, [0, 3]);
    for (let time = 0; time < 3; time++) keeper.save();
    keeper.flush();
    assert.deepEqual([made, files.read(3) === there], [1, true]);
  });

  it('removes moments that are behind where a run goes on, and goes on with the others', () => {
    const files = new MemoryMoments();
    for (const step of [0, 3, 900]) files.write(step, new Trainer(spec, flower()).saveMoment());
    const again = kept(40, { files });
    assert.ok(!again.files.steps.includes(900) && !again.files.steps.includes(3));
    assert.equal(again.files.steps[0], 0);
  });
});
