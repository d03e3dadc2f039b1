import { setTimeout as wait } from 'node:timers/promises';
import type { engineContract, engineEvents } from '../../src/protocol/engine';
import type { Peer } from '../../src/protocol/rpc';
import type { Snapshot } from '../../src/protocol/snapshot';
import type { Prepared, Progress } from '../../src/protocol/training';
import { Asker } from '../../webview/inquiry';
import { finestSide } from '../../webview/watch';
import type { WatchedNetwork } from './networks';

/** Milliseconds that drawing takes, until a snapshot is acknowledged. */
const drawing = 16;
/** How often a panel asks, in milliseconds, and how fine its inspector's surface is. */
const [often, seldom, inspected] = [125, 1000, 96];

/** Does what the panel does that shows a network with an example chosen and a unit in the inspector. */
export class Panel {
  snapshots = 0;
  answers = 0;
  private open = false;
  private sequence = -1;
  private moment = '';
  private readonly askers: readonly Asker[];

  constructor(
    private readonly engine: Peer<typeof engineEvents, typeof engineContract>,
    private readonly network: WatchedNetwork,
    private readonly prepared: Prepared,
  ) {
    const example = { from: 'train', index: 0 } as const;
    const surface = prepared.features === 2 ? inspected : 0;
    const asker = (subject: string, pace: number, ask: () => Promise<unknown>): Asker =>
      new Asker(
        () =>
          this.open ? { subject, moment: this.moment, pace, ask: () => ask().then(() => this.answered) } : undefined,
        (failed) => {
          if (failed) throw new Error(`the engine could not tell of the ${subject}`);
        },
      );
    const { position, unit } = network.selected;
    this.askers = [
      asker('unit', often, () => engine.call('unit', { position, unit, example, surface })),
      asker('example', often, () => engine.call('example', example)),
      ...(prepared.classes ? [asker('wrong ones', seldom, () => engine.call('wrong', { set: 'train' }))] : []),
    ];
  }

  /** Shows or hides the page. */
  async show(open: boolean): Promise<void> {
    this.open = open;
    const { network, prepared } = this;
    const surface = prepared.features === 2 ? finestSide(network.units) : 0;
    await this.engine.call('watch', { visible: open, example: { from: 'train', index: 0 }, surface });
    this.consider();
  }

  async draw({ sequence }: Snapshot): Promise<void> {
    this.snapshots++;
    this.sequence = sequence;
    this.consider();
    await wait(drawing);
    this.engine.emit('acknowledge', { sequence });
  }

  hear({ status, epoch }: Progress): void {
    this.moment = `${this.sequence} ${status} ${epoch}`;
    this.consider();
  }

  private readonly answered = (): void => {
    this.answers++;
  };

  private consider(): void {
    for (const asker of this.askers) asker.consider();
  }
}
