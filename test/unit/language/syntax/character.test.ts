import assert from 'node:assert/strict';
import { forbiddenCharacters, isDigit, isNewline, isSpace, wordUnits } from '../../../../src/language/syntax/character';

const units = Array.from({ length: 0x10000 }, (_, code) => code);

describe('A character', () => {
  it('ends a line or is white space as the standard lists them', () => {
    assert.deepEqual(units.filter(isNewline), [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
    const wide = Array.from({ length: 11 }, (_, i) => 0x2000 + i);
    assert.deepEqual(units.filter(isSpace), [0x09, 0x20, 0xa0, 0x1680, ...wide, 0x202f, 0x205f, 0x3000]);
    assert.equal(String.fromCharCode(...units.filter(isDigit)), '0123456789');
  });

  it('is part of a bare word where it is neither white space nor punctuation nor forbidden', () => {
    const strange = units.filter((code) => {
      const text = String.fromCharCode(code);
      const bare = !isSpace(code) && !isNewline(code) && !'\\/(){}[];"#='.includes(text);
      return wordUnits(text, 0) !== (bare && !forbiddenCharacters.test(text) ? 1 : 0);
    });
    assert.deepEqual(strange, []);
  });

  it('of two units is one with both halves alone', () => {
    assert.equal(wordUnits('a\u{10000}', 1), 2);
    assert.equal(wordUnits('\u{10ffff}', 0), 2);
    assert.equal(wordUnits('\u{10000}', 1), 0);
    assert.equal(wordUnits('\ud800a', 0), 0);
    assert.equal(wordUnits('a\ud800', 1), 0);
    assert.equal(wordUnits('a', 1), 0);
    assert.equal(wordUnits('', 0), 0);
  });
});
