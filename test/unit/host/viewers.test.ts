import { deepEqual, equal } from 'node:assert/strict';
import type { Viewer } from '../../../src/host/session/environment';
import { Viewers } from '../../../src/host/session/viewers';
import type { Watch } from '../../../src/protocol/snapshot';
import { historyOf } from '../../../src/runs/history/columns';

/** A panel that keeps what it receives. */
class Screen implements Viewer {
  watching = true;
  readonly heard: unknown[][] = [];
  readonly watch: Watch;
  constructor(surface: number) {
    this.watch = { visible: false, example: null, surface };
  }
  readonly snapshot = (...args: unknown[]): void => this.hear('snapshot', args);
  readonly session = (...args: unknown[]): void => this.hear('session', args);
  readonly history = (...args: unknown[]): void => this.hear('history', args);
  readonly records = (...args: unknown[]): void => this.hear('records', args);
  readonly runs = (...args: unknown[]): void => this.hear('runs', args);
  private hear(name: string, args: unknown[]): void {
    this.heard.push([name, ...args]);
  }
}

const snapshot = (sequence: number) => ({ sequence, moment: { load: 1, epoch: 0, step: 0 }, side: 0, layers: [] });

describe('The panels of a spec', () => {
  const drawn: number[] = [];
  let viewers: Viewers;
  const [a, b] = [new Screen(8), new Screen(16)];
  beforeEach(() => {
    drawn.length = a.heard.length = b.heard.length = 0;
    a.watching = b.watching = true;
    viewers = new Viewers((sequence) => drawn.push(sequence));
    viewers.add(a);
    viewers.add(b);
  });

  it('all receive the same', () => {
    const [session, history] = [{ engine: 'none', disabled: {}, specChanged: false } as const, historyOf([])];
    viewers.session(session);
    viewers.history(history);
    viewers.records(history);
    viewers.runs([], 3);
    deepEqual(a.heard, [
      ['session', session],
      ['history', history],
      ['records', history],
      ['runs', [], 3],
    ]);
    deepEqual(b.heard, a.heard);
  });

  it('are none until one comes and after the last has gone', () => {
    equal(new Viewers(() => undefined).none, true);
    equal(viewers.none, false);
    viewers.remove(a);
    equal(viewers.none, false);
    viewers.remove(b);
    equal(viewers.none, true);
  });

  it('request together what the newest visible one shows', () => {
    deepEqual(viewers.watch(), { visible: true, example: null, surface: 16 });
    b.watching = false;
    deepEqual(viewers.watch(), { visible: true, example: null, surface: 8 });
    equal(viewers.watching, true);
    a.watching = false;
    deepEqual(viewers.watch(), { visible: false, example: null, surface: 0 });
    equal(viewers.watching, false);
  });

  it('have drawn a snapshot once all that were there have drawn it or are hidden, gone or opened again', () => {
    viewers.snapshot(snapshot(1));
    viewers.acknowledge(1, a);
    deepEqual(drawn, []);
    viewers.acknowledge(1, b);
    deepEqual(drawn, [1]);
    for (const [sequence, leave] of [
      [2, () => viewers.hidden(b)],
      [3, () => viewers.add(b)],
      [4, () => viewers.remove(b)],
    ] as const) {
      viewers.snapshot(snapshot(sequence));
      viewers.acknowledge(sequence, a);
      equal(drawn.at(-1) === sequence, false);
      leave();
      equal(drawn.at(-1), sequence);
    }
    deepEqual(a.heard.at(-1), ['snapshot', snapshot(4)]);
  });

  it('owe an engine nothing that has ended', () => {
    viewers.snapshot(snapshot(1));
    viewers.engineGone();
    viewers.acknowledge(1, a);
    viewers.acknowledge(1, b);
    deepEqual(drawn, []);
  });
});
