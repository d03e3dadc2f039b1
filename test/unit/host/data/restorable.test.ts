import assert from 'node:assert/strict';
import { restorable } from '../../../../src/host/data/restorable';

describe('a page of data that VS Code has kept', () => {
  const languages: Readonly<Record<string, string>> = { 'file:///a.nnet': 'nnet', 'file:///a.txt': 'plaintext' };
  const reported: unknown[] = [];
  const window = (shown: readonly string[] = []) => ({
    languageOf: async (address: string) => languages[address] ?? Promise.reject(new Error('no such file')),
    report: (error: unknown) => reported.push(error),
    isShown: (address: string) => shown.includes(address),
  });

  it('is opened again for the spec that it showed', async () => {
    assert.equal(await restorable({ spec: 'file:///a.nnet' }, window()), 'file:///a.nnet');
    assert.equal(await restorable({ spec: 'file:///a.nnet' }, window(['file:///b.nnet'])), 'file:///a.nnet');
  });

  it('is not where there is no such spec any more, its data are shown, or something else was kept', async () => {
    assert.equal(await restorable({ spec: 'file:///gone.nnet' }, window()), undefined);
    assert.match(String(reported), /no such file/);
    assert.equal(await restorable({ spec: 'file:///a.txt' }, window()), undefined);
    assert.equal(await restorable({ spec: 'file:///a.nnet' }, window(['file:///a.nnet'])), undefined);
    for (const memory of [undefined, null, 'file:///a.nnet', {}, { spec: 7 }]) {
      assert.equal(await restorable(memory, window()), undefined);
    }
  });
});
