import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import { print } from '../../../src/language/print/spec';
import { quoted } from '../../../src/language/print/value';
import { caseCount } from '../../count';
import { planned } from './arbitrary';
import { anyText } from './damage';

describe('the printer', () => {
  const seed = 20_240_502;

  it(`writes a text from which the same spec is read, and no problem (${caseCount(3000, 800)} specs, seed ${seed})`, () => {
    fc.assert(
      fc.property(planned, (spec) => {
        const { problems, spec: read } = analyze(print(spec));
        assert.deepEqual(problems, []);
        assert.deepEqual(read, spec);
      }),
      { seed, numRuns: caseCount(3000, 800) },
    );
  });

  it(`does so for the spec of any text that has one, with warnings or without (${caseCount(4000, 1000)} texts, seed ${seed})`, () => {
    let specs = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const { spec } = analyze(text);
        if (!spec) return;
        specs++;
        assert.deepEqual(analyze(print(spec)).spec, spec);
      }),
      { seed, numRuns: caseCount(4000, 1000) },
    );
    assert.ok(specs > caseCount(4000, 1000) / 8, `only ${specs} texts had a spec`);
  });

  it('keeps what has no effect, control characters, −0 and the names of layers without one', () => {
    const texts = [
      'dense a 1 tanh init=zeros scale=3 value=2 slope=0.5 bias=-0.0',
      String.raw`dropout "a\u{1}\u{7f}\tb\u{200e}" rate=0; dense "\"\\{}=;" 1`,
      'dropout rate=0.1; dropout dropout rate=0.2; dropout rate=0.3; flatten; dropout flatten rate=0; flatten; dense a 1',
      'dropout dropout-2 rate=0.1; dropout rate=0.2; dense a 1',
      'dense frozen 1 linear frozen l2=1e-300',
    ];
    for (const model of texts) {
      const text = `nnet 1; data { generate xor bits=9 classes=7 features=5 }; model { input 2; ${model} }
        train { loss mse; optimizer adam alpha=0.5 momentum=0.1; schedule every=3 factor=2 min=1; stop }`;
      const { spec } = analyze(text);
      assert.ok(spec, text);
      assert.deepEqual(analyze(print(spec)).spec, spec);
    }
  });

  it('writes what a person would', () => {
    const text = `nnet 1
name "my net"
seed 3

data {
  generate blobs samples=400 classes=4
  holdout 0.2 stratify
  validation 0.1
  scale standard
}

model {
  input 2
  dense hidden 4 relu l2=0.1
  dropout rate=0.2
  dense "true" 4 softmax init=normal
}

train {
  loss cross-entropy
  optimizer adam lr=0.03
  batch 32
  epochs 100
}

expect {
  test-accuracy min=0.9
}
`.replace(' samples=400', '');
    const { spec } = analyze(text);
    assert.ok(spec);
    assert.equal(print(spec), text);
  });

  it('writes of a test file only what is otherwise than in the training file', () => {
    const file = 'decimal=, thousands=. header=#true skip=2 comment="#" encoding=gb18030 missing=drop unknown=ignore';
    const others =
      'decimal=. thousands=, header=#false skip=1 comment=";" encoding=shift_jis missing=mean unknown=error';
    const data = (lines: readonly string[]): string[] => {
      const { spec } = analyze(`nnet 1\ndata {\n${lines.join('\n')}\n}\nmodel {\n  input 2\n  dense out 1\n}\n`);
      assert.ok(spec, lines.join('\n'));
      const printed = print(spec).split('\n');
      return printed.slice(printed.indexOf('data {') + 1, printed.indexOf('}')).map((line) => line.trim());
    };
    const same = [`file "a.csv" ${file}`, 'test "b.csv"'];
    assert.deepEqual(data(same), same);
    assert.deepEqual(data([`file "a.csv" ${file}`, `test "b.csv" ${file}`]), same);
    const differing = [`file "a.csv" ${file}`, `test "b.csv" ${others}`];
    assert.deepEqual(data(differing), differing);
    const drawn = ['generate xor', 'test "b.csv" header=#true'];
    assert.deepEqual(data(drawn), drawn);
    // In quotes it is a file, not the generator of that name.
    assert.deepEqual(data(['generate xor', 'test "xor"']), ['generate xor', 'test "xor"']);
  });

  it('quotes each half of a pair as U+FFFD where it is alone', () => {
    assert.deepEqual(['\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\u{10000}', '\u0085'].map(quoted), [
      '"\ud7ff"',
      '"\ufffd"',
      '"\ufffd"',
      '"\ufffd"',
      '"\ufffd"',
      '"\ue000"',
      '"\u{10000}"',
      '"\\u{85}"',
    ]);
  });
});
