import assert from 'node:assert/strict';
import { type Json, Shell } from './shell';

describe('xor', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  const counts = ({ shape, units, carriers, layers, widths, wrong }: Json) => [
    shape,
    units,
    carriers,
    layers,
    widths,
    wrong,
  ];

  it('counts three constructions of eight inputs, each right on all 256 rows', () => {
    const { inputs, rows, constructions } = shell.json('xor', '--inputs', '8');
    assert.deepEqual([inputs, rows], [8, 256]);
    assert.deepEqual(constructions?.map(counts), [
      ['tree', 21, 0, 6, [8, 4, 4, 2, 2, 1], 0],
      ['wide', 9, 0, 2, [8, 1], 0],
      ['terms', 129, 0, 2, [128, 1], 0],
    ]);
    const [tree, wide, terms] = (constructions ?? []).map(({ theorem }) => String(theorem));
    assert.match(tree ?? '', /^7 XORs .* AND, OR or NOT gates .* Håstad 1986/);
    assert.match(
      wide ?? '',
      /8 threshold or relu units in one hidden layer are enough.* no proof that they need depth/,
    );
    assert.match(terms ?? '', /2\^\(n−1\) = 128 terms/);
  });

  it('trains tree and wide from five seeds where epochs are asked for', () => {
    const { constructions } = shell.json('xor', '--inputs', '2', '--epochs', '400');
    const trained = (constructions ?? []).map(({ trained: own }) => own);
    assert.deepEqual(
      trained.map((own) => [own?.epochs, own?.accuracies?.length]),
      [
        [400, 5],
        [400, 5],
        [undefined, undefined],
      ],
    );
    // The same two layers, named differently: the same draws, the same training.
    assert.deepEqual(trained[0], trained[1]);
    const text = shell.run('xor', '--inputs', '2', '--epochs', '3').out;
    assert.match(text, /^tree, trained from 5 random starts of tanh units, 3 epochs each: all rows right in \d; /m);
  });

  it('writes a spec with its weights, from which nothing is left to learn', () => {
    const { files } = shell.json('xor', '--inputs', '5', '--shape', 'tree', '--gates', 'relu', '--out', 'xor.nnet');
    assert.deepEqual(files, ['xor.nnet', 'xor.safetensors']);
    const { end, status } = shell.train('xor.nnet', '--epochs', '3');
    assert.deepEqual([status, end.train], [0, { cost: 0, accuracy: 1 }]);
  });

  it('refuses a file, a number of inputs that it does not build, and a spec of no shape', () => {
    for (const [words, code] of [
      [['xor', 'x.nnet', '--inputs', '4'], 'cli-file-none'],
      [['xor'], 'cli-option-required'],
      [['xor', '--inputs', '1'], 'cli-option-range'],
      [['xor', '--inputs', '13'], 'cli-option-range'],
      [['xor', '--inputs', '4', '--shape', 'round'], 'cli-option-choice'],
      [['xor', '--inputs', '4', '--out', 'x.nnet'], 'cli-option-with'],
    ] as const) {
      const { status, error } = shell.run(...words);
      assert.equal(status, 1);
      assert.match(error, new RegExp(`^error ${code}:`), words.join(' '));
    }
  });
});
