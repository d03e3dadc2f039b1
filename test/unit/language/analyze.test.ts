import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';

const spec = (model: string, rest = '') => analyze(`nnet 1\nmodel {\n  ${model}\n}\n${rest}`);

describe('analyze', () => {
  it('fills in the loss by the output layer', () => {
    const lossOf = (output: string) => spec(`input 2; dense out ${output}`).spec?.train.loss;
    assert.equal(lossOf('1 sigmoid'), 'cross-entropy');
    assert.equal(lossOf('3 softmax'), 'cross-entropy');
    for (const output of ['1', '1 linear', '1 tanh', '1 relu']) assert.equal(lossOf(output), 'mse');
  });

  it('watches the validation set where there is one, else the test set', () => {
    const train = 'train { stop }';
    assert.equal(spec('input 2; dense out 1', train).spec?.train.stop?.watch, 'train-cost');
    assert.equal(
      spec('input 2; dense out 1', `data { generate xor; holdout 0.2 }\n${train}`).spec?.train.stop?.watch,
      'test-cost',
    );
    for (const data of ['validation 0.2', 'validation 0.2; holdout 0.2', 'validation 0.2; test generate xor']) {
      const { spec: read } = spec('input 2; dense out 1', `data { generate xor; ${data} }\n${train}`);
      assert.equal(read?.train.stop?.watch, 'validation-cost');
    }
  });

  it('has every default of a spec that says nothing but its network', () => {
    const { spec: read, problems } = spec('input 2; dense out 1 sigmoid');
    assert.deepEqual(problems, []);
    assert.deepEqual(read?.seed, { value: 1, rng: 'pcg64' });
    assert.deepEqual(read?.train.optimizer, {
      name: 'gradient-descent',
      lr: 0.01,
      momentum: 0.9,
      alpha: 0.99,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      decay: 0.01,
    });
    const { loss, batch, shuffle, epochs, l2, precision, stop, clip } = read?.train ?? {};
    assert.deepEqual(
      { loss, batch, shuffle, epochs, l2, precision, stop, clip },
      {
        loss: 'cross-entropy',
        batch: 'full',
        shuffle: true,
        epochs: 100,
        l2: 0,
        precision: 'float32',
        stop: undefined,
        clip: undefined,
      },
    );
  });

  it('shows layers and shapes up to the fault', () => {
    const { layers, shapes, layerNodes, spec: read } = spec('input 2; dense a 3 tanh; dens b 4; dense out 1 sigmoid');
    assert.equal(read, undefined);
    assert.deepEqual(
      layers.map(({ name }) => name),
      ['input', 'a'],
    );
    assert.deepEqual(
      shapes.layers.map(({ output }) => output),
      [
        [2, 'm'],
        [3, 'm'],
      ],
    );
    assert.equal(layerNodes.length, 4);
  });

  it('keeps shapes to numbers that are exact', () => {
    const { layers, shapes, problems } = spec('input 1000000000; dense a 1000000000; dense b 1');
    assert.equal(layers.length, 3);
    assert.equal(shapes.layers.length, 1);
    assert.equal(shapes.problem?.position, 1);
    assert.ok(Number.isSafeInteger(shapes.parameters));
    assert.deepEqual(
      problems.map(({ code, position }) => [code, position]),
      [['network-too-large', 1]],
    );
  });

  it('says which layer cannot be the last, and which begins a model', () => {
    const told = (model: string): unknown[] =>
      spec(model).problems.map(({ code, message: { args }, position }) => [code, args.kind, position]);
    assert.deepEqual(told('input 2'), [['output-layer', 'input', 0]]);
    assert.deepEqual(told('input 2 2; flatten'), [['output-layer', 'flatten', 1]]);
    assert.deepEqual(told('input 2; dense a 1; dropout rate=0.1'), [['output-layer', 'dropout', 2]]);
    assert.deepEqual(told('input 2; flatten; dense a 1; flatten; dropout rate=0.1; dense b 1'), []);
    assert.deepEqual(told('dense a 1'), [['input-first', undefined, 0]]);
    assert.deepEqual(told('input 2; input 2; dense a 1'), [['input-first', undefined, 1]]);
  });

  it('gives the place of each part of a layer', () => {
    const { text, layerNodes } = spec('input 2; dense "a b" 3 init=he tanh; dropout rate=0.5; flatten');
    const parts = layerNodes.map(({ kind, name, units, activation, rate, range, named }) =>
      [range, kind, name, units, activation, rate].map((part) => (part ? text.slice(part.start, part.end) : named)),
    );
    assert.deepEqual(parts, [
      ['input 2', 'input', false, '2', false, false],
      ['dense "a b" 3 init=he tanh', 'dense', '"a b"', '3', 'tanh', true],
      ['dropout rate=0.5', 'dropout', false, false, false, '0.5'],
      ['flatten', 'flatten', false, false, false, false],
    ]);
  });

  it('names layers without a name by their kind, around names that are taken', () => {
    const { layers } = spec('input 2; dropout rate=0.1; dense dropout-2 3; dropout rate=0.1; dense out 1');
    assert.deepEqual(
      layers.map(({ name }) => name),
      ['input', 'dropout', 'dropout-2', 'dropout-3', 'out'],
    );
  });

  it('names the layer that a problem concerns', () => {
    const { problems } = spec('input 2; dense a 3 tahn; dense out 1 sigmoid', 'seed -1');
    assert.deepEqual(
      problems.map(({ code, position }) => [code, position]),
      [
        ['unknown-value', 1],
        ['out-of-range', undefined],
      ],
    );
  });

  it('says it briefly, whatever the text holds', () => {
    const long = 'x'.repeat(10_000);
    const texts = [
      `${long} 1`,
      `nnet ${'9'.repeat(10_000)}`,
      `nnet 1; model { input ${'2 '.repeat(5_000)}; dense ${long} 3 ${long} ${long}=1 ${long}=2; dense ${long} 3 }`,
      `nnet 1; model { input 2; dense out 1 #${long} [${'['.repeat(5_000)} "${long}`,
    ];
    for (const text of texts) {
      const { problems } = analyze(text);
      assert.ok(problems.length > 0);
      for (const { message, fix } of problems) {
        for (const value of Object.values({ ...message.args, ...fix?.title.args })) {
          assert.ok(String(value).length < 200, `${message.code}: ${String(value).slice(0, 80)}`);
        }
      }
    }
  });

  it('says that it shortened a long word', () => {
    const quote = (word: string): unknown =>
      analyze(`nnet 1\nmodel { input 2; dense out 1 } ${word}`).problems[0]?.message.args.text;
    assert.equal(quote('x'.repeat(60)), 'x'.repeat(60));
    assert.equal(quote('x'.repeat(61)), `${'x'.repeat(59)}…`);
    assert.equal(quote(`"${'x'.repeat(99)}"`), `"${'x'.repeat(58)}…`);
  });

  it('reports at most 100 faults of syntax, and of forbidden characters at most 20', () => {
    const count = (code: string, text: string): number =>
      analyze(`nnet 1\n${text}`).problems.filter((problem) => problem.code === code).length;
    for (const n of [99, 100, 150]) assert.equal(count('unexpected-character', ']\n'.repeat(n)), Math.min(n, 100));
    for (const n of [99, 100, 150]) assert.equal(count('stray-semicolon', ';'.repeat(n)), Math.min(n, 100));
    for (const n of [19, 20, 30]) assert.equal(count('forbidden-character', '\u0001\n'.repeat(n)), Math.min(n, 20));
  });

  it('leaves the verification format alone', () => {
    const verification = '// Neural Network File Format\n// by others\n2,5,5,50,\n5,50,50,5,\n0,\n';
    for (const text of [verification, verification.replaceAll('\n', '\r\n'), '\ufeff3, 1, 2, 2\n', '\n 1,2,3,4']) {
      const { format, problems, spec: read, layers } = analyze(text);
      assert.deepEqual(
        { format, problems, read, layers },
        { format: 'verification', problems: [], read: undefined, layers: [] },
      );
    }
    for (const text of ['', '// only a comment', '1,2,3', '1,2,3,4,5', '1,2,3,x', 'nnet 1\n1,2,3,4', '-1,2,3,4']) {
      assert.equal(analyze(text).format, 'spec', text);
    }
  });
});
