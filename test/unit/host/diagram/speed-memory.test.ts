import assert from 'node:assert/strict';
import { SpeedMemory } from '../../../../src/host/diagram/speed-memory';

/** A memory as VS Code has it: what is kept is JSON. */
class Kept {
  readonly values = new Map<string, string>();

  get(key: string): unknown {
    const value = this.values.get(key);
    return value === undefined ? undefined : JSON.parse(value);
  }

  async update(key: string, value: number): Promise<void> {
    this.values.set(key, JSON.stringify(value));
  }
}

describe('the memory of the slider of speed', () => {
  it('has every position that was kept last, also after a restart', () => {
    const kept = new Kept();
    assert.equal(new SpeedMemory(kept).position, undefined);
    for (let position = 0; position <= 100; position++) {
      new SpeedMemory(kept).keep(position);
      assert.equal(new SpeedMemory(kept).position, position);
    }
  });

  it('has none where what is kept is no position', () => {
    const kept = new Kept();
    new SpeedMemory(kept).keep(30);
    const [key = ''] = kept.values.keys();
    for (const value of ['-1', '101', '0.5', '"30"', 'null', '[30]', '{"position":30}', 'true', '1e999']) {
      kept.values.set(key, value);
      assert.equal(new SpeedMemory(kept).position, undefined, value);
    }
  });
});
