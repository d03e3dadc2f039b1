import assert from 'node:assert/strict';
import { unmarkedUtf16 } from '../../../../src/data/csv/utf-16';

/** The bytes of a text in UTF-16, and some behind them. */
function bytesOf(text: string, isLittle: boolean, more: readonly number[] = []): Uint8Array {
  const units = Array.from({ length: text.length }, (_, k) => text.charCodeAt(k));
  return Uint8Array.from([
    ...units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
    ...more,
  ]);
}

describe('UTF-16 without a mark', () => {
  const found = (text: string, more?: readonly number[]): readonly (string | undefined)[] =>
    [true, false].map((isLittle) => unmarkedUtf16(bytesOf(text, isLittle, more)));
  const both = ['utf-16le', 'utf-16be'];
  const none = [undefined, undefined];

  it('is known by the zeros of four ASCII characters, that are one unit in eight', () => {
    assert.deepEqual(found('a,b\n'), both);
    assert.deepEqual(found('a,\n'), none);
    assert.deepEqual(found(`a,b\n${'中'.repeat(28)}`), both);
    assert.deepEqual(found(`a,b\n${'中'.repeat(29)}`), none);
    assert.deepEqual(found(''), none);
  });

  it('is one of two, whatever characters have a zero in the other place', () => {
    assert.deepEqual(found(`${'一'.repeat(9)}\na,b\r\n`), both);
  });

  it('has lines, and no character that no text has', () => {
    assert.deepEqual(found('abcdefgh'), none);
    assert.deepEqual(found('abcdefgh\r'), both);
    assert.deepEqual(found('a\tb\n1\t2\n'), both);
    for (const other of ['\u0000', '\u0001', '\u001b', '\uffff', '\ufdd0'])
      assert.deepEqual(found(`a,b\n1,2${other}\n`), none);
  });

  it('may end within a character, and within a unit', () => {
    assert.deepEqual(found('a,b\n1\ud83d'), both);
    assert.deepEqual(found('a,b\n1,2\n', [0x31]), both);
    // Half a character within the text is none.
    assert.deepEqual(found('a,b\n\ud83d1,2\n'), none);
  });

  it('is no other encoding', () => {
    const encoded = new TextEncoder().encode('a,b\n1,2\né,中\n');
    assert.equal(unmarkedUtf16(encoded), undefined);
    assert.equal(unmarkedUtf16(new Uint8Array(64)), undefined);
  });
});
