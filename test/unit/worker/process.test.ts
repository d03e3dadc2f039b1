import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spec } from '../../../src/model/spec';
import { engineContract, engineEvents, type RunTarget } from '../../../src/protocol/engine';
import { Peer, RemoteError } from '../../../src/protocol/rpc';
import type { Progress } from '../../../src/protocol/training';
import { parseRunRecord } from '../../../src/runs/run-record';
import { bundle } from '../bundle';
import { until } from '../until';
import { specOf } from './training-fixture';

const quick = specOf(`nnet 1
seed 3
data { generate flower samples=200 }
model { input 2; dense hidden 4 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=1.2; epochs 1000000 }
`);

/** One batch of this takes seconds. */
const slow = specOf(`nnet 1
data { generate gauss samples=8000 }
model { input 2; dense a 300 tanh; dense b 300 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; epochs 100 }
`);

/** One batch of this takes far longer than a loop may take to stop. */
const slowest = specOf(`nnet 1
data { generate gauss samples=60000 }
model { input 2; dense a 300 tanh; dense b 300 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=0.01; epochs 100; precision float64 }
`);

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the engine’s process', () => {
  let file = '';
  let folder = '';
  let child: ChildProcess | undefined;

  before(() => {
    file = bundle('src/worker/entry.node.ts');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nnet-engine-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const target = (): RunTarget => ({
    folder: join(folder, '.nnet-runs', 'flower', '1'),
    id: '1',
    specText: 'nnet 1\n',
    specPath: join(folder, 'flower.nnet'),
  });
  const statusOnDisk = (): string | undefined => {
    const path = join(target().folder, 'run.json');
    return existsSync(path) ? parseRunRecord(readFileSync(path, 'utf8'))?.status : undefined;
  };

  async function connect() {
    const forked = fork(file, [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = forked;
    const progress: Progress[] = [];
    const failures: unknown[] = [];
    let isReady: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      isReady = resolve;
    });
    const peer = new Peer<typeof engineEvents, typeof engineContract>(
      { post: (message) => forked.send(Object(message)), listen: (receive) => forked.on('message', receive) },
      engineEvents,
      engineContract,
      {
        calls: {},
        events: {
          ready: () => isReady(),
          progress: (told) => progress.push(told),
          failed: (failure) => failures.push(failure),
        },
      },
      { report: (sentence) => failures.push(sentence) },
    );
    await ready;
    const prepare = (spec: Spec, more: object = {}) =>
      peer.call('prepare', { load: 3, spec, files: {}, memoryLimit: 2 ** 31, ...more });
    return { forked, peer, progress, failures, prepare };
  }

  it('trains, is controlled, answers in between, and leaves a run that continues', async () => {
    const { peer, progress, failures, prepare } = await connect();
    const prepared = await prepare(quick);
    assert.deepEqual([prepared.examples.train, prepared.parameters], [200, 17]);
    await peer.call('start', { run: target(), paused: false });
    const view = await peer.call('example', { from: 'train', index: 0 });
    assert.equal(new Float64Array(view.y ?? new ArrayBuffer(0)).length, 1);
    assert.equal(view.moment.load, 3);
    await peer.call('pause', {});
    assert.equal(progress.at(-1)?.status, 'paused', 'told before the answer');
    await until(() => statusOnDisk() === 'paused'); // a pause leaves a checkpoint
    // The loop reports once more when it is paused, which may arrive after its file is seen on the disk.
    const told = () => progress.map(({ status }) => status);
    const before = told().lastIndexOf('training');
    await peer.call('step', { goals: [{ of: 'epochs', count: 1 }] });
    assert.ok(told().lastIndexOf('training') > before, 'told before the answer');
    await until(() => progress.at(-1)?.status === 'paused'); // a step ends paused
    await peer.call('stop', {});
    assert.equal(progress.at(-1)?.status, 'stopped');
    await until(() => statusOnDisk() === 'stopped'); // a stop is written
    const { step } = (await peer.call('history', {})) && (progress.at(-1) ?? { step: -1 });
    const again = await prepare(quick, { from: { folder: target().folder, purpose: 'resume' } });
    assert.deepEqual([again.progress.status, again.progress.step], ['stopped', step]);
    await peer.call('start', { run: target(), paused: false });
    await until(() => (progress.at(-1)?.step ?? 0) > step); // the run continues
    assert.deepEqual(failures, []);
  });

  it('crosses faults as data that can be translated, defects as traces', async () => {
    const { peer, prepare } = await connect();
    const fault = (code: string) => (error: unknown) =>
      error instanceof RemoteError && JSON.stringify(error.data).includes(`"${code}"`);
    await assert.rejects(peer.call('pause', {}), fault('train-not-prepared'));
    const { data: _data, ...bare } = quick;
    await assert.rejects(prepare(bare), fault('data-none'));
    const huge = {
      ...quick,
      layers: quick.layers.map((layer) => (layer.kind === 'dense' ? { ...layer, units: 1e9 } : layer)),
    };
    await assert.rejects(prepare(huge), (error) => error instanceof RemoteError);
  });

  it('acknowledges a pause during a batch of seconds, and ends a loop that will not stop', async () => {
    const { peer, progress, prepare } = await connect();
    await prepare(slow);
    await peer.call('start', { run: target(), paused: false });
    await peer.call('pause', {});
    assert.equal(progress.at(-1)?.status, 'paused');
    assert.equal(
      progress.some(({ step }) => step > 0),
      false,
      'the batch in hand is not done yet',
    );
    await peer.call('stop', {});
    await until(() => progress.at(-1)?.status === 'stopped'); // the run ends stopped
    await until(() => statusOnDisk() === 'stopped'); // the run is stopped on disk
    const view = await peer.call('layer', { position: 1 });
    assert.ok(view.weightNorm > 0);
    assert.deepEqual(readdirSync(join(target().folder, 'checkpoint')).includes('state.ckpt'), true);
    // What one stop has restored, the next restores, too.
    const seen = progress.length;
    await peer.call('start', { run: null, paused: false });
    await peer.call('stop', {});
    await until(() => progress.slice(seen).at(-1)?.status === 'stopped');
    assert.ok((await peer.call('layer', { position: 1 })).weightNorm > 0);
  });

  it('answers what is asked of a loop that will not stop, by the one that replaces it', async () => {
    const { peer, progress, prepare } = await connect();
    await prepare(slowest);
    await peer.call('start', { run: target(), paused: false });
    await peer.call('pause', {});
    const [, view] = await Promise.all([peer.call('stop', {}), peer.call('layer', { position: 1 })]);
    assert.ok(view.weightNorm > 0);
    assert.equal(progress.at(-1)?.status, 'stopped');
    assert.equal(progress.at(-1)?.step, 0, 'its batch was given up');
  });

  it('says what is wrong with a run that the loop which replaces one cannot restore', async () => {
    const { peer, failures, prepare } = await connect();
    await prepare(slowest);
    await peer.call('start', { run: target(), paused: false });
    const checkpoint = join(target().folder, 'checkpoint', 'state.ckpt');
    await until(() => existsSync(checkpoint));
    writeFileSync(checkpoint, 'no checkpoint');
    await peer.call('stop', {});
    await until(() => failures.length > 0);
    assert.match(JSON.stringify(failures), /"code":"checkpoint-/);
  });

  it('answers what is asked after a stop once the files of the run are written', async () => {
    const { peer, prepare } = await connect();
    await prepare(quick);
    await peer.call('start', { run: target(), paused: false });
    await until(() => statusOnDisk() === 'training');
    await Promise.all([peer.call('stop', {}), peer.call('watch', { visible: false, example: null, surface: 0 })]);
    assert.equal(statusOnDisk(), 'stopped');
    assert.deepEqual(readdirSync(join(target().folder, 'checkpoint')), ['state.ckpt'], 'and its lock is released');
  });

  it('saves and ends when the host disconnects', async () => {
    const { forked, peer, prepare, progress } = await connect();
    await prepare(quick);
    await peer.call('start', { run: target(), paused: false });
    await until(() => progress.some(({ step }) => step > 10)); // it trains
    const ended = new Promise((resolve) => forked.once('exit', resolve));
    forked.disconnect();
    assert.equal(await ended, 0);
    assert.equal(statusOnDisk(), 'stopped');
    assert.deepEqual(readdirSync(join(target().folder, 'checkpoint')), ['state.ckpt']);
  });

  it('saves and ends on a signal, as of Ctrl+C in the window’s terminal', async () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      rmSync(join(folder, '.nnet-runs'), { recursive: true, force: true });
      const { forked, peer, prepare, progress } = await connect();
      await prepare(quick);
      await peer.call('start', { run: target(), paused: false });
      await until(() => progress.some(({ step }) => step > 10)); // it trains
      const ended = new Promise((resolve) => forked.once('exit', resolve));
      forked.kill(signal);
      assert.equal(await ended, 0, signal);
      assert.equal(statusOnDisk(), 'stopped', signal);
    }
  });

  it('trains at a low priority, and answers at its host’s', async function () {
    if (process.platform !== 'linux' || getPriority() >= 10) this.skip();
    const { forked, prepare } = await connect();
    await prepare(quick);
    const tasks = `/proc/${forked.pid}/task`;
    const priorityOf = (thread: string): number =>
      Number(
        readFileSync(join(tasks, thread, 'stat'), 'utf8')
          .split(') ')[1]
          ?.split(' ')[16],
      );
    assert.equal(priorityOf(String(forked.pid)), getPriority());
    assert.ok(readdirSync(tasks).some((thread) => priorityOf(thread) === 10));
  });

  for (const [name, spec] of [
    ['while it trains', quick],
    ['in the middle of a long batch', slow],
  ] as const) {
    it(`has ended after kill -9 of its host, ${name}`, async () => {
      const host = join(folder, 'host.cjs');
      const calls = [
        { type: 'call', id: 1, method: 'prepare', params: { load: 1, spec, files: {}, memoryLimit: 2 ** 31 } },
        { type: 'call', id: 2, method: 'start', params: { run: target(), paused: false } },
      ];
      writeFileSync(
        host,
        `const engine = require('node:child_process').fork(${JSON.stringify(file)}, [], {
          execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
        const calls = ${JSON.stringify(calls)};
        engine.on('message', (message) => {
          if (message.name === 'ready') engine.send(calls[0]);
          if (message.type === 'result' && message.id === 1) engine.send(calls[1]);
          if (message.type === 'error' || (message.type === 'result' && message.id === 2)) console.log(engine.pid, message.message ?? '');
        });`,
      );
      const parent = spawn(process.execPath, [host], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said = await new Promise<string>((resolve) => parent.stdout.once('data', (text) => resolve(String(text))));
      const engine = Number(said);
      assert.ok(Number.isSafeInteger(engine), said);
      assert.equal(isAlive(engine), true);
      parent.kill('SIGKILL');
      await until(() => !isAlive(engine)); // the engine outlives its host
    });
  }
});
