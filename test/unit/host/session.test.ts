import { deepEqual, equal, match, throws } from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SessionFixture, textOf } from './session-fixture';
import { Panel } from './session-panel';

describe('Session', () => {
  let at: SessionFixture;
  beforeEach(() => {
    at = new SessionFixture();
  });
  afterEach(() => at.dispose());

  it('prepares when a panel looks, and only then', async () => {
    at.session.wake();
    equal(at.session.view().engine, 'none');
    const panel = new Panel();
    at.session.hydrate(panel);
    const view = await at.until(({ engine }) => engine === 'live');
    equal(view.prepared?.examples.train, 320);
    equal(at.session.data?.examples.train, 320);
    deepEqual(panel.lengths, [0, 1]);
    deepEqual(Object.keys(view.disabled).sort(), ['pause', 'resume', 'stop']);
  });

  it('lets its engine go when the last panel is closed, and finds it again', async () => {
    const panel = new Panel();
    at.session.hydrate(panel);
    await at.until(({ engine }) => engine === 'live');
    await at.leave(panel);
    equal(at.session.idle, true);
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'live');
  });

  it('branches from the moment that is shown into a run of its own, with the text of now', async () => {
    equal(await at.session.branch(), 'There is no run to branch from: train one first, or open one.');
    await at.session.control('train');
    match((await at.session.branch()) ?? '', /running/);
    await at.session.control('pause');
    const former = at.text;
    at.text = former.replace('dense out 1 sigmoid', 'dense out 2 softmax');
    match(
      (await at.session.branch()) ?? '',
      /“out” has W \(2, 2\), b \(2, 1\) in the spec, W \(1, 2\), b \(1, 1\) in the run/,
    );
    equal(at.status, 'paused');
    at.text = `${former}train {\n  optimizer adam lr=0.5\n}\n`;
    equal(await at.session.branch(), undefined);
    equal(at.status, 'training');
    deepEqual(at.session.view().run, { id: '2', label: 'Run 2' });
    const { parent } = JSON.parse(at.session.view().prepared?.dataHash ?? '{}');
    deepEqual([parent.run, parent.step], ['1', 260]);
    equal(parent.changes.length > 0, true);
    equal(existsSync(at.run('2')), true);
  });

  it('does nothing in an untrusted workspace and wakes when trust is given', async () => {
    at.trusted = false;
    at.session.hydrate(new Panel());
    match((await at.session.control('train')) ?? '', /not trusted/);
    equal(at.session.view().engine, 'none');
    equal(existsSync(path.join(at.folder, '.nnet-runs')), false);
    at.trusted = true;
    at.session.wake();
    await at.until(({ engine }) => engine === 'live');
  });

  it('trains without a panel, in a folder of the run’s own', async () => {
    equal(await at.session.control('train'), undefined);
    equal(at.status, 'training');
    equal(existsSync(at.run('1')), true);
    deepEqual(at.session.view().run, { id: '1', label: 'Run 1' });
    match((await at.session.control('train')) ?? '', /running/);
    await at.session.control('pause');
    equal(at.status, 'paused');
    await at.session.control('resume');
    equal(at.status, 'training');
    await at.session.control('stop');
    equal(at.status, 'stopped');
  });

  it('takes a run that has ended before its start was answered for ended', async () => {
    at.text = textOf('quick');
    const panel = new Panel();
    at.session.hydrate(panel);
    await at.until(({ engine }) => engine === 'live');
    equal(await at.session.control('train'), undefined);
    equal(at.status, 'finished');
    equal(at.session.active, false);
    equal(at.ends, 1);
  });

  it('starts a run with as much room for its moments as the setting gives then', async () => {
    for (const bytes of [0, 12_345]) {
      at.momentBytes = bytes;
      await at.session.control('train');
      const { id } = at.session.view().run ?? {};
      equal(readFileSync(path.join(at.folder, '.nnet-runs', 'xor', id ?? '', 'moment-bytes'), 'utf8'), String(bytes));
      await at.session.control('stop');
    }
  });

  it('tells of a run that has ended by itself, once, and not of one that was stopped', async () => {
    await at.session.control('train');
    await at.session.control('stop');
    equal(at.ends, 0);
    at.text = textOf('judged');
    equal(await at.session.control('train'), undefined);
    await at.until(() => at.ends === 1);
    equal(at.session.result?.progress.status, 'finished');
    await at.leave();
    equal(at.session.result?.progress.status, 'finished', 'the result outlives the idle engine');
    at.text = textOf('fine');
    await at.session.control('reset');
    equal(at.session.result, undefined);
  });

  it('resumes a stopped run after its idle engine was let go', async () => {
    await at.session.control('train');
    await at.session.control('stop');
    at.storeRun('1');
    await at.leave();
    equal(await at.session.primaryControl(), 'resume');
    equal(await at.session.control('resume'), undefined);
    deepEqual([at.status, at.session.view().run?.id], ['training', '1']);
  });

  it('reports the result of each expectation, with the bounds at the start of the run', async () => {
    at.text = `${textOf('judged')}expect {\n  train-cost max=0.5\n}\n`;
    await at.session.control('train');
    const { outcomes } = await at.until(({ progress }) => progress?.status === 'finished');
    at.text = at.text.replace('0.5', '0.9');
    deepEqual(outcomes, [{ name: 'train-cost', pass: false, actual: 0.7, max: 0.5 }]);
    deepEqual(at.session.view().outcomes, outcomes);
  });

  it('loads what was edited while the data were read', async () => {
    at.text = textOf('slow');
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'preparing');
    at.text = textOf('slow').replace('dense out 1', 'dense hidden 3 tanh\n  dense out 1');
    at.session.wake();
    await at.until(({ engine, specChanged }) => engine === 'live' && !specChanged);
    // Equal specs are not loaded twice: what follows is at once.
    equal(at.session.data?.examples.train, 320);
    await at.until(() => at.log.filter((line) => line.startsWith('loading the spec')).length === 2);
  });

  it('gives up reading the data of a former text, whose process ends, and is reading all the while', async () => {
    at.text = textOf('endless');
    at.session.read(true);
    await at.until(({ share }) => share === 0.25);
    const before = at.phases.length;
    // The text is being typed: nothing takes its place yet.
    at.text = `${textOf('endless')}}`;
    at.session.wake();
    equal(at.session.dataFault, 'loading');
    at.text = textOf('fine');
    at.session.wake();
    await at.until(({ engine }) => engine === 'live');
    deepEqual([...new Set(at.phases.slice(before))], ['preparing', 'live']);
    equal(at.log.filter((line) => /^engine .* is ready$/.test(line)).length, 2);
    // What was given up is no text that could not be read.
    at.text = textOf('endless');
    at.session.wake();
    await at.until(({ share }) => share === 0.25);
  });

  it('gives up reading for the same text no more, and for a text that has no data none', async () => {
    at.text = textOf('endless');
    at.session.read(true);
    await at.until(({ share }) => share === 0.25);
    at.text = `${textOf('endless')}// a comment\n`;
    at.session.wake();
    equal(at.session.view().share, 0.25);
    at.place = 'elsewhere';
    at.text = textOf('fine');
    at.session.wake();
    equal(at.session.view().share, 0.25);
  });

  it('trains the text of now where Train waited for data that an edit gave up', async () => {
    at.text = textOf('endless');
    at.session.hydrate(new Panel());
    await at.until(({ share }) => share === 0.25);
    const training = at.session.control('train');
    at.text = textOf('quick');
    at.session.wake();
    equal(await training, undefined);
    await at.until(({ progress }) => progress?.status === 'finished');
  });

  it('reads to the end what a run that begins is to train', async () => {
    at.text = textOf('slow');
    const training = at.session.control('train');
    await at.until(({ engine }) => engine === 'preparing');
    at.session.hydrate(new Panel());
    at.text = textOf('endless');
    at.session.wake();
    equal(await training, undefined);
    const view = at.session.view();
    deepEqual([view.progress?.status, view.specChanged], ['training', true]);
  });

  it('tells which share of large data is read, and no longer once they are', async () => {
    at.text = textOf('slow');
    at.session.hydrate(new Panel());
    await at.until(({ engine, share }) => engine === 'preparing' && share === 0.25);
    const { share } = await at.until(({ engine }) => engine === 'live');
    equal(share, undefined);
  });

  it('decides what the one key for Train, Pause and Resume means once the data are read', async () => {
    at.text = textOf('slow');
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'preparing');
    equal(await at.session.primaryControl(), 'train');
    await at.session.control('train');
    equal(await at.session.primaryControl(), 'pause');
    await at.session.control('pause');
    equal(await at.session.primaryControl(), 'resume');
  });

  it('builds its view once a change, whoever asks', async () => {
    at.session.hydrate(new Panel());
    const view = await at.until(({ engine }) => engine === 'live');
    equal(at.session.view(), view);
    at.session.wake();
    equal(at.session.view() === view, false);
    equal(at.session.view(), at.session.view());
  });

  it('trains a snapshot: editing meanwhile is said, not followed', async () => {
    at.session.hydrate(new Panel());
    await at.session.control('train');
    equal(at.session.view().specChanged, false);
    at.text = `${at.text}// a comment changes nothing\n`;
    at.session.wake();
    equal(at.session.view().specChanged, false);
    at.text = at.text.replace('dense out 1', 'dense hidden 3 tanh\n  dense out 1');
    at.session.wake();
    equal(at.session.view().specChanged, true);
    equal(at.status, 'training');
    await at.session.control('reset');
    const view = await at.until(({ engine }) => engine === 'live');
    deepEqual([view.specChanged, view.run, view.progress?.status], [false, undefined, 'ready']);
  });

  it('says that the engine was lost, and can begin again', async () => {
    at.text = textOf('crash');
    at.session.hydrate(new Panel());
    await at.session.control('train');
    const view = await at.until(({ engine }) => engine === 'lost');
    match(view.sentence ?? '', /ended unexpectedly \(7\)/);
    at.text = textOf('fine');
    equal(await at.session.control('train'), undefined);
    equal(at.status, 'training');
  });

  it('ends an engine that does not answer Stop', async () => {
    at.text = textOf('deaf');
    await at.session.control('train');
    await at.session.control('stop');
    const view = at.session.view();
    deepEqual([view.engine, view.progress?.status], ['lost', 'stopped']);
    match(view.sentence ?? '', /did not answer/);
  });

  it('says what could not be read and tries again once the text has changed', async () => {
    at.text = textOf('unreadable');
    at.session.hydrate(new Panel());
    const view = await at.until(({ sentence }) => sentence !== undefined);
    deepEqual([view.engine, view.sentence], ['none', 'No network is loaded yet.']);
    at.text = textOf('fine');
    at.session.wake();
    await at.until(({ engine }) => engine === 'live');
  });

  it('brings the newest run back and continues it in its own folder', async () => {
    at.storeRun();
    const panel = new Panel();
    at.session.hydrate(panel);
    const view = await at.until(({ engine }) => engine === 'live');
    deepEqual([view.progress?.status, view.run], ['stopped', { id: '3', label: 'Run 3' }]);
    equal(await at.session.control('resume'), undefined);
    equal(at.status, 'training');
    deepEqual(at.session.view().run, { id: '3', label: 'Run 3' });
    deepEqual(
      panel.listed.map(({ id }) => id),
      ['3'],
    );
  });

  it('does not bring the newest run back after Reset, nor for a panel that opens again', async () => {
    at.storeRun();
    const panel = new Panel();
    at.session.hydrate(panel);
    await at.until(({ run }) => run?.id === '3');
    await at.session.control('reset');
    await at.leave(panel);
    at.session.hydrate(new Panel());
    const { run, progress } = await at.until(({ engine }) => engine === 'live');
    deepEqual([run, progress?.status], [undefined, 'ready']);
  });

  it('shows a run whose engine was killed where its folder says, and continues from there', async () => {
    at.session.hydrate(new Panel());
    await at.session.control('train');
    const run = at.run('1');
    at.storeRun('1');
    process.kill(Number(readFileSync(path.join(run, 'pid'), 'utf8')), 'SIGKILL');
    const view = await at.until(({ engine, progress }) => engine === 'lost' && progress?.epoch === 5);
    equal(view.progress?.status, 'stopped');
    match(view.sentence ?? '', /SIGKILL.*Resume continues/);
    equal(view.disabled.resume, undefined);
    equal(await at.session.control('resume'), undefined);
    equal(at.status, 'training');
  });

  it('speaks of no run where none was under way when the engine was killed', async () => {
    at.text = textOf('suicide');
    at.session.hydrate(new Panel());
    const view = await at.until(({ engine }) => engine === 'lost');
    match(view.sentence ?? '', /Train starts a new one/);
  });

  it('waits for the last checkpoint when it is disposed', async () => {
    at.text = textOf('late');
    await at.session.control('train');
    await at.session.dispose();
    equal(existsSync(path.join(at.run('1'), 'written')), true);
  });

  it('kills an engine that does not go', async () => {
    at.text = textOf('stuck');
    await at.session.control('train');
    const id = Number(readFileSync(path.join(at.run('1'), 'pid'), 'utf8'));
    await at.session.dispose();
    throws(() => process.kill(id, 0), { code: 'ESRCH' });
  });

  it('reads, opens and starts nothing where the workspace is not trusted or the text is no file’s', async () => {
    at.storeRun();
    for (const bar of [() => (at.trusted = false), () => (at.place = 'elsewhere')]) {
      at.trusted = true;
      bar();
      const panel = new Panel();
      at.session.hydrate(panel);
      at.session.read(true);
      match((await at.session.openRun('3')) ?? '', /not trusted|only be viewed/);
      equal(at.session.view().engine, 'none');
      deepEqual(panel.listed, []);
      at.session.detach(panel);
    }
  });

  it('looks for no runs of a text that has no file yet', async () => {
    at.storeRun();
    at.place = 'untitled';
    const panel = new Panel();
    at.session.hydrate(panel);
    await new Promise((resolve) => setTimeout(resolve, 50));
    deepEqual(panel.listed, []);
  });

  it('says of a run that another window trains that it does', async () => {
    at.storeRun();
    const checkpoint = path.join(at.run('3'), 'checkpoint');
    mkdirSync(checkpoint);
    writeFileSync(path.join(checkpoint, 'lock'), `${process.pid}\n`);
    const panel = new Panel();
    at.session.hydrate(panel);
    const view = await at.until(({ engine }) => engine === 'live');
    match(view.sentence ?? '', /using this run/);
    deepEqual(
      panel.listed.map((run) => run.status),
      ['training'],
    );
    match(view.disabled.resume ?? '', new RegExp(`process ${process.pid}`, 'i'));
    match((await at.session.control('resume')) ?? '', /using this run/);
    // Decided when the command runs: the other one has ended meanwhile.
    rmSync(path.join(checkpoint, 'lock'));
    equal(await at.session.control('resume'), undefined);
    equal(at.status, 'training');
  });
});
