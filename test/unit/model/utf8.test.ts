import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../../src/model/utf8';

const seed = 20261;

describe(`utf-8 (seed ${seed})`, () => {
  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(decodeUtf8(encodeUtf8(`x${text}`)), { text: `x${text}` });
      }),
      { seed },
    );
  });

  it('writes the first and the last character of each length as the platform does', () => {
    for (const code of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
      const text = `a${String.fromCodePoint(code)}`;
      assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
      assert.deepEqual(decodeUtf8(encodeUtf8(text)), { text });
    }
  });

  it('reads texts of many pieces', () => {
    for (const length of [8191, 8192, 8193, 16_385, 20_000]) {
      for (const unit of ['a', '𝄞']) {
        const text = unit.repeat(length);
        assert.deepEqual(decodeUtf8(encodeUtf8(text)), { text });
      }
    }
  });

  it('agrees with the platform on any bytes, valid or not', () => {
    const platform = new TextDecoder('utf-8', { fatal: true });
    const wild = fc.uint8Array({ maxLength: 12 });
    const nearlyUtf8 = fc
      .tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(255))
      .map(([text, at, value]) => {
        const bytes = encodeUtf8(text);
        bytes[at % bytes.length] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(wild, nearlyUtf8), (bytes) => {
        let expected: string | undefined;
        try {
          expected = platform.decode(bytes);
        } catch {
          expected = undefined;
        }
        const decoded = decodeUtf8(bytes);
        assert.equal('text' in decoded ? decoded.text : undefined, expected);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('agrees with the platform on any text, lone surrogates included', () => {
    const units = fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.integer({ min: 0xd7f0, max: 0xe010 })));
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('names the first byte that no text can hold', () => {
    assert.deepEqual(decodeUtf8(Uint8Array.of(0x61, 0x62, 0xe9, 0x0a)), { invalidAt: 2 });
    assert.deepEqual(decodeUtf8(Uint8Array.of(0xc0, 0xaf)), { invalidAt: 0 });
    // The first and the last surrogate, and what is beside them.
    for (const bytes of [
      [0xed, 0xa0, 0x80],
      [0xed, 0xbf, 0xbf],
    ])
      assert.deepEqual(decodeUtf8(Uint8Array.from(bytes)), { invalidAt: 0 });
    assert.deepEqual(decodeUtf8(Uint8Array.of(0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80)), { text: '\ud7ff\ue000' });
    assert.deepEqual(decodeUtf8(Uint8Array.of(0x61, 0xe2, 0x82)), { invalidAt: 1 });
  });

  it('drops a byte order mark', () => {
    assert.deepEqual(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), { text: 'a' });
  });

  it('writes a lone surrogate as the replacement character', () => {
    assert.deepEqual(decodeUtf8(encodeUtf8('a\ud800b')), { text: 'a\ufffdb' });
  });
});
