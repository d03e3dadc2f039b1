import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quoted, writeNumber, writeText } from '../../../src/language/print/value';
import { parse } from '../../../src/language/syntax/parser';

/** The only value of the only node of a text that has no faults. */
function readBack(text: string): unknown {
  const { nodes, faults } = parse(text);
  assert.deepEqual(faults, []);
  const [entry, ...more] = nodes[0]?.entries ?? [];
  assert.deepEqual([nodes.length, more.length, entry?.type], [1, 0, 'argument']);
  return entry?.type === 'argument' ? entry.value.value : undefined;
}

describe('writing values', () => {
  it('any text reads back as itself, quoted or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (value) => {
        assert.equal(readBack(`a ${writeText(value)}`), value);
        assert.equal(readBack(`a ${quoted(value)}`), value);
      }),
      { seed: 41, numRuns: 5000 },
    );
  });

  it('half a surrogate pair has no spelling and becomes U+FFFD', () => {
    assert.equal(readBack(`a ${writeText('x\ud83d')}`), 'x\ufffd');
  });

  it('quotes only where it must', () => {
    for (const bare of ['hidden', '隐藏层', 'a-b', 'a.b', '-', '+x', '😀']) assert.equal(writeText(bare), bare);
    for (const other of ['', 'a b', 'true', '-inf', '4', '.5', '+.5', '-1x', 'a=b', 'a;b', '#a', 'a/b', '\u3000']) {
      assert.equal(writeText(other), quoted(other));
    }
  });

  it('any finite number reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.ok(readBack(`a ${writeNumber(value)}`) === value);
      }),
      { seed: 42, numRuns: 5000 },
    );
  });
});
