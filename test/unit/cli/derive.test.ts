import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../../../src/messages/en/table';
import { flower, Shell } from './shell';

describe('derive', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(3));
  });
  after(() => shell.remove());

  const read = (name: string): string => readFileSync(join(shell.folder, name), 'utf8');
  /** The formulas of a document, in their order. */
  const formulas = (page: string): readonly string[] =>
    [...page.matchAll(/\$\$\n(.*)\n\$\$/g)].map(([, latex = '']) => latex);

  it('writes the passes of one example and of m, and the update, with a shape below each symbol', () => {
    const { status, out, error } = shell.run('derive', 'flower.nnet');
    assert.deepEqual([status, error], [0, '']);
    assert.deepEqual(
      [...out.matchAll(/^#+ .*$/gm)].map(([head]) => head),
      [
        '# Forward and backward pass of flower\\.nnet',
        '## The network',
        '## One example',
        '### Forward',
        '### Cost',
        '### Backward',
        '## All m examples, side by side as columns',
        '### Forward of m examples',
        '### Cost of m examples',
        '### Backward of m examples',
        '### Update',
      ],
    );
    assert.match(
      out,
      /^\| hidden \| dense \| tanh \| \$W\^\{\[1\]\}\$ \(4, 2\), \$b\^\{\[1\]\}\$ \(4, 1\) \| \(4, m\) \|$/m,
    );
    const found = formulas(out);
    assert.equal(
      found[0],
      '\\underset{(4,\\,1)}{z^{[1]}}=\\underset{(4,\\,2)}{W^{[1]}}\\underset{(2,\\,1)}{x}+\\underset{(4,\\,1)}{b^{[1]}}',
    );
    const backward =
      '\\underset{(4,\\,2)}{dW^{[1]}}=\\frac{1}{m}\\underset{(4,\\,m)}{dZ^{[1]}}\\underset{(m,\\,2)}{X^{T}}';
    assert.ok(found.includes(backward), found.join('\n'));
    assert.equal(found.length, 4 + 2 + 7 + 4 + 2 + 7 + 4);
    assert.equal([...out.matchAll(/^Relative error: (?:0|\d\.\de-\d+)$/gm)].length, found.length);
    for (const latex of found) assert.match(latex, /^[ -~]+$/);
    // Adam's five assignments side by side are wider than a printed page.
    const rows = found
      .slice(-4)
      .map((latex) => /^\\begin\{aligned\}(.*)\\end\{aligned\}$/.exec(latex)?.[1]?.split('\\\\ '));
    assert.deepEqual(
      rows.map((lines) => lines?.map((line) => line.split('&').length)),
      Array.from({ length: 4 }, () => [2, 2, 2, 2, 2]),
    );
  });

  it('is written to a file in either language, with the same formulas, and names the largest error', () => {
    const { status, out } = shell.run('derive', 'flower.nnet', '--out', 'english.md');
    assert.equal(status, 0);
    assert.match(out, /^english\.md: 30 formulas, the largest relative error \d\.\de-1\d\n$/);
    shell.run('derive', 'flower.nnet', '--out', 'chinese.md', '--locale', 'zh-cn');
    assert.deepEqual(formulas(read('chinese.md')), formulas(read('english.md')));
    assert.match(read('chinese.md'), /^### 反向传播$/m);
    const sentences = Object.entries(english).filter(([code]) => code.startsWith('derive-step-'));
    for (const [code, sentence] of sentences) assert.ok(!read('chinese.md').includes(sentence), code);
    assert.deepEqual(
      formulas(shell.runIn({ LANG: 'zh_CN.UTF-8' }, 'derive', 'flower.nnet').out),
      formulas(read('english.md')),
    );
  });

  it('gives programs each formula with its error, of given weights too, and the penalty and the clipping in their places', () => {
    shell.write('more.nnet', flower(3).replace('batch 16', 'batch 16\n  l2 0.1\n  clip 0.001'));
    shell.train('more.nnet', '--out', 'run');
    const { file, checks = [] } = shell.json('derive', 'more.nnet', '--weights', 'run/weights.safetensors');
    assert.equal(String(file), 'more.nnet');
    const lines = checks.map(({ formula }) => String(formula));
    assert.ok(lines.includes('dW[1] = (1/m) dZ[1]Xᵀ + (λ/m)W[1]'), lines.join('\n'));
    const clipped = lines.indexOf('c = min(1, clip/‖∂J‖)');
    assert.ok(clipped > 0 && clipped < lines.findIndex((line) => line.includes(':=')), lines.join('\n'));
    assert.ok(
      lines.slice(clipped + 1).every((line) => /c·d[Wb]\[\d\]/.test(line)),
      lines.join('\n'),
    );
    assert.ok(lines.includes('J = (1/m) Σ L + (λ/2m)‖W[1]‖² + (λ/2m)‖W[2]‖²'));
    for (const { formula, maxRelativeError } of checks) assert.ok(Number(maxRelativeError) < 1e-9, String(formula));
  });

  it('writes m examples as columns where the training set has one', () => {
    shell.write('one.csv', 'a,y\n2,1\n');
    shell.write(
      'one.nnet',
      'nnet 1\ndata { file "one.csv" target=y }\nmodel {\n  input 1\n  dense out 1\n}\ntrain { loss mse }\n',
    );
    const lines = (shell.json('derive', 'one.nnet').checks ?? []).map(({ formula }) => String(formula));
    assert.ok(lines.includes('z[1] = W[1]x + b[1]') && lines.includes('Z[1] = W[1]X + b[1]'), lines.join('\n'));
  });

  it('refuses a language that it does not speak, and a spec without data', () => {
    const { status, error } = shell.run('derive', 'flower.nnet', '--locale', 'fr');
    assert.equal(status, 1);
    assert.match(error, /--locale is one of en, zh-cn, not “fr”/);
    shell.write('none.nnet', 'nnet 1\nmodel { input 2; dense output 1 sigmoid }\n');
    assert.equal(shell.run('derive', 'none.nnet').status, 1);
  });
});
