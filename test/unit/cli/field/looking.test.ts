import assert from 'node:assert/strict';
import type { Json } from '../shell';
import { FieldFolder } from './field-folder';

describe('what a look at the data tells', () => {
  let field: FieldFolder;
  beforeEach(() => {
    field = new FieldFolder('24-doctor');
  });
  afterEach(() => field.remove());

  const findings = (answer: Json): Map<string, string> =>
    new Map(
      Array.isArray(answer.findings)
        ? answer.findings.map((found: Json) => [String(found.code), String(found.message)])
        : assert.fail('no findings'),
    );

  it('is that a column has no name and counts the rows, so that the spec has one feature less', async () => {
    assert.match(
      await field.fault('data', 'index.nnet'),
      /has 2 features, but the input layer has 3 .*Column 1 is left out.*no name.*features=/,
    );
    field.write('index.nnet', field.read('index.nnet').replace('input 3', 'input 2'));
    assert.match((await field.run('data', 'index.nnet')).out, /Column 1 has no name and counts the rows/);
  });

  it('is that a column which is used counts 0 to 35, sorted by class', async () => {
    field.write('index.nnet', field.read('index.nnet').replace('target=kind', 'target=kind features="1,u,v"'));
    const { answer } = await field.data('index.nnet');
    const told = [...findings(answer).values()].join('\n');
    assert.match(told, /0 to 35/);
    assert.match(told, /sorted|order/);
  });

  it('is that a column is constant but for rounding, which is only centred', async () => {
    const { x, answer } = await field.data('constant.nnet');
    assert.equal(x.length, 8);
    for (const row of x) {
      const [first, second] = Array.isArray(row) ? row : [];
      assert.ok(Math.abs(first) <= 1.5275252316519468);
      assert.ok(Math.abs(second) < 1e-15, String(second));
    }
    assert.match(findings(answer).get('constant-column') ?? '', /“b”.*rounding/);
  });

  it('is that one column decides the target, and that the test file is the training file', async () => {
    const { answer } = await field.data('leak.nnet');
    assert.match(findings(answer).get('deciding-feature') ?? '', /“alive” alone decides “y”.*15 rows/);
    assert.match(findings(answer).get('test-file-is-training-file') ?? '', /test file is the training file/);
  });

  it('is what a constant prediction is worth', async () => {
    const { answer } = await field.data('majority.nnet');
    assert.match(findings(answer).get('majority-class') ?? '', /19 of 20.*0\.95/);
  });
});
