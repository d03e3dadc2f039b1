import { deepEqual, equal, match, throws } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RunStore } from '../../../src/host/runs/store';
import type { SpecReading } from '../../../src/host/session/environment';
import { Session } from '../../../src/host/session/session';
import { analyze } from '../../../src/language/analyze';
import { translate } from '../../../src/messages/translate';
import type { Message } from '../../../src/model/message';
import type { SessionView } from '../../../src/protocol/panel';
import { until as untilMet } from '../until';
import { Panel } from './session-panel';

const textOf = (name: string): string =>
  `nnet 1\nname ${name}\ndata {\n  generate xor\n}\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\n`;

describe('Session', () => {
  let folder: string;
  let text: string;
  let trusted: boolean;
  let place: SpecReading['place'];
  let session: Session;
  let log: string[];
  let ends: number;
  let informed: Message[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'nnet-session-'));
    text = textOf('fine');
    trusted = true;
    place = 'file';
    log = [];
    const note = (sentence: string): void => void log.push(sentence);
    ends = 0;
    informed = [];
    const specPath = path.join(folder, 'xor.nnet');
    session = new Session(
      {
        engineFile: path.join(__dirname, 'fake-engine.js'),
        log: { trace: note, debug: note, info: note, warn: note, error: note },
        runs: new RunStore(specPath),
        reading: () => {
          const { spec, problems } = analyze(text);
          const errors = problems.filter(({ severity }) => severity === 'error').length;
          return {
            text,
            path: specPath,
            place,
            foreign: false,
            oversized: false,
            errors,
            hasData: true,
            dataExample: 'data { generate flower }',
            ...(spec ? { spec } : {}),
          };
        },
        parse: (snapshot) => analyze(snapshot).spec,
        trusted: () => trusted,
        memoryLimit: () => 2 ** 30,
        engineSettings: () => ({}),
        admit: async () => ({}),
        say: (message) => translate(message, 'en'),
        inform: (said) => informed.push(said),
        sayFault: ({ detail }) => translate(detail, 'en'),
      },
      { changed: () => undefined, ended: () => ends++ },
    );
  });
  afterEach(async () => {
    await session.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Resolves when the view is as the condition requires; what it waits for is events, and mocha's limit ends it. */
  const until = async (condition: (view: SessionView) => boolean): Promise<SessionView> => {
    await untilMet(() => condition(session.view()));
    return session.view();
  };
  const status = (): string | undefined => session.view().progress?.status;

  /** A run that was lost in this epoch. */
  const storeRun = (run = path.join(folder, '.nnet-runs', 'xor', '3'), epoch = 5): void => {
    mkdirSync(run, { recursive: true });
    writeFileSync(path.join(run, 'spec.nnet'), text);
    const record = {
      format: 1,
      id: path.basename(run),
      spec: path.join(folder, 'xor.nnet'),
      seed: 1,
      rng: 'pcg64',
      precision: 'float32',
      dataHash: 'hash',
      specHash: 'hash',
      engine: { version: 'fake', kind: 'reference', arithmetic: 'mul-add' },
      status: 'training',
      started: '2026-01-01T00:00:00Z',
      updated: '2026-01-01T00:00:00Z',
      epochs: 100,
      every: 1,
      epoch,
      step: 5,
      seconds: 1,
    };
    writeFileSync(path.join(run, 'run.json'), JSON.stringify(record));
  };

  it('prepares when a panel looks, and only then', async () => {
    session.wake();
    equal(session.view().engine, 'none');
    const panel = new Panel();
    session.hydrate(panel);
    const view = await until(({ engine }) => engine === 'live');
    equal(view.prepared?.trainExamples, 320);
    equal(session.examples, 320);
    deepEqual(panel.lengths, [0, 1]);
    deepEqual(Object.keys(view.disabled).sort(), ['pause', 'resume', 'stop']);
  });

  it('lets its engine go when the last panel is closed, and finds it again', async () => {
    const panel = new Panel();
    session.hydrate(panel);
    await until(({ engine }) => engine === 'live');
    session.detach(panel);
    await until(({ engine }) => engine === 'none');
    equal(session.idle, true);
    session.hydrate(new Panel());
    await until(({ engine }) => engine === 'live');
  });

  it('does nothing in an untrusted workspace and wakes when trust is given', async () => {
    trusted = false;
    session.hydrate(new Panel());
    match((await session.control('train')) ?? '', /not trusted/);
    equal(session.view().engine, 'none');
    equal(existsSync(path.join(folder, '.nnet-runs')), false);
    trusted = true;
    session.wake();
    await until(({ engine }) => engine === 'live');
  });

  it('trains without a panel, in a folder of the run’s own', async () => {
    equal(await session.control('train'), undefined);
    equal(status(), 'training');
    equal(existsSync(path.join(folder, '.nnet-runs', 'xor', '1')), true);
    deepEqual(session.view().run, { id: '1', label: 'Run 1' });
    match((await session.control('train')) ?? '', /running/);
    await session.control('pause');
    equal(status(), 'paused');
    await session.control('resume');
    equal(status(), 'training');
    await session.control('stop');
    equal(status(), 'stopped');
  });

  it('takes a run that has ended before its start was answered for ended', async () => {
    text = textOf('quick');
    const panel = new Panel();
    session.hydrate(panel);
    await until(({ engine }) => engine === 'live');
    equal(await session.control('train'), undefined);
    equal(status(), 'finished');
    equal(session.active, false);
    equal(ends, 1);
  });

  it('tells of a run that has ended by itself, once, and not of one that was stopped', async () => {
    await session.control('train');
    await session.control('stop');
    equal(ends, 0);
    text = textOf('judged');
    equal(await session.control('train'), undefined);
    await until(({ progress }) => progress?.status === 'finished');
    equal(ends, 1);
    equal(session.result?.progress.status, 'finished');
    await until(({ engine }) => engine === 'none');
    equal(session.result?.progress.status, 'finished', 'the result outlives the idle engine');
    text = textOf('fine');
    await session.control('reset');
    equal(session.result, undefined);
  });

  it('resumes a stopped run after its idle engine was let go', async () => {
    await session.control('train');
    await session.control('stop');
    storeRun(path.join(folder, '.nnet-runs', 'xor', '1'));
    await until(({ engine }) => engine === 'none');
    equal(await session.primaryControl(), 'resume');
    equal(await session.control('resume'), undefined);
    deepEqual([status(), session.view().run?.id], ['training', '1']);
  });

  it('reports the result of each expectation, with the bounds at the start of the run', async () => {
    text = `${textOf('judged')}expect {\n  train-cost max=0.5\n}\n`;
    await session.control('train');
    const { outcomes } = await until(({ progress }) => progress?.status === 'finished');
    text = text.replace('0.5', '0.9');
    deepEqual(outcomes, [{ name: 'train-cost', pass: false, actual: 0.7, max: 0.5 }]);
    deepEqual(session.view().outcomes, outcomes);
  });

  it('has Train wait for the data that are being read, and begins one run where it was asked twice', async () => {
    text = textOf('slow');
    session.hydrate(new Panel());
    await until(({ engine }) => engine === 'preparing');
    const [first, second] = await Promise.all([session.control('train'), session.control('train')]);
    deepEqual([first, second], [undefined, 'Training is running.']);
    equal(status(), 'training');
    deepEqual(readdirSync(path.join(folder, '.nnet-runs', 'xor')), ['1']);
  });

  for (const end of ['stop', 'reset'] as const) {
    it(`begins nothing that waited for the data when ${end} was pressed`, async () => {
      text = textOf('slow');
      session.hydrate(new Panel());
      await until(({ engine }) => engine === 'preparing');
      const waiting = [session.control('train'), session.control('step'), session.primaryControl()];
      equal(await session.control(end), undefined);
      deepEqual(await Promise.all(waiting), [undefined, undefined, undefined]);
      deepEqual([session.active, existsSync(path.join(folder, '.nnet-runs'))], [false, false]);
      equal(session.view().engine, end === 'stop' ? 'none' : 'live');
    });
  }

  it('begins nothing whose turn had not come when Stop was pressed', async () => {
    text = textOf('slow');
    session.hydrate(new Panel());
    // The earlier runs are listed first: nothing is being loaded yet.
    equal(session.view().engine, 'none');
    const waiting = [session.control('train'), session.control('step')];
    await until(({ engine }) => engine === 'preparing');
    equal(await session.control('stop'), undefined);
    deepEqual(await Promise.all(waiting), [undefined, undefined]);
    deepEqual([session.active, existsSync(path.join(folder, '.nnet-runs'))], [false, false]);
  });

  it('loads what was edited while the data were read', async () => {
    text = textOf('slow');
    session.hydrate(new Panel());
    await until(({ engine }) => engine === 'preparing');
    text = textOf('slow').replace('dense out 1', 'dense hidden 3 tanh\n  dense out 1');
    session.wake();
    await until(({ engine, specChanged }) => engine === 'live' && !specChanged);
    // Equal specs are not loaded twice: what follows is at once.
    equal(session.examples, 320);
    await until(() => log.filter((line) => line.startsWith('loading the spec')).length === 2);
  });

  it('decides what the one key for Train, Pause and Resume means once the data are read', async () => {
    text = textOf('slow');
    session.hydrate(new Panel());
    await until(({ engine }) => engine === 'preparing');
    equal(await session.primaryControl(), 'train');
    await session.control('train');
    equal(await session.primaryControl(), 'pause');
    await session.control('pause');
    equal(await session.primaryControl(), 'resume');
  });

  it('builds its view once a change, whoever asks', async () => {
    session.hydrate(new Panel());
    const view = await until(({ engine }) => engine === 'live');
    equal(session.view(), view);
    session.wake();
    equal(session.view() === view, false);
    equal(session.view(), session.view());
  });

  it('trains a snapshot: editing meanwhile is said, not followed', async () => {
    session.hydrate(new Panel());
    await session.control('train');
    equal(session.view().specChanged, false);
    text = `${text}// a comment changes nothing\n`;
    session.wake();
    equal(session.view().specChanged, false);
    text = text.replace('dense out 1', 'dense hidden 3 tanh\n  dense out 1');
    session.wake();
    equal(session.view().specChanged, true);
    equal(status(), 'training');
    await session.control('reset');
    const view = await until(({ engine }) => engine === 'live');
    deepEqual([view.specChanged, view.run, view.progress?.status], [false, undefined, 'ready']);
  });

  it('lists the runs again once what Stop leaves is on disk', async () => {
    const panel = new Panel();
    session.hydrate(panel);
    await session.control('train');
    await session.control('stop');
    const run = path.join(folder, '.nnet-runs', 'xor', '1');
    storeRun(run);
    equal(status(), 'stopped');
    await session.ask('points', { limit: 1 });
    await untilMet(() => panel.listed.some(({ id }) => id === '1'));
  });

  it('shows a run whose stop could not be saved where its folder says, and says so', async () => {
    text = textOf('unsaved');
    session.hydrate(new Panel());
    await session.control('train');
    await session.control('stop');
    storeRun(path.join(folder, '.nnet-runs', 'xor', '1'));
    await session.ask('points', { limit: 1 });
    const { progress, sentence, run } = await until((view) => view.sentence !== undefined);
    match(sentence ?? '', /Epoch 7 could not be saved.*epoch 5/);
    deepEqual([progress?.status, progress?.epoch, run?.id], ['stopped', 0, '1'], 'as the engine loads it');
  });

  it('leaves a run alone that was continued before its unsaved end could be shown', async () => {
    text = textOf('unsaved');
    await session.control('train');
    await session.control('stop');
    storeRun(path.join(folder, '.nnet-runs', 'xor', '1'));
    const [refusal] = await Promise.all([session.control('resume'), session.ask('points', { limit: 1 })]);
    equal(refusal, undefined);
    // What asks for a turn now comes after all that waited.
    match((await session.openRun('1')) ?? '', /is training/);
    deepEqual([status(), session.view().sentence], ['training', undefined]);
  });

  it('opens no earlier run in place of one that began before its turn', async () => {
    text = textOf('slow');
    storeRun();
    const trained = session.control('train');
    await until(({ engine }) => engine === 'preparing');
    match((await session.openRun('3')) ?? '', /is training/);
    equal(await trained, undefined);
    deepEqual([status(), session.view().run?.id], ['training', '4']);
  });

  it('takes back that the runs could not be listed once they can be', async () => {
    const runs = path.join(folder, '.nnet-runs');
    const panel = new Panel();
    writeFileSync(runs, 'no folder');
    session.hydrate(panel);
    await until(({ sentence }) => sentence?.includes('.nnet-runs') ?? false);
    rmSync(runs);
    await session.runsChanged();
    await untilMet(() => panel.view !== undefined && panel.view.sentence === undefined);
  });

  it('says that the engine was lost, and can begin again', async () => {
    text = textOf('crash');
    session.hydrate(new Panel());
    await session.control('train');
    const view = await until(({ engine }) => engine === 'lost');
    match(view.sentence ?? '', /ended unexpectedly \(7\)/);
    text = textOf('fine');
    equal(await session.control('train'), undefined);
    equal(status(), 'training');
  });

  it('ends an engine that does not answer Stop', async () => {
    text = textOf('deaf');
    await session.control('train');
    await session.control('stop');
    const view = session.view();
    deepEqual([view.engine, view.progress?.status], ['lost', 'stopped']);
    match(view.sentence ?? '', /did not answer/);
  });

  it('says what could not be read and tries again once the text has changed', async () => {
    text = textOf('unreadable');
    session.hydrate(new Panel());
    const view = await until(({ sentence }) => sentence !== undefined);
    deepEqual([view.engine, view.sentence], ['none', 'No network is loaded yet.']);
    text = textOf('fine');
    session.wake();
    await until(({ engine }) => engine === 'live');
  });

  it('brings the newest run back and continues it in its own folder', async () => {
    storeRun();
    const panel = new Panel();
    session.hydrate(panel);
    const view = await until(({ engine }) => engine === 'live');
    deepEqual([view.progress?.status, view.run], ['stopped', { id: '3', label: 'Run 3' }]);
    equal(await session.control('resume'), undefined);
    equal(status(), 'training');
    deepEqual(session.view().run, { id: '3', label: 'Run 3' });
    deepEqual(
      panel.listed.map(({ id }) => id),
      ['3'],
    );
  });

  it('does not bring the newest run back after Reset, nor for a panel that opens again', async () => {
    storeRun();
    const panel = new Panel();
    session.hydrate(panel);
    await until(({ run }) => run?.id === '3');
    await session.control('reset');
    session.detach(panel);
    await until(({ engine }) => engine === 'none');
    session.hydrate(new Panel());
    const { run, progress } = await until(({ engine }) => engine === 'live');
    deepEqual([run, progress?.status], [undefined, 'ready']);
  });

  it('shows a run whose engine was killed where its folder says, and continues from there', async () => {
    session.hydrate(new Panel());
    await session.control('train');
    const run = path.join(folder, '.nnet-runs', 'xor', '1');
    storeRun(run);
    process.kill(Number(readFileSync(path.join(run, 'pid'), 'utf8')), 'SIGKILL');
    const view = await until(({ engine, progress }) => engine === 'lost' && progress?.epoch === 5);
    equal(view.progress?.status, 'stopped');
    match(view.sentence ?? '', /SIGKILL.*Resume continues/);
    equal(view.disabled.resume, undefined);
    equal(await session.control('resume'), undefined);
    equal(status(), 'training');
  });

  it('speaks of no run where none was under way when the engine was killed', async () => {
    text = textOf('suicide');
    session.hydrate(new Panel());
    const view = await until(({ engine }) => engine === 'lost');
    match(view.sentence ?? '', /Train starts a new one/);
  });

  it('waits for the last checkpoint when it is disposed', async () => {
    text = textOf('late');
    await session.control('train');
    await session.dispose();
    equal(existsSync(path.join(folder, '.nnet-runs', 'xor', '1', 'written')), true);
  });

  it('waits for the files of a run that it stops so that they can be moved', async () => {
    text = textOf('late');
    await session.control('train');
    await session.settle();
    equal(existsSync(path.join(folder, '.nnet-runs', 'xor', '1', 'written')), true);
    deepEqual([status(), session.view().engine], ['stopped', 'live']);
  });

  it('kills an engine that does not go', async () => {
    text = textOf('stuck');
    await session.control('train');
    const id = Number(readFileSync(path.join(folder, '.nnet-runs', 'xor', '1', 'pid'), 'utf8'));
    await session.dispose();
    throws(() => process.kill(id, 0), { code: 'ESRCH' });
  });

  it('reads, opens and starts nothing where the workspace is not trusted or the text is no file’s', async () => {
    storeRun();
    for (const bar of [() => (trusted = false), () => (place = 'elsewhere')]) {
      trusted = true;
      bar();
      const panel = new Panel();
      session.hydrate(panel);
      match((await session.openRun('3')) ?? '', /not trusted|only be viewed/);
      equal(session.view().engine, 'none');
      deepEqual(panel.listed, []);
      session.detach(panel);
    }
  });

  it('looks for no runs of a text that has no file yet', async () => {
    storeRun();
    place = 'untitled';
    const panel = new Panel();
    session.hydrate(panel);
    await new Promise((resolve) => setTimeout(resolve, 50));
    deepEqual(panel.listed, []);
  });

  it('says of a run that another window trains that it does', async () => {
    storeRun();
    const checkpoint = path.join(folder, '.nnet-runs', 'xor', '3', 'checkpoint');
    mkdirSync(checkpoint);
    writeFileSync(path.join(checkpoint, 'lock'), `${process.pid}\n`);
    const panel = new Panel();
    session.hydrate(panel);
    const view = await until(({ engine }) => engine === 'live');
    match(view.sentence ?? '', /using this run/);
    deepEqual(
      panel.listed.map((run) => run.status),
      ['training'],
    );
    match(view.disabled.resume ?? '', new RegExp(`process ${process.pid}`, 'i'));
    match((await session.control('resume')) ?? '', /using this run/);
    // Decided when the command runs: the other one has ended meanwhile.
    rmSync(path.join(checkpoint, 'lock'));
    equal(await session.control('resume'), undefined);
    equal(status(), 'training');
  });
});
