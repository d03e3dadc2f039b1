import assert from 'node:assert/strict';
import { FaultList } from '../../../../src/language/syntax/fault';
import { readQuoted } from '../../../../src/language/syntax/quoted';

describe('a quoted string', () => {
  const read = (text: string): string => {
    const faults = new FaultList();
    const { value, end } = readQuoted(text, 0, faults);
    assert.equal(end, text.length);
    assert.deepEqual(faults.faults, []);
    return value;
  };

  it('leaves out the blanks and the lines behind a backslash', () => {
    assert.equal(read('"a\\   b"'), 'ab');
    assert.equal(read('"a \\\n   b"'), 'a b');
    assert.equal(read('"\\ a"'), 'a');
    assert.equal(read('"a \\ "'), 'a ');
  });

  it('has the characters that its escapes name', () => {
    assert.equal(read('"\\n\\r\\t\\b\\f\\s\\"\\\\"'), '\n\r\t\b\f "\\');
    assert.equal(read('"a\\u{e9}\\u{1F600}b"'), 'aé😀b');
  });
});
