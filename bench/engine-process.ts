import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { filesOf } from '../src/cli/spec-data';
import { analyze } from '../src/language/analyze';
import { engineContract, engineEvents } from '../src/protocol/engine';
import { type Handlers, Peer } from '../src/protocol/rpc';
import type { Prepared } from '../src/protocol/training';

const memoryLimit = 2 ** 31;

export type EnginePeer = Peer<typeof engineEvents, typeof engineContract>;

/** An engine in a process of its own, as the extension has one. */
export interface EngineProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly peer: EnginePeer;
}

/** Starts the engine of a bundle, and waits until it is ready. What goes wrong in it is thrown. */
export async function startEngine(
  bundle: string,
  events: Omit<Handlers<typeof engineEvents>['events'], 'ready' | 'failed'>,
): Promise<EngineProcess> {
  const child = fork(bundle, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the engine did not start');
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const complain = (what: unknown): never => {
    throw new Error(`the engine failed: ${JSON.stringify(what)}`);
  };
  const peer: EnginePeer = new Peer(
    { post: (message) => child.send(Object(message)), listen: (receive) => child.on('message', receive) },
    engineEvents,
    engineContract,
    { calls: {}, events: { ...events, ready: () => isReady(), failed: complain } },
    { report: complain },
  );
  await ready;
  return { child, pid, peer };
}

/** Has the engine read a spec's data and draw its weights, for one thread. `folder`: where the paths of its files begin. */
export async function prepare(
  peer: EnginePeer,
  { name, text, folder }: { readonly name: string; readonly text: string; readonly folder: string },
): Promise<Prepared> {
  const { spec } = analyze(text);
  if (!spec) throw new Error(`the spec of ${name} has faults`);
  const places = filesOf(spec, path.join(folder, `${name}.nnet`));
  const files = Object.fromEntries([...places].map(([file, place]) => [file, { path: place }]));
  return peer.call('prepare', { load: 1, spec, files, memoryLimit, threads: 1 });
}
