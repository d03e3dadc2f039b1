import assert from 'node:assert/strict';
import { Inquiries } from '../../../src/worker/inquiries';
import { Questions } from '../../../src/worker/questions';

describe('the questions about a session', () => {
  it('are followed by a look whether their view is closed where each does a part of the work, else by none', async () => {
    const waits: (() => void)[] = [];
    let time = 0;
    let ended = 0;
    class Watched extends Questions {
      override giveUp(): void {
        super.giveUp();
        ended++;
      }
    }
    const inquiries = new Inquiries(
      { now: () => time, wait: () => new Promise((resolve) => waits.push(resolve)) },
      () => new Watched(() => assert.fail('nothing is prepared')),
      () => false,
    );
    for (const kind of ['unit', 'layer', 'health', 'walk', 'fit', 'plane'] as const) {
      await inquiries.answer(kind, '', () => 0);
      assert.equal(waits.length, 0, kind);
    }
    for (const kind of ['landscape', 'race', 'gradcheck', 'results'] as const) {
      await inquiries.answer(kind, '', () => 0);
      assert.equal(waits.length, 1, kind);
      time += 60_000;
      waits.pop()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(ended, 4);
    const former = inquiries.questions;
    inquiries.beginSession();
    assert.equal(ended, 5, 'another session ends the work of the former');
    assert.notEqual(inquiries.questions, former);
  });
});
