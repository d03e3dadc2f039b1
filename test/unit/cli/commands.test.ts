import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flower, parse, Shell } from './shell';

describe('the command line', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower());
  });
  after(() => shell.remove());

  it('prints its usage without arguments and with --help, its version with --version', () => {
    for (const words of [[], ['--help'], ['train', '--help']]) {
      const { status, out } = shell.run(...words);
      assert.equal(status, 0);
      for (const name of ['check', 'shapes', 'train', 'predict', 'gradcheck', 'inspect']) {
        assert.match(out, new RegExp(`^  ${name} `, 'm'));
      }
    }
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(shell.run('--version').out, `${version}\n`);
  });

  for (const [words, code] of [
    [['export', 'flower.nnet'], 'cli-command-unknown'],
    [['train'], 'cli-file-required'],
    [['shapes', 'flower.nnet', 'other.nnet'], 'cli-file-one'],
    [['train', 'flower.nnet', '--velocity', '3'], 'cli-option-unknown'],
    [['check', 'flower.nnet', '--epochs', '3'], 'cli-option-unknown'],
    [['train', 'flower.nnet', '--epochs'], 'cli-option-value'],
    [['train', 'flower.nnet', '--out', '--epochs', '3'], 'cli-option-value'],
    [['train', 'flower.nnet', '--epochs', '2.5'], 'cli-option-whole'],
    [['train', 'flower.nnet', '--seed', '-1'], 'cli-option-whole'],
    [['train', 'flower.nnet', '--every', '0'], 'cli-option-whole'],
    [['train', 'flower.nnet', '--threads', '0'], 'cli-option-range'],
    [['train', 'flower.nnet', '--tier', 'D'], 'cli-option-choice'],
    [['train', 'flower.nnet', '--seed', '1', '--seed', '2'], 'cli-option-twice'],
    [['gradcheck', 'flower.nnet', '--epsilon', '0'], 'cli-option-positive'],
    [['train', 'flower.nnet', '--out', 'a', '--resume', 'b'], 'cli-option-clash'],
    [['check', 'flower.nnet', '--format', 'yaml'], 'cli-option-choice'],
    [['predict', 'flower.nnet'], 'cli-option-required'],
    [['inspect', 'flower.nnet', '--weights', 'w.safetensors'], 'cli-option-required'],
  ] as const) {
    it(`answers “${words.join(' ')}” with one sentence`, () => {
      const { status, out, error } = shell.run(...words);
      assert.equal(status, 1);
      assert.equal(out, '');
      assert.match(error, new RegExp(`^error ${code}: .*\\.\n$`));
    });
  }

  for (const [words, near] of [
    [['trian', 'flower.nnet'], 'train'],
    [['Check', 'flower.nnet'], 'check'],
    [['train', 'flower.nnet', '--epoch', '3'], '--epochs'],
    [['predict', 'flower.nnet', '--wieghts=w'], '--weights'],
    [['check', 'flower.nnet', '--fromat', 'json'], '--format'],
  ] as const) {
    it(`asks of “${words.join(' ')}” whether ${near} was meant`, () => {
      const { status, out, error } = shell.run(...words);
      assert.deepEqual([status, out], [1, '']);
      assert.match(error, new RegExp(`^error cli-(command|option)-near: .*did you mean “${near}”\\?.*\n$`));
    });
  }

  it('uses the language of LC_ALL, LC_MESSAGES, LANG, the first that is set', () => {
    const chinese = /没有/;
    assert.match(shell.runIn({ LANG: 'zh_CN.UTF-8' }, 'fly').error, chinese);
    assert.match(shell.runIn({ LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, 'fly').error, chinese);
    assert.doesNotMatch(shell.runIn({ LC_ALL: 'C', LANG: 'zh_CN' }, 'fly').error, chinese);
    assert.match(shell.runIn({ LANG: 'zh_CN.UTF-8' }).out, /用法/);
  });

  it('ends quietly when the reader of its output has closed it', async () => {
    const child = shell.start('train', 'flower.nnet', '--epochs', '100000', '--every', '1', '--format', 'json');
    let error = '';
    child.stderr?.on('data', (text) => {
      error += text;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(error, '');
    assert.equal(status, 141);
  });

  describe('check', () => {
    it('lists problems with ranges from 0 in JSON, places from 1 in text', () => {
      shell.write('two.nnet', 'nnet 1\r\nmodel {\r\n  input 2\r\n  dense 😀 3 tanh; dense h 0 tanh\r\n}\r\n');
      const { status, out } = shell.run('check', 'two.nnet', 'flower.nnet', '--format', 'json');
      assert.equal(status, 1);
      const { files } = JSON.parse(out);
      assert.deepEqual(
        files.map(({ file }: { file: string }) => file),
        ['two.nnet', 'flower.nnet'],
      );
      assert.deepEqual(files[1].problems, []);
      const [problem] = files[0].problems.filter(({ severity }: { severity: string }) => severity === 'error');
      assert.deepEqual(problem.range.start, { line: 3, character: 27 });
      const text = shell.run('check', 'two.nnet');
      assert.match(text.out, new RegExp(`^two\\.nnet:4:28: error ${problem.code}: `, 'm'));
    });

    it('is 0 without errors and says so of each file', () => {
      const { status, out } = shell.run('check', 'flower.nnet');
      assert.deepEqual([status, out], [0, 'flower.nnet: no problems\n']);
    });

    it('a file that cannot be read is a problem, and the others are checked all the same', () => {
      const { status, out } = shell.run('check', 'gone.nnet', 'flower.nnet', '--format', 'json');
      assert.equal(status, 1);
      const { files } = JSON.parse(out);
      assert.equal(files[0].problems[0].code, 'path-missing');
      assert.deepEqual(files[1].problems, []);
    });
  });

  it('shapes gives each layer as the contract says', () => {
    assert.deepEqual(shell.json('shapes', 'flower.nnet'), {
      layers: [
        { name: 'input', kind: 'input', index: null, output: [2, 'm'], parameters: 0 },
        {
          name: 'hidden',
          kind: 'dense',
          index: 1,
          units: 4,
          activation: 'tanh',
          output: [4, 'm'],
          weight: [4, 2],
          bias: [4, 1],
          parameters: 12,
        },
        {
          name: 'output',
          kind: 'dense',
          index: 2,
          units: 1,
          activation: 'sigmoid',
          output: [1, 'm'],
          weight: [1, 4],
          bias: [1, 1],
          parameters: 5,
        },
      ],
      parameters: 17,
    });
    assert.match(shell.run('shapes', 'flower.nnet').out, /hidden +dense +tanh +W\[1\] \(4, 2\) +b\[1\] \(4, 1\)/);
  });

  it('shapes shows the layers up to the one that fails, and what is wrong there', () => {
    shell.write('image.nnet', 'nnet 1\nmodel { input 8 8; dropout rate=0.1; dense wide 3; dense output 1 }\n');
    const { status, out, error } = shell.run('shapes', 'image.nnet', '--format', 'json');
    assert.equal(status, 1);
    assert.deepEqual(
      parse(out).layers?.map(({ name }) => name),
      ['input', 'dropout'],
    );
    assert.match(error, /^image\.nnet:2:38: error shape-mismatch: /);
    shell.write('nothing.nnet', 'nnet 1\n');
    assert.equal(shell.run('shapes', 'nothing.nnet', '--format', 'json').out, '');
  });

  it('gradcheck compares every tensor and is 0 while they agree', () => {
    const { tensors = [], relativeError } = shell.json('gradcheck', 'flower.nnet');
    assert.deepEqual(
      tensors.map((tensor) => tensor.name),
      ['hidden.weight', 'hidden.bias', 'output.weight', 'output.bias'],
    );
    assert.ok(Number(relativeError) < 1e-7);
    const coarse = shell.run('gradcheck', 'flower.nnet', '--epsilon', '0.5');
    assert.equal(coarse.status, 1);
    assert.match(coarse.out, /do not agree/);
  });

  describe('predict and inspect', () => {
    const csv = ['x2,kind,x1', '1,b,2', '-1,a,0.5', '0,b,-3'].join('\n');
    const spec = `nnet 1
data { file "points.csv" target=kind; scale standard }
model { input 2; dense hidden 3 tanh; dense output 1 sigmoid }
train { epochs 5; precision float64 }
`;
    before(() => {
      shell.write('points.csv', csv);
      shell.write('points.nnet', spec);
      shell.train('points.nnet', '--out', 'points');
    });
    const weights = ['--weights', 'points/weights.safetensors'];

    it('predict gives one row per example, with the predicted class', () => {
      const { outputs = [], classes } = shell.json('predict', 'points.nnet', ...weights);
      assert.equal(outputs.length, 3);
      assert.deepEqual(
        classes,
        outputs.map(([y]) => (Number(y) > 0.5 ? 'b' : 'a')),
      );
    });

    it('predict finds the columns by name in any order, with the target or without', () => {
      shell.write('other.csv', 'x1,x2\n2,1\n0.5,-1\n-3,0\n');
      const own = shell.json('predict', 'points.nnet', ...weights);
      assert.deepEqual(shell.json('predict', 'points.nnet', ...weights, '--data', 'points.csv'), own);
      assert.deepEqual(shell.json('predict', 'points.nnet', ...weights, '--data', 'other.csv'), own);
    });

    it('predict does not need the training file', () => {
      shell.write('elsewhere/points.nnet', spec);
      shell.write('elsewhere/points.csv', csv);
      const own = shell.json('predict', 'points.nnet', ...weights);
      shell.write('alone/points.nnet', spec);
      const words = ['--weights', 'points/weights.safetensors', '--data', 'points.csv'];
      assert.deepEqual(shell.json('predict', 'alone/points.nnet', ...words), own);
    });

    it('a run’s snapshot finds its data from the folder that the run came from', () => {
      const words = ['points/spec.nnet', ...weights];
      assert.deepEqual(shell.json('predict', ...words), shell.json('predict', 'points.nnet', ...weights));
      const { events } = shell.train('points/spec.nnet');
      assert.equal(events[0]?.run, join(shell.folder, '.nnet-runs/points/1'));
      shell.write('other/spec.nnet', spec);
      assert.match(
        shell.run('predict', 'other/spec.nnet', ...weights).error,
        /^error cli-own-data-missing: .*other.points\.csv.*--data/,
      );
    });

    it('the file of the initial weights may be deleted', () => {
      shell.write('from.safetensors', readFileSync(join(shell.folder, 'points/weights.safetensors')));
      shell.write('from.nnet', spec.replace('input 2', 'weights "from.safetensors"; input 2'));
      const whole = shell.train('from.nnet', '--out', 'whole');
      shell.train('from.nnet', '--out', 'part', '--epochs', '1');
      rmSync(join(shell.folder, 'from.safetensors'));
      const { end } = shell.train('from.nnet', '--resume', 'part', '--epochs', String(whole.end.epoch));
      assert.equal(end.weightsSha256, whole.end.weightsSha256);
      const own = ['from.nnet', '--weights', 'whole/weights.safetensors'];
      assert.equal(shell.run('predict', ...own).status, 0);
      assert.equal(shell.run('inspect', ...own, '--layer', 'output').status, 0);
      assert.match(shell.run('gradcheck', 'from.nnet').error, /^error path-missing/);
    });

    it('predict fills a missing cell as training did, and passes over a target of several classes', () => {
      shell.write('holes.csv', 'u,v,kind\n1,,a\n3,4,b\n5,2,c\n');
      const model = '{ input 2; dense output 3 softmax }\ntrain { epochs 5 }\n';
      shell.write('holes.nnet', `nnet 1\ndata { file "holes.csv" target=kind missing=mean }\nmodel ${model}`);
      shell.train('holes.nnet', '--out', 'holes');
      const words = ['holes.nnet', '--weights', 'holes/weights.safetensors'];
      const own = shell.json('predict', ...words).outputs;
      assert.deepEqual(shell.json('predict', ...words, '--data', 'holes.csv').outputs, own);
      shell.write('renamed.csv', 'p,q,kind\n1,3,a\n');
      assert.match(
        shell.run('predict', ...words, '--data', 'renamed.csv').error,
        /renamed\.csv:1: error data-columns-none: .*u, v/,
      );
    });

    it('inspect shows the terms whose sum is z, and the output’s a is the prediction', () => {
      const { outputs = [] } = shell.json('predict', 'points.nnet', ...weights);
      for (const sample of [0, 1, 2]) {
        const words = ['points.nnet', ...weights, '--sample', String(sample), '--layer'];
        const hidden = shell.json('inspect', ...words, 'hidden');
        const unit = shell.json('inspect', ...words, 'output', '--unit', '0');
        assert.deepEqual(unit.inputs, hidden.a);
        assert.equal(unit.a, outputs[sample]?.[0]);
        const sum = unit.contributions?.reduce((total, term) => total + Number(term), Number(unit.bias));
        assert.ok(Math.abs(Number(unit.z) - Number(sum)) < 1e-12);
        assert.deepEqual(hidden.z?.[1], shell.json('inspect', ...words, 'hidden', '--unit', '1').z);
      }
    });

    it('inspect lists what exists when the requested layer or unit does not', () => {
      const ask = (...words: string[]) => shell.run('inspect', 'points.nnet', ...weights, ...words).error;
      assert.match(ask('--layer', 'input'), /^points\.nnet: error cli-layer-unknown: .*hidden, output/);
      assert.match(ask('--layer', 'hidden', '--unit', '3'), /^points\.nnet: error cli-unit-range: .*3 units/);
      assert.match(
        ask('--layer', 'hidden', '--sample', '3'),
        /^points\.nnet: error cli-sample-range: .*3 training examples/,
      );
    });

    it('weights of other shapes, or cut off, or of another kind are refused with a sentence', () => {
      const bytes = readFileSync(`${shell.folder}/points/weights.safetensors`);
      shell.write('short.safetensors', bytes.subarray(0, bytes.length - 5));
      shell.write('tiny.safetensors', bytes.subarray(0, 4));
      shell.write('text.safetensors', 'epoch,cost\n1,2\n');
      for (const [name, code] of [
        ['short', 'safetensors-tensor'],
        ['tiny', 'safetensors-truncated'],
        ['text', 'safetensors-truncated'],
      ] as const) {
        const { status, out, error } = shell.run('predict', 'points.nnet', '--weights', `${name}.safetensors`);
        assert.deepEqual([status, out], [1, '']);
        assert.match(error, new RegExp(`^${name}\\.safetensors: error ${code}: .*\n$`));
      }
      shell.write('wide.nnet', spec.replace('hidden 3', 'hidden 4'));
      const { status, error } = shell.run('predict', 'wide.nnet', ...weights);
      assert.equal(status, 1);
      assert.match(error, /^wide\.nnet: error weights-shape: /);
    });
  });
});
