import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { silence } from '../../../src/language/diagnostics/silence';
import type { Problem } from '../../../src/language/problem';

/** Which of two problems at the word `model` stay. */
function kept(text: string, severity: Problem['severity'] = 'warning'): string[] {
  const { tree } = analyze(text);
  const start = text.indexOf('model');
  const problems = ['one-check', 'other-check'].map(
    (code): Problem => ({ code, severity, range: { start, end: start + 5 }, message: { code, args: {} } }),
  );
  return silence(problems, tree).map(({ code }) => code);
}

describe('a comment that silences a check', () => {
  it('acts on the line below it alone', () => {
    assert.deepEqual(kept('nnet 1\nmodel { input 2 }'), ['one-check', 'other-check']);
    assert.deepEqual(kept('nnet 1\n// nnet-ignore one-check\nmodel { input 2 }'), ['other-check']);
    assert.deepEqual(kept('// nnet-ignore one-check\nnnet 1\nmodel { input 2 }'), ['one-check', 'other-check']);
    assert.deepEqual(kept('nnet 1\nmodel { input 2 } // nnet-ignore one-check'), ['one-check', 'other-check']);
    assert.deepEqual(kept('nnet 1\nmodel { input 2 }\n// nnet-ignore one-check'), ['one-check', 'other-check']);
  });

  it('names one check or several', () => {
    for (const codes of ['one-check other-check', 'one-check, other-check', 'other-check,one-check']) {
      assert.deepEqual(kept(`nnet 1\n// nnet-ignore ${codes}\nmodel { input 2 }`), [], codes);
    }
    assert.deepEqual(kept('nnet 1\n//nnet-ignore other-check\nmodel { input 2 }'), ['one-check']);
    assert.deepEqual(kept('nnet 1\n// ignore one-check\nmodel { input 2 }'), ['one-check', 'other-check']);
  });

  it('silences no error', () => {
    const text = 'nnet 1\n// nnet-ignore one-check\nmodel { input 2 }';
    assert.deepEqual(kept(text, 'error'), ['one-check', 'other-check']);
    assert.deepEqual([kept(text, 'info'), kept(text, 'hint')], [['other-check'], ['other-check']]);
  });
});
