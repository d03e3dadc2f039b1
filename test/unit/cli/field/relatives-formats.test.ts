import { gzipSync } from 'node:zlib';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { zip } from '../../data/sources/written';
import { type Relative, testRelatives } from './relatives';

const member = (name: string): Uint8Array => zip([{ name, data: encodeUtf8('<a/>') }]);
const oid = 'b'.repeat(64);

const others: readonly Relative[] = [
  ['a sheet of LibreOffice', member('mimetype'), '', /^t\.csv: .*spreadsheet.*CSV/, { never: /NPZ/ }],
  ['a book whose sheet comes first', member('xl/worksheets/sheet1.xml'), '', /^t\.csv: .*spreadsheet.*CSV/],
  ['an old book', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(504)}`, 'hex'), '', /^t\.csv: .*spreadsheet.*CSV/],
  [
    'a page without a doctype',
    '<html lang="zh"><head><title>数据, 表</title></head></html>\n',
    '',
    /^t\.csv: .*web page.*download/,
  ],
  [
    'a page in capitals behind blank lines, CRLF',
    '\r\n\r\n<!DOCTYPE HTML>\r\n<HTML>\r\n<BODY>a,y</BODY></HTML>\r\n',
    '',
    /^t\.csv: .*web page.*download/,
  ],
  [
    'a page behind a comment and a byte order mark',
    '\ufeff<!-- saved, twice -->\n<!doctype html><html><script>1,2</script></html>',
    '',
    /^t\.csv: .*web page/,
  ],
  [
    'an error of a server as XML',
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>\n',
    '',
    /^t\.csv: .*XML/,
  ],
  ['a server’s message', '404: Not Found', '', /^t\.csv: .*error message of a server.*download/],
  ['a server’s message with a line end', '429: Too Many Requests\n', '', /^t\.csv: .*server/],
  ['a server’s message, words alone', 'Access denied\n', '', /^t\.csv: .*server/],
  [
    'a server’s message as XML without a declaration',
    '<Error><Code>NoSuchKey</Code><Message>The key does not exist, or so.</Message></Error>',
    '',
    /^t\.csv: .*server as XML/,
  ],
  ['XML without a declaration', '<rows>\n<row><a>1</a><y>2</y></row>\n</rows>\n', '', /^t\.csv: .*XML.*CSV/],
  [
    'a pointer of git-annex',
    '/annex/objects/SHA256E-s1024--0f2c.csv\n',
    '',
    /^t\.csv: .*git-annex pointer.*git annex get/,
  ],
  [
    'a link of git-annex as text',
    '../.git/annex/objects/Kj/0p/MD5E-s10--ab.csv/MD5E-s10--ab.csv',
    '',
    /^t\.csv: .*git-annex pointer/,
  ],
  ['a document', '{\\rtf1\\ansi a,y\\par 1,2\\par}', '', /^t\.csv: .*RTF.*CSV/],
  [
    'a sparse matrix',
    '%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 0.5\n',
    '',
    /^t\.csv: .*MatrixMarket.*CSV/,
  ],
  ['LIBSVM', '1 3:0.5 7:1\n-1 1:2 3:1e-3 # note\n+1\n', '', /^t\.csv: .*LIBSVM.*CSV/],
  ['LIBSVM with several labels and queries', '1,3 qid:1 1:0.25 2:4\n2 qid:1 2:7.5\n', '', /^t\.csv: .*LIBSVM/],
  [
    'a pointer with CRLF',
    `version https://git-lfs.github.com/spec/v1\r\noid sha256:${oid}\r\nsize 5\r\n`,
    '',
    /^t\.csv: .*Git LFS pointer.*git lfs pull/,
  ],
  [
    'ARFF behind comments, in capitals',
    '% made by Ann\n\n@RELATION t\n@ATTRIBUTE x REAL\n@ATTRIBUTE y REAL\n@DATA\n1,0\n',
    '',
    /^t\.csv: .*ARFF.*CSV/,
  ],
  ['JSON of columns', '{"x": [1, 2], "y": [0, 1]}\n', '', /^t\.csv: .*JSON.*CSV/],
  ['JSON, an example a line', '{"x": 1, "y": 0}\n{"x": 2, "y": 1}\n', '', /^t\.csv: .*JSON.*CSV/],
  ['JSON with a byte order mark', '\ufeff[[1, 0], [2, 1]]', '', /^t\.csv: .*JSON.*CSV/],
  [
    'a later PDF, as bytes',
    Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1'),
    '',
    /^t\.csv: .*PDF/,
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '', /^t\.csv: .*PNG/],
  ['a data base', 'SQLite format 3\0\x10\0', '', /^t\.csv: .*SQLite/],
  ['a pickle', Uint8Array.of(0x80, 4, 0x95, 0, 0, 0), '', /^t\.csv: .*pickle/],
  [
    'an archive with a table in it',
    zip([{ name: 'train.csv', data: encodeUtf8('a,y\n1,2\n') }]),
    '',
    /^t\.csv: .*ZIP archive.*train\.csv.*unpack/,
  ],
  ['a page packed with gzip', gzipSync('<!DOCTYPE html><html><head></head></html>'), '', /^t\.csv: .*web page/],
  ['nothing but a byte order mark', '\ufeff', '', /^t\.csv: .*empty/],
  ['nothing but line ends', '\n\r\n\n', '', /^t\.csv: .*empty/],
  ['nothing but blanks', '   \n \t \n', '', /^t\.csv: .*empty/],
  ['bytes that are no text', Uint8Array.of(0x61, 0x2c, 0x79, 0x0a, 0x00, 0x01, 0x02), '', /^t\.csv: .*not a text file/],
  ['another encoding', Uint8Array.of(0x61, 0xe9, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x32, 0x0a), '', /^t\.csv:1: .*UTF-8/],
];

/** What begins like something else and is a table. */
const tables: readonly Relative[] = [
  ['a name like a tag', '<b>,y\n1,2\n', '', '1 → 2'],
  ['a name like a page', '<html>,y\n1,2\n', '', '1 → 2'],
  ['a name like a list', '[a],y\n1,2\n', '', '1 → 2'],
  ['a name like ARFF’s', '@relation,y\n1,2\n', '', '1 → 2'],
  ['a name like PDF’s sign', '%PDF,y\n1,2\n', '', '1 → 2'],
  ['a name like the letters of a book', 'PK,y\n1,2\n', '', '1 → 2'],
  ['a name like a picture’s', 'GIF89,y\n1,2\n', '', '1 → 2'],
  ['a name like a pointer’s', 'version https,y\n1,2\n', '', '1 → 2'],
  ['a table packed with gzip', gzipSync('a,y\n1,2\n3,4\n'), '', '1 → 2 | 3 → 4', { lines: [2, 3] }],
  [
    'times of day',
    '1 12:30 13:45\n2 08:15 09:00\n',
    'header=#false target="1" exclude="2" features="1"',
    /^t\.csv/,
    { never: /LIBSVM/ },
  ],
  ['cells like elements', '<b>a</b>,y\n1,2\n', '', '1 → 2'],
  [
    'a number of a status among others',
    '404\n500\n',
    'header=#false target="1"',
    /^t\.csv:1: .*one column/,
    { never: /server/ },
  ],
  ['one name alone', 'Not found,y\n1,2\n', '', '1 → 2'],
  ['words like XML’s', '"<?xml?>",y\n1,2\n', '', '1 → 2'],
];

describe('relatives of files: what is no table', () => {
  describe('is named for what it is', () => testRelatives(others));
  describe('is told from what only begins like it', () => testRelatives(tables));
});
