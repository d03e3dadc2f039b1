import assert from 'node:assert/strict';
import { isJson } from '../../../../src/data/sources/recognize/json';
import { hdf5Start, isBinary, otherFormat, readableFormat } from '../../../../src/data/sources/recognize/signatures';
import { otherText } from '../../../../src/data/sources/recognize/text';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('text that may be JSON', () => {
  it('is objects and lists, one after the other', () => {
    for (const text of [
      '{}',
      '[]',
      ' \t\r\n[ ]\n',
      '[1]',
      '[1,2]',
      '[-1.5e+3,-2]',
      '[true,false,null,"a"]',
      '["a\\"b\\\\"]',
      '[[],[[1],2],{}]',
      '{"a":1}',
      '{ "a" : [ 1 , 2 ] , "b" : { "c" : "d" } }',
      '{"a":1}\n{"a":2}\n',
      '[][]{}',
    ]) {
      assert.ok(isJson(text, false), text);
      assert.ok(isJson(text, true), text);
    }
  });

  it('is none where a sign stands that JSON has not there', () => {
    for (const text of [
      '',
      ' ',
      '1',
      '"a"',
      'true',
      '{}1',
      '{} x',
      ']',
      '}',
      '[1}',
      '{]',
      '{"a":1]',
      '[,1]',
      '[1,]',
      '[1 2]',
      '[1,,2]',
      '[1:2]',
      '[a]',
      '[-]',
      '{1:2}',
      '{a:1}',
      '{"a"}',
      '{"a",1}',
      '{"a":}',
      '{"a":1,}',
      '{"a":1 "b":2}',
      '{"a":1:2}',
      '{:1}',
      '{,}',
      '{{}:1}',
      '{"a":{}{}}',
      '["a\nb"]',
      '{true:1}',
    ])
      for (const isCut of [true, false]) assert.ok(!isJson(text, isCut), text);
  });

  it('may be cut off where the text goes on, but for its first sign', () => {
    for (const text of ['[1', '[1,', '{"a"', '{"a":', '{"a":1', '[[1],', '["ab', '[{"a":"b', '[1]\n[2'])
      assert.deepEqual([isJson(text, true), isJson(text, false)], [true, false], text);
    for (const text of ['[', '{', '[[', '[{']) assert.ok(!isJson(text, true), text);
    assert.ok(isJson('[[]', true));
  });
});

describe('text that is no table', () => {
  const kind = (text: string) => otherText(latin1(text));

  it('is JSON within its first 16000 bytes', () => {
    const numbers = `[${'1,'.repeat(7999)}1`;
    assert.deepEqual([numbers.length, kind(numbers), kind(`${numbers},`)], [16_000, undefined, 'json']);
    assert.deepEqual([kind(`${numbers.slice(0, -1)}x,y`), kind(`${numbers}x,y`)], [undefined, 'json']);
  });

  it('is a page behind comments, however its characters are written', () => {
    const page = '<html><head><title>a</title>';
    for (const text of [
      page,
      '<!DOCTYPE html><title>a',
      '<!doctype  HTML >\n<body class="x">',
      `<!-- a --><!-- b -->\n\t ${page}`,
      `<!---->${page}`,
      `${page}caf\xe9</html>`,
      '<html lang="en">\n<script>',
      '<html>\n</html>',
    ])
      assert.equal(kind(text), 'html', text);
    for (const text of ['<!-- a', `<!-- a ${page}`, `<!-- a -->x${page}`, '<html>', '<htmlx><head>', '<head><title>'])
      assert.equal(kind(text), undefined, text);
    assert.equal(kind(`caf\xe9${page}`), undefined);
  });

  it('is ARFF, whose first line names a relation and others columns or data', () => {
    for (const text of [
      '@relation t\n@data\n1\n',
      '% c\n\n @RELATION t\n\n@attribute a numeric\n1\n',
      '@relation t\r\n@DATA',
    ])
      assert.equal(kind(text), 'arff', text);
    for (const text of [
      '@relation t\n1,2\n',
      '@data\n@relation t\n',
      '@relations t\n@data\n',
      'x\n@relation t\n@data\n',
      '% c\n',
    ])
      assert.equal(kind(text), undefined, text);
  });

  it('is XML or a pointer', () => {
    assert.deepEqual(
      [kind('<?xml version="1.0" encoding="utf-8"?><a/>'), kind('<?xml a,b?>'), kind('<?xml?>')],
      ['xml', undefined, undefined],
    );
    const pointer = 'version https://git-lfs.github.com/spec/v1';
    assert.deepEqual([kind(`${pointer}\r\noid`), kind(`${pointer}0\n`), kind(pointer)], ['lfs', 'lfs', undefined]);
  });
});

describe('the signature of a file', () => {
  it('is that of a format that is read', () => {
    for (const [text, format] of [
      ['\x1f\x8b', 'gzip'],
      ['\x93NUMPY\x01', 'NPY'],
      ['PK\x03\x04', 'ZIP'],
      ['PK\x05\x06', 'ZIP'],
      ['PAR1\0', 'Parquet'],
      ['PAR1,y\n', undefined],
      ['PK,y\n', undefined],
      ['a,b\n', undefined],
    ] as const)
      assert.equal(readableFormat(latin1(text)), format);
  });

  it('is behind a block of 512 bytes or of a multiple by a power of two in HDF5', () => {
    const signature = '\x89HDF\r\n\x1a\n';
    const at = (start: number, rest = '') => hdf5Start(latin1(`${'\0'.repeat(start)}${signature}${rest}`));
    assert.deepEqual(
      [0, 512, 1024, 2048, 4096, 1_048_576].map((start) => at(start)),
      [0, 512, 1024, 2048, 4096, 1_048_576],
    );
    for (const start of [1, 256, 511, 513, 1536]) assert.equal(at(start, '\0'.repeat(3000)), undefined);
    assert.equal(hdf5Start(latin1(signature.slice(0, -1))), undefined);
  });

  it('is that of a format that people have beside their data, text excepted', () => {
    const binary = '\0\x01\xff';
    for (const [text, format] of [
      ['%PDF-1.7', 'PDF'],
      ['SQLite format 3\0', 'SQLite'],
      ['ARROW1', 'Arrow (Feather)'],
      ['FEA1', 'Arrow (Feather)'],
      ['PARE', 'Parquet (encrypted)'],
      ['ORC', 'ORC'],
      ['Obj\x01', 'Avro'],
      ['MATLAB 5.0 MAT-file', 'MATLAB'],
      ['\x80\x02}', 'Python pickle'],
      ['\x80\x03}', 'Python pickle'],
      ['\x80\x04\x95', 'Python pickle'],
      ['\x80\x05\x95', 'Python pickle'],
      ['RDX3\n', 'R'],
      ['BZh9', 'bzip2'],
      ['\xfd7zXZ\0', 'xz'],
      ['\x28\xb5\x2f\xfd', 'Zstandard'],
      ["7z\xbc\xaf'\x1c", '7-Zip'],
      ['Rar!\x1a\x07', 'RAR'],
      [`${'a'.repeat(257)}ustar`, 'tar'],
      ['\x89PNG\r\n\x1a\n', 'PNG'],
      ['\xff\xd8\xff\xe0', 'JPEG'],
      ['GIF89a', 'GIF'],
      ['RIFF1234WAVE', 'WAV'],
    ] as const)
      assert.equal(otherFormat(latin1(text + binary)), format);
    for (const text of ['ORC,y\n1,2\n', 'GIF8,y\n', 'aaaaaaaaWAVE,y\n', `${'a'.repeat(257)}ustar,y\n`, 'PNG'])
      assert.equal(otherFormat(latin1(text)), undefined);
    for (const shift of [-1, 1]) {
      assert.equal(otherFormat(latin1(`${'a'.repeat(257 + shift)}ustar${binary}`)), undefined);
      assert.equal(otherFormat(latin1(`${'a'.repeat(8 + shift)}WAVE${binary}`)), undefined);
    }
    assert.equal(otherFormat(latin1('%PDF-1.7 all text')), 'PDF');
  });

  it('is followed by what no table has: zeros and control characters but for blanks, line ends and escape', () => {
    const binary = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => isBinary(Uint8Array.of(97, byte)));
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);
    assert.deepEqual(binary, [...range(0, 8), ...range(14, 26), 127]);
    const withZero = (at: number) => isBinary(new Uint8Array(5000).fill(97).fill(0, at, at + 1));
    assert.deepEqual([withZero(0), withZero(3999), withZero(4000)], [true, true, false]);
  });
});
