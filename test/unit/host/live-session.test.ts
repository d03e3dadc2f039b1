import { equal } from 'node:assert/strict';
import type { Event, Uri } from 'vscode';
import { whenLive } from '../../../src/host/live-session';
import type { SessionView } from '../../../src/protocol/panel';

/** Sessions whose view changes when a test says so. */
class Bench {
  view: SessionView = { engine: 'none', disabled: {}, specChanged: false };
  private readonly listeners = new Set<(uri: Uri) => void>();
  readonly onDidChange: Event<Uri> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  change(view: Partial<SessionView>, uri = 'file:///a.nnet'): void {
    this.view = { ...this.view, ...view };
    for (const listener of [...this.listeners]) listener({ toString: () => uri } as Uri);
  }
  get listening(): number {
    return this.listeners.size;
  }
  wait(): Promise<string | undefined> {
    return whenLive({ view: () => this.view }, { toString: () => 'file:///a.nnet' } as Uri, this.onDidChange);
  }
}

describe('waiting for a network', () => {
  it('ends at once where the engine holds it', async () => {
    const bench = new Bench();
    bench.view = { ...bench.view, engine: 'live' };
    equal(await bench.wait(), undefined);
    equal(bench.listening, 0);
  });

  it('ends once it is loaded, of this spec alone, and listens no longer', async () => {
    const bench = new Bench();
    const live = bench.wait();
    bench.change({ engine: 'preparing', sentence: 'reading' });
    bench.change({}, 'file:///b.nnet');
    equal(bench.listening, 1);
    bench.change({ engine: 'live' });
    equal(await live, undefined);
    equal(bench.listening, 0);
  });

  it('says why there is none: what went wrong, or what is missing', async () => {
    const bench = new Bench();
    const failed = bench.wait();
    bench.change({ sentence: 'The file is missing.' });
    equal(await failed, 'The file is missing.');
    const other = new Bench();
    other.view = { ...other.view, disabled: { train: 'The spec has no data.' } };
    equal(await other.wait(), 'The spec has no data.');
    equal(other.listening, 0);
  });
});
