import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { SessionFixture, textOf } from './session-fixture';
import { Panel } from './session-panel';

describe('what a session is asked for while it does something else', () => {
  let at: SessionFixture;
  beforeEach(() => {
    at = new SessionFixture();
  });
  afterEach(() => at.dispose());

  it('has Train wait for the data that are being read, and begins one run where it was asked twice', async () => {
    at.text = textOf('slow');
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'preparing');
    const [first, second] = await Promise.all([at.session.control('train'), at.session.control('train')]);
    deepEqual([first, second], [undefined, 'Training is running.']);
    equal(at.status, 'training');
    deepEqual(readdirSync(path.join(at.folder, '.nnet-runs', 'xor')), ['1']);
  });

  for (const end of ['stop', 'reset'] as const) {
    it(`begins nothing that waited for the data when ${end} was pressed`, async () => {
      at.text = textOf('slow');
      at.session.hydrate(new Panel());
      await at.until(({ engine }) => engine === 'preparing');
      const waiting = [at.session.control('train'), at.session.control('step'), at.session.primaryControl()];
      equal(await at.session.control(end), undefined);
      deepEqual(await Promise.all(waiting), [undefined, undefined, undefined]);
      deepEqual([at.session.active, existsSync(path.join(at.folder, '.nnet-runs'))], [false, false]);
      equal(at.session.view().engine, end === 'stop' ? 'none' : 'live');
    });
  }

  it('begins nothing whose turn had not come when Stop was pressed', async () => {
    at.text = textOf('slow');
    at.session.hydrate(new Panel());
    // The earlier runs are listed first: nothing is being loaded yet.
    equal(at.session.view().engine, 'none');
    const waiting = [at.session.control('train'), at.session.control('step')];
    await at.until(({ engine }) => engine === 'preparing');
    equal(await at.session.control('stop'), undefined);
    deepEqual(await Promise.all(waiting), [undefined, undefined]);
    deepEqual([at.session.active, existsSync(path.join(at.folder, '.nnet-runs'))], [false, false]);
  });

  it('lists the runs again once what Stop leaves is on disk', async () => {
    const panel = new Panel();
    at.session.hydrate(panel);
    await at.session.control('train');
    const run = at.run('1');
    at.storeRun('1');
    await at.session.runsChanged();
    const before = panel.listed;
    await at.session.control('stop');
    await until(() => panel.listed !== before);
    writeFileSync(path.join(run, 'label.txt'), 'all written');
    await at.session.ask('points', { limit: 1 });
    await until(() => panel.listed.some(({ label }) => label === 'all written'));
  });

  it('shows a run whose stop could not be saved where its folder says, and says so', async () => {
    at.text = textOf('unsaved');
    at.session.hydrate(new Panel());
    await at.session.control('train');
    await at.session.control('stop');
    at.storeRun('1');
    await at.session.ask('points', { limit: 1 });
    const { progress, sentence, run } = await at.until((view) => view.sentence !== undefined);
    match(sentence ?? '', /Epoch 7 could not be saved.*epoch 5/);
    deepEqual([progress?.status, progress?.epoch, run?.id], ['stopped', 0, '1'], 'as the engine loads it');
  });

  it('leaves a run alone that was continued before its unsaved end could be shown', async () => {
    at.text = textOf('unsaved');
    await at.session.control('train');
    await at.session.control('stop');
    at.storeRun('1');
    const [refusal] = await Promise.all([at.session.control('resume'), at.session.ask('points', { limit: 1 })]);
    equal(refusal, undefined);
    // What asks for a turn now comes after all that waited.
    match((await at.session.openRun('1')) ?? '', /is training/);
    deepEqual([at.status, at.session.view().sentence], ['training', undefined]);
  });

  it('opens no earlier run in place of one that began before its turn', async () => {
    at.text = textOf('slow');
    at.storeRun();
    const trained = at.session.control('train');
    await at.until(({ engine }) => engine === 'preparing');
    match((await at.session.openRun('3')) ?? '', /is training/);
    equal(await trained, undefined);
    deepEqual([at.status, at.session.view().run?.id], ['training', '4']);
  });

  it('takes back that the runs could not be listed once they can be', async () => {
    const runs = path.join(at.folder, '.nnet-runs');
    const panel = new Panel();
    writeFileSync(runs, 'no folder');
    at.session.hydrate(panel);
    await at.until(({ sentence }) => sentence?.includes('.nnet-runs') ?? false);
    rmSync(runs);
    await at.session.runsChanged();
    await until(() => panel.view !== undefined && panel.view.sentence === undefined);
  });

  /** The settings by which the engine has loaded what it holds. */
  const loadedBy = (): string | undefined => at.session.view().prepared?.dataHash;
  const change = (limit: number, engine: typeof at.settings): string => {
    [at.memoryLimit, at.settings] = [limit, engine];
    at.session.settingsChanged();
    return JSON.stringify({ memoryLimit: limit, tier: 'auto', ...engine });
  };

  it('loads an open network again as soon as a setting has changed', async () => {
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'live');
    for (const engine of [{}, { tier: 'C' }, { tier: 'C', threads: 2 }] as const) {
      const wanted = change(2 ** 29, engine);
      await until(() => loadedBy() === wanted);
    }
    equal(at.session.view().engine, 'live');
  });

  for (const changed of ['text', 'settings'] as const)
    it(`tries again where the ${changed} changed while what was asked for before could not be loaded`, async () => {
      let refuse = (): void => undefined;
      at.admit = () =>
        new Promise((_, reject) => {
          refuse = () => reject(new Error('this much memory is not there'));
        });
      at.session.hydrate(new Panel());
      await at.until(({ engine }) => engine === 'preparing');
      at.admit = async () => ({});
      const limit = changed === 'settings' ? 2 ** 29 : at.memoryLimit;
      if (changed === 'text') at.text = textOf('other');
      at.session.wake();
      const wanted = change(limit, {});
      refuse();
      await at.until(({ engine }) => engine === 'live');
      equal(loadedBy(), wanted);
      equal(at.session.view().sentence, undefined);
    });

  it('loads a run that could not be loaded by the settings of before', async () => {
    at.session.hydrate(new Panel());
    await at.until(({ engine }) => engine === 'live');
    at.storeRun('3');
    at.admit = () => Promise.reject(new Error('this much memory is not there'));
    await at.session.openRun('3');
    await at.until(({ engine, sentence }) => engine === 'none' && sentence !== undefined);
    at.admit = async () => ({});
    const wanted = change(2 ** 29, {});
    await at.until(({ engine, run }) => engine === 'live' && run?.id === '3');
    equal(loadedBy(), wanted);
  });

  it('trains to the end by the settings it began with, and begins and resumes the next by those of then', async () => {
    at.session.hydrate(new Panel());
    await at.session.control('train');
    const before = loadedBy();
    const wanted = change(2 ** 29, { tier: 'C', threads: 2 });
    await at.session.control('pause');
    await at.session.control('resume');
    deepEqual([at.status, at.session.view().run?.id, loadedBy()], ['training', '1', before]);
    await at.session.control('stop');
    equal(loadedBy(), before);
    equal(await at.session.control('train'), undefined);
    deepEqual([at.status, at.session.view().run?.id, loadedBy()], ['training', '2', wanted]);
    await at.session.control('stop');
    at.storeRun('2');
    const again = change(2 ** 28, { tier: 'reference', threads: 3 });
    equal(await at.session.control('resume'), undefined);
    deepEqual([at.status, at.session.view().run?.id, loadedBy()], ['training', '2', again]);
  });

  it('takes what went wrong off the panel when the next run begins', async () => {
    const panel = new Panel();
    at.session.hydrate(panel);
    await at.until(({ engine }) => engine === 'live');
    const begins = async (): Promise<void> => {
      equal(await at.session.control('train'), undefined);
      deepEqual([panel.view?.progress?.status, panel.view?.sentence], ['training', undefined]);
    };
    await rejects(at.session.ask('layer', { position: 1 }));
    await at.until(({ sentence }) => sentence !== undefined);
    await begins();
    await at.session.control('stop');
    at.text = textOf('crash');
    await at.session.control('train');
    await at.until(({ engine, sentence }) => engine === 'lost' && sentence !== undefined);
    at.text = textOf('fine');
    await begins();
  });

  it('waits for the files of a run that it stops so that they can be moved', async () => {
    at.text = textOf('late');
    await at.session.control('train');
    await at.session.settle();
    equal(existsSync(path.join(at.run('1'), 'written')), true);
    deepEqual([at.status, at.session.view().engine], ['stopped', 'live']);
  });

  it('ends an engine that gave up its loop when a run is stopped so that its files can be moved', async () => {
    at.text = textOf('replaced');
    await at.session.control('train');
    const id = Number(readFileSync(path.join(at.run('1'), 'pid'), 'utf8'));
    await at.session.settle();
    throws(() => process.kill(id, 0), { code: 'ESRCH' });
    equal(at.session.view().engine, 'none');
    equal(at.session.result?.progress.status, 'stopped');
  });
});
