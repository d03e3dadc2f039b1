import assert from 'node:assert/strict';
import { prepareData } from '../../../src/data/prepare';
import { analyze } from '../../../src/language/analyze';
import type { Fix } from '../../../src/language/problem';
import { applyEdits } from '../../../src/language/range';
import { locateDataFault } from '../../../src/language/remedies/data-fault';
import type { LocatedRemedies } from '../../../src/language/remedies/remedy';
import { Fault } from '../../../src/model/message';
import { encodeUtf8 } from '../../../src/model/utf8';
import { passengers } from '../../passengers';

/** The fault of a spec's data, undefined where they can be read. */
function faultIn(text: string, files: Readonly<Record<string, string | Uint8Array>>): Fault | undefined {
  const { spec, problems } = analyze(text);
  assert.ok(spec, `${text}\n${JSON.stringify(problems)}`);
  try {
    const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? encodeUtf8(content) : content);
    prepareData(spec, new Map(Object.entries(files).map(([name, content]) => [name, bytesOf(content)])));
    return undefined;
  } catch (error) {
    return error instanceof Fault ? error : assert.fail(String(error));
  }
}

function locate(text: string, { detail, place }: Fault): LocatedRemedies {
  const located = locateDataFault(analyze(text), { detail, ...(place ? { place } : {}) });
  return located ?? assert.fail(`${detail.code} is nowhere`);
}

const apply = (text: string, { edits }: Fix): string => applyEdits(text, edits);
const shown = ({ fixes }: LocatedRemedies): readonly string[] => fixes.map(({ title }) => String(title.args.text));

const spec = (file: string, model = 'input 2\n  dense out 1 sigmoid', train = ''): string =>
  `nnet 1\ndata {\n  ${file}\n}\nmodel {\n  ${model}\n}\ntrain { ${train} }\n`;

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
/** A block of the target that names it by its number. */
const targetBlock = (rule: string): string => spec(`file "t.csv" target=y { column "3" ${rule}; }`);

/** Faults, the CSV file that has them, and the first fix as it is shown. */
const cases: readonly (readonly [code: string, text: string, csv: string | Uint8Array, first: string])[] = [
  ['data-inputs-mismatch', spec('file "t.csv" target=y'), 'a,b,c,y\n1,2,3,0\n3,4,5,1\n', 'input 3'],
  ['data-inputs-left-out', spec('file "t.csv" target=y'), ',a,y\n0,2,0\n1,4,1\n', 'input 1'],
  ['data-target-needed', spec('file "t.csv"'), 'a,b,y\n1,2,0\n3,4,1\n', 'target=y'],
  ['data-one-column-marked', spec('file "t.csv" target=y'), 'a~b~y\n1~2~0\n3~4~1\n', 'delimiter="~"'],
  ['data-column-meant', spec('file "t.csv" target=Specis'), 'a,b,species\n1,2,u\n3,4,v\n', 'target=species'],
  ['data-column-no-header', spec('file "t.csv" header=#true target=y'), '1,2,0\n3,4,1\n', 'header=#false'],
  ['data-not-utf8', spec('file "t.csv" target=y'), latin('gr\xf6\xdfe,b,y\n1,2,0\n3,4,1\n'), 'encoding=windows-1252'],
  ['data-not-utf8', spec('file "t.csv" target=y'), latin('\xc9\xed\xb8\xdf,b,y\n1,2,0\n3,4,1\n'), 'encoding=gb18030'],
  [
    'data-utf-16',
    spec('file "t.csv" target=y encoding=latin1'),
    Uint8Array.from(Buffer.from('a,b,y\n1,2,0\n3,4,1\n', 'utf16le')),
    'encoding=utf-16le',
  ],
  ['data-duplicate-feature', spec('file "t.csv" target=y'), 'a,b,a,y\n1,2,3,0\n3,4,5,1\n', 'exclude=a'],
  ['data-header-cell', spec('file "t.csv" target="3"'), '5.1,x,1\n4.9,3.0,0\n7,3.2,1\n', 'header=#false'],
  [
    'data-header-unsure',
    spec('file "t.csv" target="3"'),
    '10,30,50\n0.5,0.6,0\n0.1,0.2,1\n0.4,0.9,1\n',
    'header=#true',
  ],
  ['data-target-ignored', targetBlock('kind=ignore'), 'a,b,y\n1,2,0\n3,4,1\n', 'kind=ignore'],
  ['data-target-scale', targetBlock('scale=minmax'), 'a,b,y\n1,2,0\n3,4,1\n', 'scale=minmax'],
  ['data-target-filled', targetBlock('missing=mean'), 'a,b,y\n1,2,0\n3,4,1\n', 'missing=drop'],
  [
    'data-missing-target',
    targetBlock('missing=error').replace('"3"', 'y'),
    'a,b,y\n1,2,0\n3,4,\n5,6,1\n',
    'column y missing=drop',
  ],
  [
    'data-target-category',
    spec('file "t.csv" target="y,z" { column y kind=category; }', 'input 2\n  dense out 2 sigmoid'),
    'a,b,y,z\n1,2,0,1\n3,4,1,0\n',
    'kind=category',
  ],
  [
    'data-column-blocks',
    spec('file "t.csv" target=y {\n column a missing=drop\n column "1" missing=error\n }'),
    'a,b,y\n1,2,0\n3,4,1\n',
    'column "1" missing=error',
  ],
  ['data-names-below', spec('file "t.csv" target=y'), 'A title\na,b,y\n1,2,0\n3,4,1\n', 'skip=1'],
  [
    'data-not-finite',
    spec('file "t.csv" target=y'),
    'a,b,y\n1,inf,0\n3,4,1\n5,-inf,1\n7,8,1\n',
    'missing-as="inf,-inf"',
  ],
  [
    'data-line-of-texts-marked',
    spec('file "t.csv" target=y'),
    'a,b,y\nm,kg,-\n1,2,0\n3,4,1\n5,6,0\n',
    'missing-as=m missing=drop',
  ],
  ['data-text-among', spec('file "t.csv" target=y'), 'a,b,y\n1,-,0\n3,4,1\n5,bad,1\n7,8,1\n', 'missing-as="-"'],
  [
    'data-not-number',
    spec('file "t.csv" target=y', 'input 3\n  dense out 1 sigmoid'),
    'a,b,y\n1,u,0\n3,v,1\n',
    'encode=one-hot',
  ],
  [
    'data-text-columns',
    spec('file "t.csv" target=y', 'input 4\n  dense out 1 sigmoid'),
    'a,b,y\nr,u,0\ns,v,1\n',
    'encode=one-hot',
  ],
  [
    'data-date',
    spec('file "t.csv" target=y exclude=b', 'input 1\n  dense out 1 sigmoid'),
    'a,b,c,y\n1,2,2020-01-02,0\n3,4,2020-01-03,1\n',
    'exclude="b,c"',
  ],
  ['data-decimal-comma', spec('file "t.csv" target=y decimal="."'), 'a;b;y\n1,5;2,5;0\n3;4;1\n', 'decimal=","'],
  ['data-not-grouped', spec('file "t.csv" target=y thousands="."'), 'a;b;y\n1.5;2;0\n3;4;1\n', 'thousands="."'],
  ['data-thousands', spec('file "t.csv" target=y'), 'a,b,y\n"1,200",2,0\n3,4,1\n', 'thousands=","'],
  ['data-comma-thousands', spec('file "t.csv" target=y'), 'a;b;y\n1,200;2;0\n3;4;1\n', 'thousands=","'],
  ['data-comma-decimal', spec('file "t.csv" target=y'), 'a;b;y\n1,234;2;0\n2,345;4;1\n', 'decimal=","'],
  ['data-thousands-decimal', spec('file "t.csv" target=y'), 'a;b;y\n1.200,5;2;0\n3;4;1\n', 'decimal="," thousands="."'],
  ['data-missing-cell', spec('file "t.csv" target=y'), 'a,b,y\n1,,0\n3,4,1\n5,6,1\n', 'missing=mean'],
  [
    'data-missing-cell-mark',
    spec('file "t.csv" target=y missing=error'),
    'a,b,y\n1,NA,0\n3,4,1\n5,6,1\n',
    'missing=mean',
  ],
  ['data-missing-columns', spec('file "t.csv" target=y'), 'a,b,y\n1,,0\n,4,1\n5,6,1\n', 'missing=most-frequent'],
  [
    'data-missing-text',
    spec('file "t.csv" target=y encode=one-hot', 'input 3\n  dense out 1 sigmoid'),
    'a,b,y\n1,u,0\n2,,1\n3,v,1\n',
    'missing=most-frequent',
  ],
  ['data-missing-target', spec('file "t.csv" target=y'), 'a,b,y\n1,2,0\n3,4,\n5,6,1\n', 'missing=drop'],
  [
    'data-classes-mismatch',
    spec('file "t.csv" target=y', 'input 2\n  dense out 2 softmax'),
    'a,b,y\n1,2,u\n3,4,v\n5,6,w\n',
    'out 3 softmax',
  ],
  ['data-two-classes', spec('file "t.csv" target=y'), 'a,b,y\n1,2,u\n3,4,v\n5,6,w\n', 'out 3 softmax'],
  ['data-amounts-as-classes', spec('file "t.csv" target=y'), 'a,b,y\n1,2,3\n3,4,5\n5,6,4\n', 'out 3 softmax'],
  [
    'data-softmax-one-unit',
    spec('file "t.csv" target=y', 'input 2\n  dense out 1 softmax'),
    'a,b,y\n1,2,0\n3,4,1\n',
    'out 1 sigmoid',
  ],
  [
    'data-weights-numbers',
    spec('file "t.csv" target=y', 'input 2\n  dense out 1', 'loss mse; class-weights 1 2'),
    'a,b,y\n1,2,0.5\n3,4,1.5\n',
    'class-weights 1 2',
  ],
  [
    'data-scale-target-classes',
    spec('file "t.csv" target=y\n  scale-target standard', 'input 2\n  dense out 1 tanh', 'loss mse'),
    'a,b,y\n1,2,u\n3,4,v\n',
    'scale-target standard',
  ],
];

describe('what mends a fault of the data', () => {
  for (const [code, text, csv, first] of cases) {
    it(`${code}: each fix leaves another fault or none, the first writes ${first}`, () => {
      const fault = faultIn(text, { 't.csv': csv });
      assert.equal(fault?.detail.code, code);
      const { fixes, range } = locate(text, fault);
      assert.match(text.slice(range.start, range.end), /^file "t.csv"[^{}\n]*$/);
      assert.equal(fixes[0]?.title.args.text, first);
      for (const fix of fixes) {
        const mended = apply(text, fix);
        const left = faultIn(mended, { 't.csv': csv });
        assert.notDeepEqual(left?.detail, fault.detail, mended);
      }
    });
  }

  it('stands at the line of the test file where that has it', () => {
    const text = spec('file "t.csv" target=y encode=one-hot\n  test "u.csv"', 'input 3\n  dense out 1 sigmoid');
    const files = { 't.csv': 'a,b,y\n1,u,0\n3,v,1\n', 'u.csv': 'a,b,y\n1,w,0\n' };
    const fault = faultIn(text, files);
    assert.equal(fault?.detail.code, 'data-unknown-category');
    const { range, fixes } = locate(text, fault);
    assert.equal(text.slice(range.start, range.end), 'test "u.csv"');
    const [fix] = fixes;
    assert.ok(fix);
    assert.equal(faultIn(apply(text, fix), files), undefined);
  });

  it('ends that a test row lacks what no training row lacks, where missing cells are a class of their own', () => {
    const text = spec('file "t.csv" target=y encode=one-hot missing=own-class\n  test "u.csv"', 'input 3');
    const files = { 't.csv': 'a,b,y\n1,u,0\n3,v,1\n', 'u.csv': 'a,b,y\n1,,0\n' };
    const sized = text.replace('input 3', 'input 3\n  dense out 1 sigmoid');
    const fault = faultIn(sized, files);
    assert.equal(fault?.detail.code, 'data-own-class-unseen');
    const { fixes } = locate(sized, fault);
    assert.deepEqual(
      fixes.map(({ title }) => title.args.text),
      ['column b missing=most-frequent', 'unknown=ignore'],
    );
    for (const fix of fixes) assert.equal(faultIn(apply(sized, fix), files), undefined);
  });

  it('leads a table like that of a ship’s passengers from a new spec to data in at most five fixes', () => {
    const csv = passengers(40);
    let text = spec('file "t.csv" target=survived');
    const written: string[] = [];
    for (;;) {
      const fault = faultIn(text, { 't.csv': csv });
      if (!fault) break;
      const { fixes } = locate(text, fault);
      const [fix] = fixes;
      assert.ok(fix, `${fault.detail.code} has no fix: ${written.join(' · ')}`);
      text = apply(text, fix);
      written.push(String(fix.title.args.text));
      assert.ok(written.length <= 5, written.join(' · '));
    }
    console.log(`      ${written.join(' · ')}`);
  });

  it('offers as targets the likeliest columns, by their whole names', () => {
    const text = spec('file "t.csv"');
    const fault = faultIn(text, { 't.csv': 'a,"Income, yearly",n\n1,0,3\n4,1,6\n7,1,9\n' });
    assert.equal(fault?.detail.code, 'data-target-needed');
    assert.deepEqual(shown(locate(text, fault)), ['target="Income, yearly"', 'target=n', 'target=a']);
  });

  it('offers nothing that leaves a target out', () => {
    for (const [cells, fixes] of [
      ['$5', []],
      ['2020-01-02', []],
      ['bad', ['missing-as=bad missing=drop']],
      ['', ['missing=drop']],
    ] as const) {
      const text = spec('file "t.csv" target=y delimiter=";"', 'input 1\n  dense out 1', 'loss mse');
      const fault = faultIn(text, { 't.csv': `a;y\n1;${cells}\n3;4\n5;6\n` });
      assert.ok(fault);
      assert.deepEqual(shown(locate(text, fault)), fixes, cells);
    }
    const text = spec('file "t.csv" target=y', 'input 1\n  dense out 1', 'loss mse');
    const named = faultIn(text, { 't.csv': 'a,y\n1,class1\n3,class2\n' });
    assert.ok(named);
    assert.deepEqual(shown(locate(text, named)), ['out 1 sigmoid, loss cross-entropy']);
  });

  it('fills numbers in a block of their own where texts have a class for missing cells', () => {
    const text = spec('file "t.csv" target=y encode=one-hot missing=own-class', 'input 4\n  dense out 1 sigmoid');
    const files = { 't.csv': 'a,b,y\n1,u,0\n,v,1\n5,,1\n' };
    const fault = faultIn(text, files);
    assert.equal(fault?.detail.code, 'data-missing-number');
    const [fix] = locate(text, fault).fixes;
    const mended = apply(text, fix ?? assert.fail());
    assert.match(mended, /missing=own-class \{\n {4}column a missing=mean\n {2}\}\n/);
    assert.equal(faultIn(mended, files), undefined);
  });

  it('leaves out a column without any value, and mends a test file where that decides', () => {
    const empty = spec('file "t.csv" target=y');
    const fault = faultIn(empty, { 't.csv': 'a,b,y\n1,,0\n2,,1\n' });
    assert.ok(fault);
    assert.deepEqual([fault.detail.code, ...shown(locate(empty, fault))], ['data-column-empty', 'exclude=b']);
    const tested = spec('file "t.csv" target=y missing-as="-9"\n  test "u.csv"', 'input 1\n  dense out 1 sigmoid');
    const files = { 't.csv': 'a,y\n1,0\n2,1\n', 'u.csv': 'a,y\n1,0\n-,1\n3,1\n' };
    const among = faultIn(tested, files);
    assert.ok(among);
    assert.deepEqual(shown(locate(tested, among)), ['missing-as="-9,-"', 'exclude=a']);
    const texts = faultIn(tested, { ...files, 'u.csv': 'a,y\nu,0\nv,1\n' });
    assert.ok(texts);
    assert.deepEqual([texts.detail.code, ...shown(locate(tested, texts))], ['data-text-unlike', 'exclude=a']);
  });
});
