import assert from 'node:assert/strict';
import { fieldText, openTable } from '../../../../src/data/csv/text';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { faultOf } from '../specs';

describe('where a table begins', () => {
  const startOf = (content: string | Uint8Array, skip?: number) =>
    openTable('t.csv', typeof content === 'string' ? encodeUtf8(content) : content, skip === undefined ? {} : { skip })
      .start;

  it('is behind a whole byte order mark only', () => {
    assert.deepEqual([startOf('\ufeffa,b\n'), startOf('a,b\n')], [3, 0]);
    for (const bytes of [
      [0xef, 0xbb, 0x61],
      [0xef, 0x61, 0xbf],
      [0x61, 0xbb, 0xbf],
    ]) {
      assert.equal(startOf(Uint8Array.of(...bytes, 44, 98)), 0);
    }
  });

  it('is behind a line that says what separates, which the spec overrides', () => {
    for (const [line, separator] of [
      ['sep=;\n', ';'],
      ['SEP=|\r\n', '|'],
      ['"sep=;"\r\n', ';'],
      ['\ufeff"sep=\t"\r\n', '\t'],
    ] as const) {
      const { start, format } = openTable('t.csv', encodeUtf8(`${line}a,b\n`), { skip: 0 });
      assert.deepEqual([start, format], [encodeUtf8(line).length, { delimiter: separator, skip: 0 }]);
    }
    const { format } = openTable('t.csv', encodeUtf8('sep=;\na,b\n'), { delimiter: ',' });
    assert.deepEqual(format, { delimiter: ',' });
    assert.deepEqual(openTable('t.csv', encodeUtf8('step=;\n'), {}), { start: 0, format: {} });
  });

  it('is behind the lines to skip, whatever ends them, and at most at the end', () => {
    const text = 'a\nbc\r\nd\re';
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((skip) => startOf(text, skip)),
      [0, 2, 6, 8, 9, 9],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((skip) => startOf('\r\r\n\n', skip)),
      [0, 1, 3, 4],
    );
    assert.equal(startOf('ab', 1), 2);
  });

  it('needs a delimiter of one character', () => {
    for (const delimiter of ['', ';;', '"', '\r', '\n', '\ufeff']) {
      const { detail } = faultOf(() => openTable('t.csv', encodeUtf8('a\n'), { delimiter }));
      assert.deepEqual([detail.code, detail.args], ['data-delimiter', { delimiter }]);
    }
  });

  it('is not in a file of another format', () => {
    for (const bytes of [
      [0xff, 0x61],
      [0x61, 0xfe],
      [0xfe, 0x61],
      [0x61, 0xff],
    ]) {
      assert.equal(startOf(Uint8Array.of(...bytes)), 0);
    }
    assert.equal(faultOf(() => startOf(Uint8Array.of(0, 97))).detail.args?.at, 1);
  });

  it('has texts with single quotes and line feeds, or the byte that is none', () => {
    const loaded = (content: Uint8Array, base = 0) => ({ file: 't.csv', content, bytes: content.subarray(base), base });
    const bytes = encodeUtf8('""a""\r\nb\rc""d');
    assert.equal(fieldText(loaded(bytes), 0, bytes.length, 2), '"a"\nb\nc"d');
    assert.equal(fieldText(loaded(bytes), 1, 4, 0), '"a"');
    const wrong = Uint8Array.of(97, 10, 98, 0xff, 99);
    for (const base of [0, 1, 2]) {
      const { detail, place } = faultOf(() => fieldText(loaded(wrong, base), 2 - base, 5 - base, 0));
      assert.deepEqual(
        [detail.args, place],
        [
          { at: 4, encoding: 'windows-1252' },
          { file: 't.csv', line: 2 },
        ],
      );
    }
  });
});
