import { deepEqual } from 'node:assert/strict';
import { SnapshotRelay, type SnapshotViewer } from '../../../src/host/session/snapshot-relay';

const snapshot = (sequence: number) => ({ sequence, moment: { load: 1, epoch: 0, step: 0 }, side: 0, layers: [] });

class Screen implements SnapshotViewer {
  watching = true;
  readonly seen: number[] = [];
  snapshot({ sequence }: { sequence: number }): void {
    this.seen.push(sequence);
  }
}

describe('SnapshotRelay', () => {
  it('acknowledges when the slowest watching viewer has drawn', () => {
    const drawn: number[] = [];
    const relay = new SnapshotRelay((sequence) => drawn.push(sequence));
    const [a, b, hidden] = [new Screen(), new Screen(), new Screen()];
    hidden.watching = false;
    relay.relay(snapshot(1), [a, b, hidden]);
    deepEqual([a.seen, b.seen, hidden.seen], [[1], [1], []]);
    relay.acknowledge(1, a);
    relay.acknowledge(1, a);
    deepEqual(drawn, []);
    relay.acknowledge(1, b);
    deepEqual(drawn, [1]);
  });

  it('waits for nobody who was hidden, and for nobody where nobody watches', () => {
    const drawn: number[] = [];
    const relay = new SnapshotRelay((sequence) => drawn.push(sequence));
    const a = new Screen();
    relay.relay(snapshot(1), [a]);
    relay.relay(snapshot(2), [a]);
    relay.forget(a);
    relay.relay(snapshot(3), []);
    deepEqual(drawn, [1, 2, 3]);
  });

  it('says nothing to a new engine about what an old one sent', () => {
    const drawn: number[] = [];
    const relay = new SnapshotRelay((sequence) => drawn.push(sequence));
    const a = new Screen();
    relay.relay(snapshot(1), [a]);
    relay.clear();
    relay.acknowledge(1, a);
    deepEqual(drawn, []);
  });
});
