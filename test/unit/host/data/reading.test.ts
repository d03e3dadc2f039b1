import assert from 'node:assert/strict';
import { DataReading } from '../../../../src/host/data/reading';
import { EngineGone } from '../../../../src/host/session/engine';
import { analyze } from '../../../../src/language/analyze';
import { Fault, message } from '../../../../src/model/message';
import type { Spec } from '../../../../src/model/spec';
import type { DataOverviewView } from '../../../../src/protocol/data-view';

function specWith(data: string, epochs = 1): Spec {
  const { spec } = analyze(
    `nnet 1\ndata { ${data} }\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\ntrain { epochs ${epochs} }\n`,
  );
  assert.ok(spec);
  return spec;
}

const overview = (isSoonExamined: boolean): DataOverviewView => ({
  notes: [],
  rows: { train: 1, test: 0 },
  columnCount: 0,
  columns: [],
  sets: { train: 1, validation: 0, test: 0, dropped: 0 },
  classes: [],
  features: 2,
  outputs: 1,
  sizes: [2],
  isSoonExamined,
});

/** A reading, whose processes answer when a test says so. */
function reading() {
  const events: string[] = [];
  const pending: { readonly method: string; resolve(value: unknown): void; reject(error: Error): void }[] = [];
  const quiet = (): void => undefined;
  const log = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };
  let started = 0;
  const told: ((share: number) => void)[] = [];
  const read = new DataReading(
    {
      log,
      memoryLimit: () => 1000,
      admit: () => Promise.resolve({ 'a.csv': { path: '/a.csv' } }),
      say: ({ code }) => code,
      sayFault: ({ detail }) => detail.code,
      start: (share) => {
        told.push(share);
        const id = ++started;
        events.push(`start ${id}`);
        return {
          call: (method) => {
            events.push(`${id} ${method}`);
            return new Promise((resolve, reject) => {
              pending.push({ method, resolve: (value) => resolve(value as never), reject });
            });
          },
          kill: () => void events.push(`kill ${id}`),
        };
      },
    },
    () => events.push(`${read.phase} ${read.examination}`),
  );
  const settle = async (): Promise<void> => {
    for (let k = 0; k < 20; k++) await Promise.resolve();
  };
  const answer = async (value: unknown): Promise<void> => {
    pending.shift()?.resolve(value);
    await settle();
  };
  const fail = async (error: Error): Promise<void> => {
    pending.shift()?.reject(error);
    await settle();
  };
  return { read, events, told, answer, fail, settle };
}

describe('the reading of data for their view', () => {
  const first = specWith('generate circles samples=40');

  it('reads once, asks the data doctor about a table that is not large, and reads the same data no second time', async () => {
    const { read, events, answer, settle } = reading();
    void read.read(first);
    await settle();
    await answer(overview(true));
    assert.equal(read.number, 1);
    await answer([
      { code: 'duplicate-rows', severity: 'warning', message: message('duplicate-rows'), rows: undefined },
    ]);
    assert.deepEqual(events, [
      'reading waiting',
      'start 1',
      '1 open',
      'ready waiting',
      'ready running',
      '1 findings',
      'ready done',
    ]);
    assert.equal(read.findings.length, 1);
    await read.read(specWith('generate circles samples=40', 9));
    assert.equal(events.length, 7, 'other epochs are no other data');
    void read.read(specWith('generate circles samples=50'));
    await settle();
    assert.deepEqual(events.slice(7), ['kill 1', 'reading done', 'start 2', '2 open']);
    assert.ok(read.overview, 'what was read stays to be seen');
  });

  it('knows which share of large data is read, of the latest reading alone', async () => {
    const { read, told, answer, settle } = reading();
    void read.read(first);
    await settle();
    assert.equal(read.share, undefined);
    told[0]?.(0.5);
    assert.equal(read.share, 0.5);
    void read.read(specWith('generate circles samples=50'));
    await settle();
    assert.equal(read.share, undefined);
    told[0]?.(0.75);
    assert.equal(read.share, undefined);
    told[1]?.(0.25);
    assert.equal(read.share, 0.25);
    await answer(overview(false));
  });

  it('starts one process for several changes of files at once', async () => {
    const { read, events, settle } = reading();
    void read.again(first);
    void read.again(first);
    await settle();
    assert.deepEqual(
      events.filter((event) => event.startsWith('start')),
      ['start 1'],
    );
  });

  it('waits with the data doctor where the table is large', async () => {
    const { read, events, answer, settle } = reading();
    void read.read(first);
    await settle();
    await answer(overview(false));
    assert.equal(read.examination, 'waiting');
    void read.examine();
    void read.examine();
    await settle();
    assert.equal(events.filter((event) => event === '1 findings').length, 1);
    await answer([]);
    assert.equal(read.examination, 'done');
  });

  it('gives up what it reads for another text, whose answer alone counts', async () => {
    const { read, events, answer, settle } = reading();
    void read.read(first);
    await settle();
    void read.read(specWith('generate circles samples=50'));
    await settle();
    assert.ok(events.includes('kill 1'));
    await answer(overview(false));
    assert.equal(read.phase, 'reading', 'the answer of the first process comes too late');
    await answer(overview(false));
    assert.equal(read.phase, 'ready');
    assert.equal(read.number, 1);
  });

  it('tells why data cannot be read, and reads them again when asked', async () => {
    const { read, events, fail, answer, settle } = reading();
    void read.read(first);
    await settle();
    await fail(new Fault(message('data-empty-file'), { file: 'a.csv', line: 1 }));
    assert.equal(read.phase, 'none');
    assert.equal(read.sentence, 'data-empty-file');
    assert.deepEqual(read.fault?.place, { file: 'a.csv', line: 1 });
    assert.ok(events.includes('kill 1'));
    await read.read(first);
    assert.equal(events.filter((event) => event.startsWith('start')).length, 1);
    void read.again(first);
    await settle();
    await answer(overview(false));
    assert.equal(read.phase, 'ready');
    assert.equal(read.fault, undefined);
  });

  it('keeps what was read while the text has errors, and reads it no second time', async () => {
    const { read, events, answer, settle } = reading();
    void read.read(first);
    await settle();
    await answer(overview(false));
    read.wait(message('control-errors', { count: 1 }));
    assert.deepEqual([read.phase, read.sentence], ['ready', 'control-errors']);
    const before = events.length;
    await read.read(first);
    assert.deepEqual([read.phase, read.sentence, events.slice(before)], ['ready', undefined, ['ready waiting']]);
    await read.read(first);
    assert.equal(events.length, before + 1);
  });

  it('reads nothing where it is refused, and then what it was to read', async () => {
    const { read, events, settle } = reading();
    void read.read(first);
    await settle();
    read.refuse(message('control-untrusted'));
    assert.deepEqual([read.phase, read.sentence, events.at(-2)], ['none', 'control-untrusted', 'kill 1']);
    await assert.rejects(() => read.call('findings', {}), EngineGone);
    void read.read(first);
    await settle();
    assert.equal(events.at(-1), '2 open');
    read.dispose();
    assert.equal(events.at(-1), 'kill 2');
  });
});
