import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DistinctTexts, mostStrings } from '../../../../src/data/csv/distinct-texts';
import { MemoryBudget } from '../../../../src/data/memory';
import { encodeUtf8 } from '../../../../src/model/utf8';

const seed = 58;

/** The number of a text that is in bytes as it is, among others; one that is known is not read again. */
function codeOf(texts: DistinctTexts, text: string): number {
  const bytes = encodeUtf8(`(${text})`);
  const before = texts.count;
  let reads = 0;
  const code = texts.codeOf(bytes, 1, bytes.length - 1, () => {
    reads++;
    return text;
  });
  assert.equal(reads, texts.count - before);
  return code;
}

const limit = 2 ** 30;
const held = (memory: MemoryBudget): number => limit - memory.left;

describe('distinct texts', () => {
  it(`have the numbers of their first appearance, each once (seed ${seed})`, () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.nat(200).map(String));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300, size: 'max' }), (all) => {
        const texts = new DistinctTexts();
        const known = new Map<string, number>();
        for (const each of all) {
          const expected = known.get(each) ?? known.size;
          known.set(each, expected);
          assert.equal(codeOf(texts, each), expected);
          assert.equal(texts.count, known.size);
        }
        for (const [each, code] of known) {
          for (let time = 0; time < 2; time++) assert.equal(texts.text(code), each);
          assert.deepEqual(texts.bytesOf(code), encodeUtf8(each));
        }
      }),
      { seed },
    );
  });

  it('are told apart where their hashes are the same', () => {
    const texts = new DistinctTexts();
    // Words of one hash, and words of the same length and beginning.
    const words = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke', 'abc', 'abd', 'ab', ''];
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(
        words.map((word) => codeOf(texts, word)),
        words.map((_, k) => k),
      );
    }
  });

  it('are read once, and known by what is read: another way to write a text is that text', () => {
    const texts = new DistinctTexts();
    let reads = 0;
    const trimmed = (written: string): number => {
      const bytes = encodeUtf8(written);
      return texts.codeOf(bytes, 0, bytes.length, () => {
        reads++;
        return written.trim();
      });
    };
    assert.deepEqual([' a ', ' a ', 'a', ' b', 'b', 'a', 'b '].map(trimmed), [0, 0, 0, 1, 1, 0, 1]);
    assert.deepEqual([texts.count, texts.text(0), texts.text(1), reads], [2, 'a', 'b', 4]);
  });

  it('are as many as there are, of any length', () => {
    const texts = new DistinctTexts();
    const long = 'x'.repeat(300_000);
    assert.deepEqual(
      [long, 'y', `${long}y`, 'z'].map((text) => codeOf(texts, text)),
      [0, 1, 2, 3],
    );
    for (let k = 0; k < 5000; k++) assert.equal(codeOf(texts, `text ${k}`), 4 + k);
    for (let k = 0; k < 5000; k += 7) assert.equal(texts.text(4 + k), `text ${k}`);
    assert.deepEqual([texts.text(0), texts.text(2)], [long, `${long}y`]);
  });

  it('take the memory of a table of hashes, of entries, of pieces of bytes, and of strings that may be kept', () => {
    const memory = new MemoryBudget(limit);
    const texts = new DistinctTexts(memory);
    const before = (64 + 4 * 32) * 4;
    assert.deepEqual([texts.bytes, held(memory)], [before, before]);
    const string = (length: number): number => 48 + 2 * length;
    codeOf(texts, 'a');
    assert.equal(texts.bytes, before + 256 + string(1));
    codeOf(texts, 'a');
    assert.equal(texts.bytes, before + 256 + string(1));
    // What does not fit into a piece has a new one, of twice its size, or of its own.
    codeOf(texts, 'b'.repeat(255));
    assert.equal(texts.bytes, before + 256 + string(1) + string(255));
    codeOf(texts, 'c'.repeat(256));
    assert.equal(texts.bytes, before + 256 + 512 + string(1) + string(255) + string(256));
    // The string of a longer text is made each time.
    codeOf(texts, 'd'.repeat(257));
    codeOf(texts, 'e'.repeat(3000));
    codeOf(texts, 'f'.repeat(300_000));
    codeOf(texts, 'g');
    const pieces = 256 + 512 + 1024 + 3000 + 300_000 + 262_144;
    const strings = string(1) + string(255) + string(256) + string(1);
    assert.equal(texts.bytes, before + pieces + strings);
    for (let k = texts.count; k < 32; k++) codeOf(texts, String.fromCharCode(k + 200));
    assert.equal(texts.bytes, before + pieces + strings + (32 - 7) * string(2));
    codeOf(texts, 'h');
    // One more than half of the slots.
    assert.equal(texts.bytes, 2 * before + pieces + strings + (32 - 7) * string(2) + string(1));
    assert.equal(held(memory), texts.bytes);
  });

  it('keep no strings of more than so many texts', () => {
    const texts = new DistinctTexts();
    const [first = NaN, second = NaN, third = NaN] = [mostStrings - 1, mostStrings, mostStrings + 1].map((count) => {
      while (texts.count < count) codeOf(texts, String(1e6 + texts.count));
      return texts.bytes;
    });
    // With the last one, entries and slots become twice as many.
    assert.deepEqual([second - first, third - second], [48 + 14, (4 + 2) * 4 * mostStrings]);
    assert.equal(texts.text(mostStrings), String(1e6 + mostStrings));
  });
});
