import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodingOf, utf8Of } from '../../../../src/data/csv/encoding';
import { likelyEncoding } from '../../../../src/data/csv/likely-encoding';
import { readTable } from '../../../../src/data/csv/table';
import { allBytes } from '../../../../src/data/file-bytes';
import { MemoryBudget } from '../../../../src/data/memory';
import { Fault } from '../../../../src/model/message';
import { type Encoding, encodings } from '../../../../src/model/source';
import { decodeUtf8, encodeUtf8 } from '../../../../src/model/utf8';

const seed = 417;
const limit = 2 ** 30;

const utf16 = (text: string, isBig: boolean, mark = true): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return Uint8Array.from(isBig ? bytes.swap16() : bytes);
};

const utf8Text = (bytes: Uint8Array, given?: Encoding, memoryLimit = limit) =>
  utf8Of('t.csv', bytes, encodingOf('t.csv', bytes, given), new MemoryBudget(memoryLimit));

function textOf(bytes: Uint8Array, encoding?: Encoding): string {
  const decoded = decodeUtf8(allBytes(utf8Text(bytes, encoding), limit));
  return 'text' in decoded ? decoded.text : assert.fail('no UTF-8');
}

function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return assert.fail('no fault');
}

describe(`the encoding of a table (seed ${seed})`, () => {
  it('is UTF-16 where a mark says so, whatever the spec says', () => {
    const check = fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, isBig) => {
      assert.equal(textOf(utf16(text, isBig)), text);
      assert.equal(textOf(utf16(text, isBig), 'windows-1252'), text);
      assert.equal(textOf(utf16(text, isBig, false), isBig ? 'utf-16be' : 'utf-16le'), text.replace(/^\ufeff/, ''));
    });
    fc.assert(check, { seed, numRuns: 300 });
  });

  it('is UTF-8 where nothing says otherwise: the bytes themselves', () => {
    for (const encoding of [undefined, 'utf-8'] as const) {
      const bytes = encodeUtf8('a,ä\n');
      assert.equal(utf8Text(bytes, encoding), bytes);
    }
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, 97);
    assert.equal(utf8Text(marked, 'gb18030'), marked);
  });

  it('is UTF-16 without a mark where nearly every second byte of its ASCII characters is zero', () => {
    const tables = [
      'a,y\n1,2\n3,4\n',
      'größe;y\r\n1,5;2\r\n',
      '长,值\n1,2\n3,4\n',
      `名称,类别\n${'一个很长的名称一二三,甲\n'.repeat(50)}`,
      `a,y\n${'x𝄞,1\n'.repeat(30_000)}`,
    ];
    for (const text of tables) {
      for (const isBig of [false, true]) {
        const bytes = utf16(text, isBig, false);
        const encoding = isBig ? 'utf-16be' : 'utf-16le';
        assert.deepEqual(
          [encodingOf('t.csv', bytes, undefined), encodingOf('t.csv', bytes, encoding)],
          [encoding, encoding],
        );
        assert.equal(textOf(bytes), text);
        for (const given of ['utf-8', 'windows-1252', isBig ? 'utf-16le' : 'utf-16be'] as const) {
          const { detail, place } = faultOf(() => encodingOf('t.csv', bytes, given));
          assert.deepEqual([detail.code, detail.args, place], ['data-utf-16', { encoding, given }, { file: 't.csv' }]);
        }
      }
    }
    // A zero alone, what is no character, zeros in both places, too few characters, no line.
    for (const bytes of [
      encodeUtf8(`a,y\n1,\0\n${'1,2\n'.repeat(50)}`),
      utf16('a,y\n\u0001,2\n', false, false),
      utf16('a,y\n\uffff,2\n', false, false),
      Uint8Array.from({ length: 400 }, (_, at) => (at % 4 === 0 ? 97 : 0)),
      utf16('a\n1', false, false),
      utf16('abcdef', false, false),
      utf16('长值一', false, false),
    ]) {
      assert.equal(encodingOf('t.csv', bytes, undefined), 'utf-8');
    }
  });

  it('is guessed where it is not UTF-8: bytes that stand alone, or in pairs', () => {
    const of = (text: string) => likelyEncoding(Uint8Array.from(Buffer.from(text, 'latin1')));
    assert.deepEqual(
      [
        of('gr\xf6\xdfe'),
        of('\xe9t\xe9,y'),
        of('\xc9\xed\xb8\xdf,y'),
        of('a,\xc9\xed'),
        of('\xb0,\xc9\xed\xb8'),
        of('a'),
      ],
      ['windows-1252', 'windows-1252', 'gb18030', 'gb18030', 'windows-1252', 'windows-1252'],
    );
  });

  it('is known to the platform by each name that a spec may have', () => {
    for (const encoding of encodings.filter((name) => !name.startsWith('utf-16'))) {
      assert.equal(textOf(encodeUtf8('a,b\n1,2\n'), encoding), 'a,b\n1,2\n', encoding);
    }
  });

  for (const [encoding, bytes, text] of [
    ['windows-1252', [0x47, 0x72, 0xf6, 0xdf, 0x65, 0x80], 'Größe€'],
    ['windows-1251', [0xd0, 0xee, 0xf1, 0xf2], 'Рост'],
    ['iso-8859-15', [0xa4], '€'],
    ['gb18030', [0xc9, 0xed, 0xb8, 0xdf], '身高'],
    ['big5', [0xa8, 0xad, 0xb0, 0xaa], '身高'],
    ['shift_jis', [0x90, 0x67, 0x92, 0xb7], '身長'],
    ['euc-kr', [0xc5, 0xb0], '키'],
  ] as const) {
    it(`${encoding} is read as it is meant: ${text}`, () => {
      assert.equal(textOf(Uint8Array.from(bytes), encoding), text);
    });
  }

  it('windows-1252 has a character of its own for each byte', () => {
    const text = textOf(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      'windows-1252',
    );
    assert.equal(text.length, 256);
    assert.equal(new Set(text).size, 256);
    assert.equal(text.slice(0x80, 0xa0), '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
    assert.equal(text.slice(0xa0, 0xc0), '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿');
  });

  it('of a table makes names and cells, and places in lines and columns', () => {
    const rows = 'größe,y\n1,0\n2,x\n';
    const bytes = Uint8Array.from(Buffer.from(rows, 'latin1'));
    const table = readTable('t.csv', bytes, { memoryLimit: limit, encoding: 'windows-1252' });
    assert.deepEqual(table.names, ['größe', 'y']);
    assert.deepEqual(table.placeOf(1, 1), { file: 't.csv', line: 3, column: 3 });
    const { detail } = faultOf(() => readTable('t.csv', bytes, { memoryLimit: limit }));
    assert.equal(detail.code, 'data-not-utf8');
    assert.equal(readTable('t.csv', utf16(rows, false), { memoryLimit: limit }).names[0], 'größe');
  });

  it('names the line that is not in it, also beyond a large beginning', () => {
    for (const before of [0, 1, 3, 700_000]) {
      const bytes = Uint8Array.from([
        ...Array.from({ length: before }, () => [97, 97, 97, 97, 97, 97, 10]).flat(),
        0xff,
      ]);
      const { detail, place } = faultOf(() => utf8Text(bytes, 'gb18030'));
      assert.deepEqual([detail.code, detail.args.encoding], ['data-encoding', 'gb18030']);
      assert.deepEqual(place, { file: 't.csv', line: before + 1 });
    }
  });

  it('keeps a character whole that two chunks share, and the memory limit', () => {
    const text = `a${'身'.repeat(2_500_000)}`;
    assert.equal(textOf(utf16(text, true)), text);
    assert.equal(faultOf(() => utf8Text(utf16(text, true), undefined, 2 ** 20)).detail.code, 'data-memory');
  });
});
