import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { faultIn, faultLines, inFile } from '../../../src/cli/fault-line';
import { localeOfEnvironment } from '../../../src/cli/locale';
import { Output } from '../../../src/cli/output';
import { nextRunFolder } from '../../../src/cli/run-number';
import { Fault, message } from '../../../src/model/message';

const output = new Output(
  { out: { write: () => true, once: () => undefined }, error: { write: () => true } },
  'en',
  false,
);
const detail = message('data-no-features');

describe('the line of a fault', () => {
  it('begins with its place, as far as it has one', () => {
    const sentence = `error data-no-features: ${output.sentence(detail)}`;
    for (const [place, where] of [
      [undefined, ''],
      [{ file: 'a.nnet' }, 'a.nnet: '],
      [{ file: 'a.nnet', line: 3 }, 'a.nnet:3: '],
      [{ file: 'a.nnet', line: 3, column: 1 }, 'a.nnet:3:1: '],
    ] as const) {
      assert.equal(faultLines(new Fault(detail, place), output), `${where}${sentence}`);
    }
  });

  it('names the file that a command reads where nothing else is named', async () => {
    const placed = new Fault(detail, { file: 'b.csv' });
    const withPath = new Fault(message('data-file-missing', { path: 'c.csv' }));
    const ofOption = new Fault(message('cli-option-twice', { option: '--x' }));
    for (const fault of [placed, withPath, ofOption]) assert.equal(faultIn('a.nnet', fault), fault);
    assert.deepEqual(faultIn('a.nnet', new Fault(detail)).place, { file: 'a.nnet' });
    const thrown = await inFile('a.nnet', () => {
      throw new Fault(detail);
    }).catch((error: unknown) => error);
    assert.deepEqual(thrown instanceof Fault && thrown.place, { file: 'a.nnet' });
    await assert.rejects(
      inFile('a.nnet', () => Promise.reject(new RangeError('x'))),
      RangeError,
    );
    assert.equal(await inFile('a.nnet', () => 5), 5);
  });
});

describe('the surroundings of a command', () => {
  it('say the language, the strongest variable first, an empty one not at all', () => {
    const of = (LC_ALL?: string, LC_MESSAGES?: string, LANG?: string) =>
      localeOfEnvironment({ LC_ALL, LC_MESSAGES, LANG });
    assert.deepEqual(
      [
        of('zh_CN.UTF-8', 'en_US', 'en_US'),
        of('en_US', 'zh_CN'),
        of('', 'zh_CN.UTF-8', 'en'),
        of('', '', 'zh_CN.UTF-8'),
        of(),
      ],
      ['zh-cn', 'en', 'zh-cn', 'zh-cn', 'en'],
    );
  });

  it('number a run one above the highest number there', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nnet-runs-'));
    try {
      const spec = path.join(folder, 'iris.nnet');
      const runs = path.join(folder, '.nnet-runs', 'iris');
      assert.equal(nextRunFolder(spec), path.join(runs, '1'));
      for (const name of ['7', '09', '12x', '1234567890', 'x']) mkdirSync(path.join(runs, name));
      assert.deepEqual([nextRunFolder(spec), nextRunFolder(spec)], [path.join(runs, '8'), path.join(runs, '9')]);
      mkdirSync(path.join(runs, '123456789'));
      assert.equal(nextRunFolder(spec), path.join(runs, '123456790'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
