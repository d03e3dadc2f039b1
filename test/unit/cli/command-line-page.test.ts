import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from '../../../src/cli/commands';
import { sectionOf, tablesOf } from '../markdown';
import { flower, type Json, parse, Shell } from './shell';

const page = readFileSync('docs/command-line.md', 'utf8');

/** The names in the first column of each table of a command that has this head. */
function namesOf(command: string, head: 'option' | 'key'): readonly (readonly string[])[] {
  return tablesOf(sectionOf(page, `\`${command}\``))
    .filter((table) => table.head[0] === head)
    .map(({ rows }) => rows.map(([name = '']) => name.replaceAll('`', '')));
}

const sine =
  'nnet 1\ndata { generate sine; holdout 0.2; validation 0.2; scale-target standard }\nmodel {\n  input 1\n  dense out 1\n}\ntrain { epochs 2 }\n';

const twins = `nnet 1
data {
  file "twins.csv" target="mass,price"
  holdout 0.2
  validation 0.2
  scale-target standard
}
model {
  input 1
  dense out 2
}
train { epochs 2 }
`;
const twinRows = Array.from({ length: 30 }, (_, i) => `${i / 10},${0.001 * i * i},${5000 - 90 * i}`);

/** Every path of keys in a value that leads to a number, a text or an empty list: `layers[].name`. */
function paths(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value)) return [...new Set(Array.from(value).flatMap((element) => paths(element, `${path}[]`)))];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`));
}

/** Each output has only keys that the page names; together they have all of them, each all that are always there. */
function holds(documented: readonly string[], outputs: readonly Json[]): void {
  const plain = (key: string): string => key.replaceAll('?', '');
  const seen = new Set<string>();
  for (const output of outputs) {
    const found = new Set(paths(output));
    for (const path of found) {
      assert.ok(documented.map(plain).includes(path), `the page does not name ${path}`);
      seen.add(path);
    }
    for (const key of documented) {
      if (!key.includes('?') && Object.keys(output).some((name) => plain(key).startsWith(name))) {
        assert.ok(found.has(key), `${key} is missing`);
      }
    }
  }
  for (const key of documented) assert.ok(seen.has(plain(key)), `no output has ${key}`);
}

describe('the page of the command line', () => {
  let shell: Shell;
  const weights = 'run/weights.safetensors';
  let first: ReturnType<Shell['train']>;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(2, 'expect { train-accuracy min=0.9 }'));
    shell.write('broken.nnet', 'nnet 1\nmodel { }\n');
    first = shell.train('flower.nnet', '--out', 'run');
  });
  after(() => shell.remove());

  it('has a section for each command, with its options and no other', () => {
    const sections = [...page.matchAll(/^## `([a-z]+)`$/gm)].map(([, name]) => name);
    assert.deepEqual(
      sections,
      commands.map(({ name }) => name),
    );
    for (const { name, options } of commands) {
      const [rows = []] = namesOf(name, 'option');
      assert.deepEqual(
        rows,
        options.map((option) => `--${option}`),
        name,
      );
    }
  });

  it('has every key of what every command but train prints', () => {
    const inspected = ['inspect', 'flower.nnet', '--weights', weights, '--layer', 'hidden'];
    shell.write('names.csv', 'a,b,kind\n1,2,x\n2,1,y\n0,1,x\n3,1,y\n');
    shell.write(
      'names.nnet',
      'nnet 1\ndata { file "names.csv" target=kind }\nmodel {\n  input 2\n  dense output 1 sigmoid\n}\ntrain { epochs 1 }\n',
    );
    shell.train('names.nnet', '--out', 'named');
    shell.write(
      'tied.nnet',
      flower(1).replace('4 tanh', '4 tanh init=constant').replace('1 sigmoid', '1 sigmoid init=zeros'),
    );
    const numbered = Array.from({ length: 20 }, (_, i) => `${i},${i % 3 === 0 ? 'u' : 'v'},${i % 2 ? 'x' : 'y'}`);
    shell.write('ids.csv', `power,c,kind\n${numbered.join('\n')}\n,u,x\n-999,u,x\n-999,v,y\n`);
    shell.write(
      'ids.nnet',
      'nnet 1\ndata { file "ids.csv" target=kind encode=one-hot missing=drop }\nmodel {\n  input 3\n  dense output 1 sigmoid\n}\ntrain { class-weights balanced }\n',
    );
    shell.write('text.csv', 'a,b,kind\n1,2,x\n2,many,y\n3,few,y\n4,5,x\n');
    shell.write('text.nnet', shell.read('names.nnet').replace('names.csv', 'text.csv'));
    shell.write('twice.csv', `a,b,kind\n${'1.21,2.43,x\n3.17,4.91,y\n'.repeat(3)}5.02,1.36,y\n6.44,2.58,x\n`);
    shell.write('twice.nnet', shell.read('names.nnet').replace('names.csv', 'twice.csv'));
    shell.write(
      'flat.csv',
      `a,c,d,e,f,kind\n${[1, 2, 3, 4].map((a) => `${a},1,2,3,4,${a % 2 ? 'x' : 'y'}`).join('\n')}\n`,
    );
    shell.write('flat.nnet', shell.read('names.nnet').replace('names.csv', 'flat.csv').replace('input 2', 'input 5'));
    shell.write('sine.nnet', sine);
    shell.train('sine.nnet', '--out', 'waves');
    shell.write('twins.csv', `a,mass,price\n${twinRows.join('\n')}\n`);
    shell.write('twins.nnet', twins);
    shell.train('twins.nnet', '--out', 'twinned');
    shell.write('bent.nnet', flower(2).replace('tanh', 'relu'));
    shell.write('weighed.nnet', flower(2, '').replace('epochs', 'class-weights 1 2\n  epochs'));
    shell.write(
      'classes.nnet',
      'nnet 1\ndata { generate blobs samples=30 classes=3 seed=1 }\nmodel { input 2; dense out 3 softmax init=normal scale=900 }\n',
    );
    shell.write('validated.nnet', flower(2, '').replace('holdout', 'validation 0.2; holdout'));
    shell.train('validated.nnet', '--out', 'validated');
    shell.write('still.nnet', flower(2).replace('tanh', 'relu init=zeros'));
    shell.train('still.nnet', '--out', 'still');
    shell.write('linear.nnet', flower(2).replace('tanh', 'linear'));
    shell.write('single.nnet', flower(2).replace('dense hidden 4 tanh', ''));
    const wild = ['--runner', 'gradient-descent lr=1e6', '--runner', 'gradient-descent lr=1e200'];
    const squares = flower(2).replace('loss cross-entropy', 'loss mse').replace('sigmoid', 'linear');
    shell.write('squares.nnet', squares);
    const checked = ['flower.nnet', 'broken.nnet', 'ids.nnet', 'text.nnet', 'twice.nnet'];
    const outputs: Readonly<Record<string, readonly Json[]>> = {
      check: [parse(shell.run('check', ...checked, '--format', 'json').out)],
      shapes: [shell.json('shapes', 'flower.nnet')],
      data: [
        shell.json('data', 'flower.nnet'),
        shell.json('data', 'ids.nnet', '--rows', '0..30'),
        shell.json('data', 'twice.nnet'),
        shell.json('data', 'flat.nnet'),
      ],
      predict: [
        shell.json('predict', 'flower.nnet', '--weights', weights),
        shell.json('predict', 'names.nnet', '--weights', 'named/weights.safetensors'),
      ],
      gradcheck: [
        shell.json('gradcheck', 'flower.nnet', '--epsilon-curve', '2'),
        parse(shell.run('gradcheck', 'bent.nnet', '--epsilon', '0.05', '--format', 'json').out),
      ],
      inspect: [
        shell.json(...inspected, '--unit', '0'),
        shell.json('inspect', 'sine.nnet', '--weights', 'waves/weights.safetensors', '--layer', 'out', '--unit', '0'),
      ],
      explain: [
        shell.json('explain', 'flower.nnet', '--weights', weights),
        shell.json('explain', 'weighed.nnet', '--batch', '0'),
        shell.json('explain', 'flower.nnet', '--run', 'run', '--step', '3'),
        shell.json('explain', 'classes.nnet'),
      ],
      derive: [shell.json('derive', 'flower.nnet')],
      health: [
        shell.json('health', 'flower.nnet', '--run', 'run', '--step', '3'),
        parse(shell.run('health', 'tied.nnet', '--format', 'json').out),
      ],
      results: [
        shell.json('results', 'flower.nnet', '--run', 'run', '--step', '3'),
        shell.json('results', 'names.nnet', '--weights', 'named/weights.safetensors'),
      ],
      collapse: [shell.json('collapse', 'linear.nnet')],
      xor: [
        shell.json('xor', '--inputs', '3', '--epochs', '1'),
        shell.json('xor', '--inputs', '3', '--shape', 'wide', '--out', 'xor.nnet'),
      ],
      landscape: [shell.json('landscape', 'flower.nnet'), shell.json('landscape', 'single.nnet', '--steps', '4')],
      race: [
        shell.json('race', 'flower.nnet', '--runner', 'adam lr=0.05', '--steps', '9'),
        shell.json('race', 'squares.nnet', '--runner', 'gradient-descent lr=0.1', ...wild, '--steps', '3'),
      ],
      replay: [
        ...['run', 'waves', 'validated', 'twinned'].map((run) => shell.json('replay', run, '--step', '1')),
        shell.json('replay', 'run', '--until', 'cost<9'),
        shell.json('replay', 'still', '--until', 'dead'),
      ],
    };
    for (const [command, values] of Object.entries(outputs)) {
      const [keys = []] = namesOf(command, 'key');
      holds(keys, values);
    }
    const layer = paths(shell.json(...inspected)).map((path) => path.replace('[]', ''));
    const unit = paths(shell.json(...inspected, '--unit', '0'));
    assert.deepEqual(
      [...layer].sort(),
      unit
        .filter((path) => path !== 'unit')
        .map((path) => (path === 'inputs[]' ? 'inputs' : path))
        .sort(),
    );
  });

  it('has every key of the events of a training', () => {
    shell.write('longer.nnet', flower(3, 'expect { test-accuracy min=0.9; train-cost max=1 }'));
    const resumed = shell.train('longer.nnet', '--resume', 'run');
    shell.write('wide.nnet', flower(2).replace('epochs', 'precision float64\n  class-weights 1 2\n  epochs'));
    const byReference = shell.train('wide.nnet');
    shell.write('far.nnet', flower(50).replace('adam lr=0.05', 'gradient-descent lr=1e200'));
    const diverged = shell.train('far.nnet');
    shell.write('large.csv', `a,y\n${[1, 2, 3, 4].map((a) => `${10 * a},${1e5 * a}`).join('\n')}\n`);
    shell.write(
      'large.nnet',
      'nnet 1\ndata { file "large.csv" target=y }\nmodel {\n  input 1\n  dense out 1 init=zeros\n}\ntrain { loss mse; epochs 6 }\n',
    );
    const exploded = shell.train('large.nnet');
    shell.write('sine.nnet', sine);
    const regressed = shell.train('sine.nnet');
    shell.write('twins.csv', `a,mass,price\n${twinRows.join('\n')}\n`);
    shell.write('twins.nnet', twins);
    const paired = shell.train('twins.nnet');
    shell.write(
      'best.nnet',
      flower(80)
        .replace('epochs', 'stop patience=3 watch=train-cost restore-best\n  epochs')
        .replace('lr=0.05', 'lr=9'),
    );
    const restored = shell.train('best.nnet');
    shell.write('third.nnet', flower(2).replace('holdout', 'validation 0.1; holdout'));
    const validated = shell.train('third.nnet');
    const branch = shell.train('longer.nnet', '--from', 'run', '--step', '1', '--until', 'cost<9');
    shell.write('still.nnet', flower(2).replace('tanh', 'relu init=zeros'));
    const still = shell.train('still.nnet', '--until', 'dead');
    assert.deepEqual([first.status, diverged.status, exploded.status, branch.status, still.status], [2, 3, 3, 0, 0]);
    const trained = [first, resumed, byReference, diverged, exploded, regressed, paired, restored, validated];
    const events = [...trained, branch, still].flatMap((run) => run.events);
    const [start = [], record = [], end = []] = namesOf('train', 'key');
    for (const [name, keys] of Object.entries({ start, record, end })) {
      holds(
        keys,
        events.filter(({ event }) => String(event) === name),
      );
    }
  });
});
