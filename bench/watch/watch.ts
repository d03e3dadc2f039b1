import { setTimeout as wait } from 'node:timers/promises';
import type { Progress } from '../../src/protocol/training';
import { prepare, startEngine } from '../engine-process';
import { medianOf } from '../statistics.mjs';
import { type CpuTime, cpuTimeOf } from './cpu-time';
import type { WatchedNetwork } from './networks';
import { Panel } from './panel';

/** Until what was under way when the page was shown or hidden is over, in milliseconds. */
const settling = 200;

/** What the engine does while the page is open, or closed. */
interface Spell {
  /** CPU seconds for each example: of all threads, and of the one that coordinates. */
  readonly all: number;
  readonly main: number;
  readonly perSecond: { readonly examples: number; readonly snapshots: number; readonly answers: number };
}

export interface Cost {
  /** Nanoseconds of CPU time an example takes. */
  readonly closed: number;
  readonly open: number;
  /** How much more CPU time an example takes with the page open: a number a round, and in the first seconds. */
  readonly more: readonly number[];
  readonly first: number;
  /** The coordinating thread's share of the CPU time. */
  readonly coordination: { readonly closed: number; readonly open: number };
  /** A second. */
  readonly snapshots: number;
  readonly answers: number;
}

/** How long, and what, is watched. */
interface Watching {
  readonly rounds: number;
  readonly seconds: number;
  readonly microscope: boolean;
}

/** Trains a network in a process of its own, and opens and closes the page that shows it, by turns. */
export async function watch(
  network: WatchedNetwork,
  engine: string,
  { rounds, seconds, microscope }: Watching,
): Promise<Cost> {
  let panel: Panel | undefined;
  let heard: (progress: Progress) => void = () => undefined;
  const { child, pid, peer } = await startEngine(engine, {
    progress: (progress) => {
      heard(progress);
      panel?.receive(progress);
    },
    snapshot: (snapshot) => void panel?.draw(snapshot),
  });
  const prepared = await prepare(peer, network);
  const shown = new Panel(peer, network, prepared, microscope);
  panel = shown;
  const next = (): Promise<Progress> =>
    new Promise((resolve) => {
      heard = resolve;
    });
  const perBatch = prepared.examples.train / Math.ceil(prepared.examples.train / network.batch);
  const spell = async (open: boolean): Promise<Spell> => {
    await shown.show(open);
    await wait(settling);
    return measure();
  };
  const measure = async (): Promise<Spell> => {
    const read = async () => ({ step: (await next()).step, time: performance.now(), cpu: cpuTimeOf(pid), ...counts() });
    const before = await read();
    await wait(seconds * 1000);
    const after = await read();
    const examples = (after.step - before.step) * perBatch;
    const elapsed = (after.time - before.time) / 1000;
    const each = (part: keyof CpuTime): number => (after.cpu[part] - before.cpu[part]) / examples;
    const snapshots = (after.snapshots - before.snapshots) / elapsed;
    const answers = (after.answers - before.answers) / elapsed;
    return { all: each('all'), main: each('main'), perSecond: { examples: examples / elapsed, snapshots, answers } };
  };
  const counts = () => ({ snapshots: shown.snapshots, answers: shown.answers });
  try {
    await peer.call('start', { run: null, paused: false });
    await wait(2000);
    const spells: { readonly closed: Spell; readonly open: Spell; readonly after: Spell }[] = [];
    let closed = await spell(false);
    // The first seconds of watching are measured separately: the code of snapshots is not compiled yet.
    for (let round = 0; round <= rounds; round++) {
      const open = await spell(true);
      const after = await spell(false);
      spells.push({ closed, open, after });
      closed = after;
    }
    return costOf(spells);
  } finally {
    child.kill('SIGKILL');
  }
}

function costOf(spells: readonly { readonly closed: Spell; readonly open: Spell; readonly after: Spell }[]): Cost {
  const [first = Number.NaN, ...more] = spells.map(
    ({ closed, open, after }) => open.all / ((closed.all + after.all) / 2) - 1,
  );
  const [, ...rest] = spells;
  const of = (value: (spell: (typeof spells)[number]) => number): number => medianOf(rest.map(value));
  return {
    closed: of(({ closed }) => closed.all * 1e9),
    open: of(({ open }) => open.all * 1e9),
    more,
    first,
    coordination: {
      closed: of(({ closed }) => closed.main / closed.all),
      open: of(({ open }) => open.main / open.all),
    },
    snapshots: of(({ open }) => open.perSecond.snapshots),
    answers: of(({ open }) => open.perSecond.answers),
  };
}
