import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { freeName, nameRefusal, takenNames } from '../../../../src/language/edits/names';

describe('A free name', () => {
  it('counts on from the number at the end of one that is taken', () => {
    const next = (...taken: readonly string[]): string => freeName(taken[0] ?? '', new Set(taken));
    assert.equal(freeName('a', new Set(['b'])), 'a');
    assert.deepEqual([next('a'), next('a', 'a2'), next('a1'), next('a9', 'a10')], ['a2', 'a3', 'a2', 'a11']);
    assert.deepEqual([next('a b7'), next('隐3'), next('9'), next('a0')], ['a b8', '隐4', '92', 'a02']);
    // A number of more than nine digits is a name, not a count.
    assert.deepEqual([next('a999999999'), next('a1000000000')], ['a1000000000', 'a10000000002']);
  });

  it('is another for each of several that want the same', () => {
    const used = new Set(['a']);
    const next = new Map<string, number>();
    const given = [1, 2, 3].map(() => {
      const name = freeName('a', used, next);
      used.add(name);
      return name;
    });
    assert.deepEqual(given, ['a2', 'a3', 'a4']);
    assert.equal(next.get('a'), 5);
  });

  it('is none that a layer has, also one that can’t be read', () => {
    const analysis = analyze('nnet 1\nmodel { input 2; dense a 3; dense b many; dropout c; dropout rate=0.1 }');
    assert.deepEqual([...takenNames(analysis)], ['input', 'a', 'b', 'c']);
    assert.deepEqual([...takenNames(analysis, 1)], ['input', 'b', 'c']);
  });
});

describe('A name that a layer can’t have', () => {
  it('is empty, of more than a line, half a character, or taken', () => {
    const refusals = ['a', ' ', '', 'a\nb', 'a\u0085b', 'a\u2029', '\ud800', '\udfff', '\u{1f600}', 'taken'].map(
      (name) => nameRefusal(name, new Set(['taken']))?.code,
    );
    const lines = 'edit-name-lines';
    const empty = 'edit-name-empty';
    assert.deepEqual(refusals, [
      undefined,
      empty,
      empty,
      lines,
      lines,
      lines,
      lines,
      lines,
      undefined,
      'edit-name-taken',
    ]);
  });
});
