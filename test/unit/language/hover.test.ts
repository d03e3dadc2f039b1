import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import { hover } from '../../../src/language/features/hover/hover';
import { documentTerms } from '../../../src/language/vocabulary/document';
import type { NodeTerm } from '../../../src/language/vocabulary/term';
import { wordsOf } from '../../../src/language/vocabulary/type';
import { english } from '../../../src/messages/en/table';
import { translate } from '../../../src/messages/translate';
import { generatorFacts } from '../../../src/model/generator';
import { message } from '../../../src/model/message';
import { codeLines, flower, hoverAt, lines, markedAt, shown } from './hovered';
import { marked } from './marked';

describe('hover on a layer', () => {
  it('gives the hidden layer of flower with shapes, formulas, parameters and how it starts', () => {
    assert.deepEqual(shown(markedAt('dense hid')), [
      'dense hidden',
      'Layer 1 of 2, fully connected: its 4 units weigh 2 values each.',
      'W[1] (4, 2)',
      'b[1] (4, 1)',
      'Z[1], A[1] (4, m)',
      'A[1] = tanh(W[1]A[0] + b[1])',
      'g(z) = (e^z − e^(−z)) / (e^z + e^(−z))',
      'g′(z) = 1 − a²',
      'W[1] and b[1] contain 4·2 + 4 = 12 parameters.',
      'Starts from init=xavier, the default with tanh:',
      'W[1] = randn(4, 2)·√(1/2)',
      'b[1] = 0',
      'm is the number of training examples, each of them a column; it is known once the data are read.',
    ]);
  });

  it('puts a number for m once it is known', () => {
    const found = shown(markedAt('dense hid'), 320);
    assert.ok(found.includes('Z[1], A[1] (4, 320)'));
    assert.ok(found.includes('m = 320 examples are trained on, each of them a column.'));
  });

  it('shows the output layer, what was set, and that it is frozen', () => {
    const found = shown(markedAt('dense out'));
    for (const line of [
      'Layer 2 of 2, fully connected: its 1 unit weighs 4 values each.',
      'Z[2], A[2] (1, m), ŷ',
      'A[2] = σ(W[2]A[1] + b[2])',
      'g(z) = σ(z) = 1 / (1 + e^(−z))',
      'W[2] and b[2] contain 1·4 + 1 = 5 parameters.',
      'Starts from init=normal:',
      'W[2] = randn(1, 4)·0.5',
      'b[2] = −1',
      'Frozen: W[2] and b[2] keep their initial values.',
    ])
      assert.ok(found.includes(line), `${line} is not in\n${found.join('\n')}`);
  });

  it('gives input and dropout their shapes and formulas', () => {
    assert.ok(shown(markedAt('  inp')).includes('X = A[0] (2, m)'));
    const dropout = shown(markedAt('  dropo'));
    assert.ok(dropout.includes('D[1] = (rand(4, m) ≥ 0.2)'));
    assert.ok(dropout.includes('A[1] := A[1] ∘ D[1] / (1 − 0.2)'));
  });

  it('shows how flatten lays an image out', () => {
    const found = shown('nnet 1\nmodel {\n  input 8 8\n  flat|ten\n  dense o 3 softmax\n}');
    assert.ok(found.includes('A[0] (8, 8, m) → (64, m)'));
    assert.ok(found.includes('n = 8·8 = 64'));
  });

  for (const [init, line] of [
    ['he', 'W[1] = randn(4, 2)·√(2/2)'],
    ['he scale=3', 'W[1] = randn(4, 2)·√(2/2)·3'],
    ['xavier', 'W[1] = randn(4, 2)·√(1/2)'],
    ['normal', 'W[1] = randn(4, 2)·0.01'],
    ['uniform scale=0.3', 'W[1] ~ U[−0.3, 0.3)'],
    ['he-uniform', 'W[1] ~ U[−√(6/2), √(6/2))'],
    ['xavier-uniform', 'W[1] ~ U[−√(3/2), √(3/2))'],
    ['zeros', 'W[1] = 0'],
    ['constant value=-2', 'W[1] = −2'],
  ] as const) {
    it(`writes the start of init=${init} with its numbers`, () => {
      const text = `nnet 1\nmodel {\n  input 2\n  de|nse a 4 tanh init=${init}\n}`;
      assert.ok(shown(text).includes(line), shown(text).join('\n'));
      assert.ok(shown(text.replace('|', '').replace('init=', 'init=|')).includes(line));
    });
  }

  it('starts from the file where weights names one', () => {
    const found = shown('nnet 1\nmodel {\n  input 2\n  de|nse a 4\n  weights "w.safetensors"\n}');
    assert.ok(found.includes('W[1] and b[1] start from the file that weights names.'));
    assert.ok(!found.some((line) => line.includes('randn')));
  });

  it('says why there are no shapes', () => {
    const image = shown('nnet 1\nmodel {\n  input 8 8\n  de|nse a 4\n}');
    assert.ok(image.some((line) => line.includes('flatten')));
    const behind = shown('nnet 1\nmodel {\n  input two\n  de|nse a 4\n}');
    assert.ok(behind.includes('Its shapes are shown once it and the layers before it can be read.'));
  });

  it('says that a switched-off layer has no effect, and gives it no place', () => {
    const found = shown(markedAt('/- drop'));
    assert.ok(found.some((line) => line.startsWith('Switched off')));
    assert.ok(!found.some((line) => line.includes('A[1]')), found.join('\n'));
  });

  it('keeps a hostile name on one line of text', () => {
    const name = '**b** <i>[x](command:y)`';
    const found = hoverAt(`nnet 1\nmodel {\n  input 2\n  dense "${name}|" 4\n}`);
    assert.deepEqual(found?.parts[0], { type: 'heading', text: `dense ${name}` });
    const rest = found?.parts.slice(1) ?? [];
    assert.ok(!JSON.stringify(rest).includes('command:'));
  });
});

describe('hover on other words', () => {
  it('adds up the parameters on model', () => {
    const found = shown(markedAt('mod'));
    assert.ok(found.includes('Parameters in all: 12 + 5 = 17.'), found.join('\n'));
    assert.ok(found.includes('W[1] (4, 2)  b[1] (4, 1)  A[1] (4, m)  hidden'));
  });

  it('gives each layer of model a line, one without parameters the A that enters it', () => {
    assert.deepEqual(codeLines(markedAt('mod')), [
      'A[0] (2, m)  input',
      'W[1] (4, 2)  b[1] (4, 1)  A[1] (4, m)  hidden',
      'A[1] (4, m)  dropout',
      'W[2] (1, 4)  b[2] (1, 1)  A[2] (1, m)  output',
    ]);
    assert.ok(codeLines(markedAt('mod'), 320).every((line) => line.includes(', 320)')));
    // Of all layers, none is said to be missing.
    assert.deepEqual(shown(markedAt('mod'), 320).slice(-2), [
      'Parameters in all: 12 + 5 = 17.',
      'm = 320 examples are trained on, each of them a column.',
    ]);
  });

  it('lists at most 16 layers and writes out a sum of at most 6 terms', () => {
    const network = (dense: number): string =>
      `nnet 1\nmod|el {\ninput 2\n${Array.from({ length: dense }, (_, i) => `dense a${i} 1\n`).join('')}}`;
    const more = (dense: number): string[] => shown(network(dense)).filter((line) => line.startsWith('And'));
    assert.deepEqual([codeLines(network(15)).length, more(15)], [16, []]);
    assert.deepEqual([codeLines(network(18)).length, more(18)], [16, ['And 3 more layers.']]);
    const total = (dense: number): string | undefined =>
      shown(network(dense)).find((line) => line.startsWith('Parameters'));
    assert.equal(total(1), 'Parameters in all: 3.');
    assert.equal(total(6), 'Parameters in all: 3 + 2 + 2 + 2 + 2 + 2 = 13.');
    assert.equal(total(7), 'Parameters in all: 15.');
  });

  it('says how many layers of a broken model are missing', () => {
    const found = shown('nnet 1\nmod|el {\n  input 2\n  dense a 4\n  dense b\n}');
    assert.ok(found.includes('Parameters in all: 12.'));
    assert.ok(found.some((line) => line.startsWith('1 layer is missing')));
  });

  it('counts updates once m is known', () => {
    assert.ok(shown(markedAt('batch 3'), 400).includes('m = 400 examples make 13 updates an epoch.'));
    assert.ok(shown(markedAt('epo'), 400).includes('10 × 13 = 130 updates in all.'));
    assert.ok(!shown(markedAt('epo')).some((line) => line.includes('×')));
  });

  it('explains an activation by g, g′ and its bounds', () => {
    const found = shown(markedAt('4 ta'));
    assert.equal(found[0], 'tanh');
    assert.ok(found.includes('g′(z) = 1 − a²'));
    assert.ok(found.includes('a is between −1 and 1.'));
  });

  it('gives an activation without an upper or any bound its range so', () => {
    const range = (activation: string): string[] =>
      shown(`nnet 1\nmodel {\n  input 2\n  dense a 4 ${activation}|\n}`).filter((line) => line.startsWith('a is'));
    assert.deepEqual(range('relu'), ['a is never below 0.']);
    assert.deepEqual(range('silu'), ['a is never below −0.278.']);
    assert.deepEqual(range('sigmoid'), ['a is between 0 and 1.']);
    assert.deepEqual(range('linear'), []);
  });

  it('explains a generator by its formula and its noise', () => {
    const found = shown(markedAt('generate flo'));
    assert.ok(found.includes(generatorFacts('flower').formula));
    assert.ok(found.some((line) => line.startsWith('σ is noise= (0.2 unless given)')));
  });

  it('gives a property its range and default, and the range of its token', () => {
    const found = shown(markedAt(' lr'));
    assert.ok(found.includes('A number: 0 ≤ lr.'), found.join('\n'));
    assert.ok(found.includes('Default: 0.01.'));
    const start = flower.indexOf('lr=0.03');
    assert.deepEqual(hoverAt(markedAt(' lr'))?.range, { start, end: start + 2 });
    for (const into of ['lr=', 'lr=0', 'lr=0.03']) {
      assert.deepEqual(hoverAt(markedAt(into))?.range, { start: start + 3, end: start + 7 });
    }
    assert.deepEqual(hoverAt(markedAt('lr'))?.range, { start, end: start + 2 });
  });

  it('writes each range with the bounds it has', () => {
    const range = (node: string, block = 'train'): string[] =>
      shown(`nnet 1\n${block} {\n  ${node}\n}`).filter((line) => /number: /.test(line));
    assert.deepEqual(range('optimizer adam beta1|=0'), ['A number: 0 ≤ beta1 < 1.']);
    assert.deepEqual(range('optimizer adam epsilon|=1'), ['A number: 0 < epsilon.']);
    assert.deepEqual(range('epochs 5|'), ['A whole number: 0 ≤ epochs ≤ 2⁵³ − 1.']);
    assert.deepEqual(range('batch 5|'), ['full, or a whole number: 1 ≤ size ≤ 2⁵³ − 1.']);
    assert.deepEqual(range('generate parity bits|=2', 'data'), ['A whole number: 1 ≤ bits ≤ 52.']);
    assert.deepEqual(range('holdout 0.2|', 'data'), ['A number: 0 < fraction < 1.']);
    assert.deepEqual(range('train-cost min|=1', 'expect'), ['A number: −∞ < min < ∞.']);
    assert.deepEqual(range('test-accuracy max|=1', 'expect'), ['A number: 0 ≤ max ≤ 1.']);
  });

  it('says of all in a switched-off block that it has no effect', () => {
    const off = (text: string): boolean => shown(text).some((line) => line.startsWith('Switched off'));
    assert.deepEqual(
      [off('nnet 1\n/- train {\n  epo|chs 5\n}'), off('nnet 1\ntrain /- {\n  epo|chs 5\n}')],
      [true, true],
    );
    assert.deepEqual(
      [off('nnet 1\ntrain {\n  epo|chs 5\n}'), off('nnet 1\n/- data { }\ntrain { epo|chs 5 }')],
      [false, false],
    );
  });

  it('writes an array of more than 8 sizes with an ellipsis', () => {
    const image = (sizes: string): string[] => codeLines(`nnet 1\nmodel {\n  inp|ut ${sizes}\n}`);
    assert.deepEqual(image('2 3 4 5 6 7 8'), ['X = A[0] (2, 3, 4, 5, 6, 7, 8, m)']);
    assert.deepEqual(image('2 3 4 5 6 7 8 9'), ['X = A[0] (2, 3, 4, …, m)']);
    const product = (sizes: string): string | undefined =>
      shown(`nnet 1\nmodel {\n  inp|ut ${sizes}\n}`).find((line) => line.startsWith('n_x'));
    assert.equal(product('2 3 1 1 1 1 1 1'), 'n_x = 2·3·1·1·1·1·1·1 = 6');
    assert.equal(product('2 3 1 1 1 1 1 1 1'), 'n_x = 6');
    assert.equal(product('6'), 'n_x = 6');
  });

  it('gives cross-entropy as the output layer makes it', () => {
    const spec = (activation: string): string =>
      `nnet 1\nmodel {\n  input 2\n  dense o 2 ${activation}\n}\ntrain {\n  loss cross|-entropy\n}`;
    assert.ok(shown(spec('softmax')).includes('L(ŷ, y) = −Σ_j y_j·log ŷ_j'));
    assert.ok(shown(spec('sigmoid')).includes('L(ŷ, y) = −(y·log ŷ + (1 − y)·log(1 − ŷ))'));
  });

  it('is on a word from its start to its end, whatever touches it', () => {
    for (const text of [
      '|model {\n}',
      'mo|del {\n}',
      'model| {\n}',
      'model|{\n}',
      'train {\n  epo|chs',
      'train {\n  epochs|',
    ]) {
      assert.ok(hoverAt(text), text);
    }
    // Of two that touch, it is the one that begins there.
    const { range } = hoverAt('model {\n  input 2\n  dense a 4|tanh\n}') ?? {};
    assert.ok(range === undefined || range.start > 0);
  });

  it('lists what a node may hold and take, where it may', () => {
    const codes = (text: string): string[] =>
      (hoverAt(text)?.parts ?? []).flatMap((part) => (part.type === 'text' ? [part.message.code] : []));
    const members = (text: string): string[] => codes(text).filter((code) => code.startsWith('hover-may'));
    assert.deepEqual(members('nnet| 1'), []);
    assert.deepEqual(members('seed| 1'), ['hover-may-take']);
    assert.deepEqual(members('train| {\n}'), ['hover-may-hold']);
    assert.deepEqual(members('data {\n  file| "a"\n}'), ['hover-may-hold', 'hover-may-take']);
  });

  it('lists the weights of at most 12 classes', () => {
    const weights = (count: number): string => {
      const classWeights = Array.from({ length: count }, (_, i) => ({ name: `c${i + 1}`, weight: 1 / (i + 1) }));
      const { text, offset } = marked('train {\n  class-wei|ghts balanced\n}');
      const found = lines(hover(analyze(text), offset, { classWeights }));
      return found.find((line) => line.includes('c1 1')) ?? '';
    };
    assert.match(weights(12), /c11 0\.09091, c12 0\.08333(?!.*…)/);
    assert.match(weights(13), /c12 0\.08333, …/);
    assert.match(weights(1), /c1 1(?!.*c2)/);
    assert.equal(weights(0), '');
  });

  it('is silent on space, comments, braces, unknown words and the other format', () => {
    for (const text of [
      'nnet 1 // com|ment',
      'nnet 1\n|\nmodel {}',
      'nnet 1\nmodel { | }',
      'nnet 1\nlayers|',
      'nnet 1\nmodel {\n  input 2 widt|h=3\n}',
      '1,2,3,|4,\n',
    ])
      assert.equal(hoverAt(text), undefined, text);
  });
});

/** Every word of the vocabulary in a line of its own place, the mark behind it. */
function everyWord(): string[] {
  const inBlock = (path: readonly string[], line: string): string =>
    path.reduceRight((inner, block) => `${block} {\n${inner}\n}`, line);
  const walk = (term: NodeTerm, path: readonly string[]): string[] => {
    const line = (rest: string): string => inBlock(path, `${term.name}${rest}`);
    const opening = term.name === 'test' && !term.variant ? ' generate' : '';
    const lead = (until: number): string =>
      term.arguments
        .slice(0, until)
        .map(({ type, name }) => ` ${wordsOf(type)[0] ?? (name === 'name' ? 'a' : name === 'path' ? '"a"' : '1')}`)
        .join('');
    const all = lead(term.arguments.length);
    return [
      line('|'),
      ...term.arguments.flatMap(({ type }, i) => [
        ...wordsOf(type).map((word) => line(`${lead(i)} ${word}|`)),
        ...(wordsOf(type).length > 0 && !type.kind.startsWith('choice-or-') ? [] : [line(`${lead(i + 1)}|`)]),
      ]),
      ...term.flags.map((flag) => line(`${all || opening} ${flag}|`)),
      ...term.properties.flatMap(({ name, type }) => [
        line(`${all} ${name}|=1`),
        line(`${all} ${name}=1|`),
        ...wordsOf(type).map((word) => line(`${all} ${name}=${word}|`)),
      ]),
      ...(term.variant ? walk(term.variant.term, path) : []),
      ...(term.children?.flatMap((child) => walk(child, [...path, term.name])) ?? []),
    ];
  };
  return documentTerms.flatMap((term) => walk(term, []));
}

describe('hover on the data’s line', () => {
  const at = 'nnet 1\ndata {\n  fi|le "t.csv" target=y\n}\n';
  const note = message('data-only-header');

  it('tells how the file was read, and leads to the view of the data', () => {
    const { text, offset } = marked(at);
    const found = hover(analyze(text), offset, { trainExamples: 3, notes: [note] });
    assert.ok(lines(found).includes(translate(note, 'en')));
    assert.ok(found?.parts.some(({ type }) => type === 'preview'));
    assert.equal(lines(hover(analyze(text), offset, {})).length, lines(found).length - 1);
  });
});

describe('hover on every word of the vocabulary', () => {
  const words = everyWord();

  it('says something whole in both languages', () => {
    assert.ok(words.length > 200, String(words.length));
    for (const text of words) {
      const found = hoverAt(text);
      assert.ok(found && found.parts.length > 1, `nothing on ${text}`);
      for (const locale of ['en', 'zh-cn'] as const) {
        for (const line of lines(found, locale)) {
          assert.ok(!/^hover-|\{\w+[}:]|undefined|NaN/.test(line), `${text}: ${line}`);
        }
      }
    }
  });

  it('needs every sentence of the table, with those on this network', () => {
    const said = new Set(
      [...words, ...situations].flatMap((text) =>
        [undefined, 10].flatMap((m) =>
          (hoverAt(text, m)?.parts ?? []).flatMap((part) => (part.type === 'text' ? [part.message.code] : [])),
        ),
      ),
    );
    const codes = Object.keys(english).filter((code) => code.startsWith('hover-'));
    assert.deepEqual(
      codes.filter((code) => !said.has(code)),
      [],
    );
  });
});

const deep = Array.from({ length: 20 }, (_, i) => `dense a${i} 3 relu`).join('\n');
const situations: readonly string[] = [
  ...['dense hid', 'dense out', '/- drop', 'mod', 'batch 3', 'epo'].map(markedAt),
  'model {\n  input 2\n  de|nse a 4\n  weights "w.safetensors"\n}',
  'model {\n  input 2\n  dense b |4 soften\n}',
  'model {\n  input 2\n  dense b 4 re|lu\n}',
  'model {\n  input 2\n  dense b 4 soft|en\n}',
  'model {\n  input 2\n  dense b 4 si|gmoid\n}',
  'model {\n  input two\n  den|se b\n}',
  `mod|el {\ninput 2\n${deep}\ndense\n}`,
  'model {\n  input 8 8\n  flat|ten\n}',
  'train {\n  batch fu|ll\n}',
];
