import { setTimeout as wait } from 'node:timers/promises';
import type { engineContract, engineEvents } from '../../src/protocol/engine';
import type { Peer } from '../../src/protocol/rpc';
import type { Snapshot } from '../../src/protocol/snapshot';
import type { Prepared, Progress } from '../../src/protocol/training';
import { Poller } from '../../webview/polling';
import { finestSide } from '../../webview/watch';
import type { WatchedNetwork } from './networks';

/** Milliseconds that drawing takes, until a snapshot is acknowledged. */
const drawing = 16;
/** How often a panel asks, in milliseconds, and how fine its inspector's surface is. */
const [often, magnified, seldom, inspected] = [125, 250, 1000, 96];

/** Does what the panel does that shows a network with an example chosen and a unit in the inspector. */
export class Panel {
  snapshots = 0;
  answers = 0;
  private open = false;
  private sequence = -1;
  private moment = '';
  private readonly pollers: readonly Poller[];

  constructor(
    private readonly engine: Peer<typeof engineEvents, typeof engineContract>,
    private readonly network: WatchedNetwork,
    private readonly prepared: Prepared,
    microscope: boolean,
  ) {
    const example = { from: 'train', index: 0 } as const;
    const surface = prepared.features === 2 ? inspected : 0;
    const poller = (key: string, interval: number, request: () => Promise<unknown>): Poller => {
      const fetch = () => request().then(() => this.answered);
      return new Poller(
        () => (this.open ? { key, version: this.moment, interval, fetch } : undefined),
        (failed) => {
          if (failed) throw new Error(`the engine did not answer about the ${key}`);
        },
      );
    };
    const { position, unit } = network.selected;
    this.pollers = [
      poller('unit', often, () => engine.call('unit', { position, unit, example, surface })),
      poller('example', often, () => engine.call('example', example)),
      ...(microscope
        ? [poller('walk', magnified, () => engine.call('walk', { ...example, many: false, stop: network.stop }))]
        : []),
      ...(prepared.classes ? [poller('wrong ones', seldom, () => engine.call('wrong', { set: 'train' }))] : []),
    ];
  }

  /** Shows or hides the page. */
  async show(open: boolean): Promise<void> {
    this.open = open;
    const { network, prepared } = this;
    const surface = prepared.features === 2 ? finestSide(network.units) : 0;
    await this.engine.call('watch', { visible: open, example: { from: 'train', index: 0 }, surface });
    this.update();
  }

  async draw({ sequence }: Snapshot): Promise<void> {
    this.snapshots++;
    this.sequence = sequence;
    this.update();
    await wait(drawing);
    this.engine.emit('acknowledge', { sequence });
  }

  receive({ status, epoch }: Progress): void {
    this.moment = `${this.sequence} ${status} ${epoch}`;
    this.update();
  }

  private readonly answered = (): void => {
    this.answers++;
  };

  private update(): void {
    for (const poller of this.pollers) poller.update();
  }
}
