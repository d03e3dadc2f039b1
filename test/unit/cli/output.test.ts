import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { translate } from '../../../src/messages/translate';
import { message } from '../../../src/model/message';
import { LongList } from '../../../src/runs/json';

/** A standard output whose reader reads only when it is told to. */
class SlowReader {
  readonly pieces: string[] = [];
  private listeners: (() => void)[] = [];

  constructor(private readonly holds: number) {}

  readonly write = (text: string): boolean => {
    this.pieces.push(text);
    return this.pieces.length < this.holds;
  };

  readonly once = (_event: 'drain', listener: () => void): void => {
    this.listeners.push(listener);
  };

  get waiting(): number {
    return this.listeners.length;
  }

  read(): void {
    this.pieces.length = 0;
    for (const listener of this.listeners.splice(0)) listener();
  }
}

describe('standard output', () => {
  const over = (reader: SlowReader, json = true): Output =>
    new Output({ out: reader, error: { write: () => true } }, 'en', json);

  it('has room at once while its reader keeps up, and else once that has read', async () => {
    const reader = new SlowReader(2);
    const output = over(reader);
    output.value(1);
    await output.drained();
    output.value(2);
    let isDrained = false;
    const drained = output.drained().then(() => {
      isDrained = true;
    });
    const others = Array.from({ length: 30 }, () => output.drained());
    assert.equal(reader.waiting, 1);
    await Promise.resolve();
    assert.equal(isDrained, false);
    reader.read();
    await Promise.all([drained, ...others]);
    output.value(3);
    output.value(4);
    const next = output.drained();
    assert.equal(reader.waiting, 1);
    reader.read();
    await next;
    // The reader may have read before anybody asks.
    output.value(5);
    output.value(6);
    reader.read();
    await output.drained();
  });

  it('gets many values in pieces of some length, a line each, and sentences alone where nobody reads JSON', () => {
    const reader = new SlowReader(1e9);
    const values = Array.from({ length: 20_000 }, (_, i) => ({ i, cost: i % 3 === 0 ? Number.NaN : i / 7 }));
    over(reader).values(values);
    assert.ok(reader.pieces.length > 1 && reader.pieces.length < 50);
    const lines = reader.pieces.join('').split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      values.map(({ i, cost }) => ({ i, cost: Number.isNaN(cost) ? 'NaN' : cost })),
    );
    const told = new SlowReader(1e9);
    over(told, false).values(values);
    over(told, false).line('a sentence');
    assert.deepEqual(told.pieces, ['a sentence\n']);
  });

  it('is as wide as the terminal that people look at', () => {
    const columnsOf = (terminal: { isTTY?: boolean; columns?: number }, json = false): number | undefined => {
      const out = Object.assign(new SlowReader(1e9), terminal);
      return new Output({ out, error: { write: () => true } }, 'en', json).columns;
    };
    assert.deepEqual([columnsOf({ isTTY: true, columns: 100 }), columnsOf({ isTTY: true })], [100, 80]);
    assert.deepEqual(
      [columnsOf({ columns: 100 }), columnsOf({ isTTY: true, columns: 100 }, true)],
      [undefined, undefined],
    );
  });

  it('has sentences and bars for people alone, pages for all, and notes beside it', () => {
    const written = (json: boolean): { out: string[]; error: string[] } => {
      const out = new SlowReader(1e9);
      const error: string[] = [];
      const output = new Output({ out, error: { write: (text) => error.push(text) > 0 } }, 'zh-cn', json);
      output.raw('bar');
      output.page('help');
      output.say('run-numbered', { number: '5' });
      output.note('run-numbered', { number: '6' });
      return { out: out.pieces, error };
    };
    const said = (number: string): string => `${translate(message('run-numbered', { number }), 'zh-cn')}\n`;
    assert.deepEqual(written(false), { out: ['bar', 'help\n', said('5')], error: [said('6')] });
    assert.deepEqual(written(true), { out: ['help\n'], error: [said('6')] });
  });

  it('has many lines, and an object with long lists, in pieces, for the reader that each is for', () => {
    const line = 'x'.repeat(999);
    const lines = new Array<string>(200).fill(line);
    const people = new SlowReader(1e9);
    over(people, false).lines(lines);
    assert.equal(people.pieces.join(''), `${lines.join('\n')}\n`);
    assert.ok(people.pieces.length < 5 && people.pieces.every(({ length }) => length < 67_000));
    over(people, false).longValue({ outputs: new LongList(lines) });
    over(people, false).lines([]);
    assert.ok(people.pieces.length < 5);
    const machine = new SlowReader(1e9);
    over(machine).lines(lines);
    over(machine).longValue({ outputs: new LongList(lines) });
    assert.equal(machine.pieces.join(''), `${JSON.stringify({ outputs: lines })}\n`);
  });
});
