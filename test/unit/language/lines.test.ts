import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineMap } from '../../../src/language/lines';

const text = fc
  .array(fc.constantFrom('a', '隐', '😀', '\n', '\r', '\r\n', '\u2028', ' '), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

describe('LineMap', () => {
  it('counts lines as splitting at CRLF, LF and CR does, characters in UTF-16 units', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = new LineMap(source);
        const split = source.split(/\r\n|\n|\r/);
        assert.equal(lines.lineCount, split.length);
        for (const [line, content] of split.entries()) {
          assert.equal(source.slice(lines.start(line), lines.lineEnd(line)), content);
          const offset = lines.offset({ line, character: content.length });
          assert.deepEqual(lines.position(offset), { line, character: content.length });
        }
      }),
      { seed: 31, numRuns: 2000 },
    );
  });

  it('gives each offset back', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (source, at) => {
        const lines = new LineMap(source);
        const offset = at % (source.length + 1);
        const inLineEnding = source.slice(offset - 1, offset + 1) === '\r\n';
        if (!inLineEnding) assert.equal(lines.offset(lines.position(offset)), offset);
      }),
      { seed: 32, numRuns: 2000 },
    );
  });

  it('bounds what is outside', () => {
    const lines = new LineMap('ab\r\nc');
    assert.equal(lines.offset({ line: 0, character: 99 }), 2);
    assert.equal(lines.offset({ line: 9, character: 0 }), 5);
    assert.equal(lines.offset({ line: 2, character: 1 }), 5);
    assert.equal(lines.offset({ line: 1, character: -3 }), 4);
    assert.deepEqual([lines.lineEnd(0), lines.lineEnd(1), lines.lineEnd(2)], [2, 5, 5]);
    assert.equal(lines.offset({ line: -1, character: 5 }), 0);
    assert.deepEqual(lines.position(99), { line: 1, character: 1 });
    assert.deepEqual(lines.position(-4), { line: 0, character: 0 });
  });
});
