import assert from 'node:assert/strict';
import { targetsOutOfRange } from '../../../../src/data/overview/target-range';
import { prepareExamples } from '../../../../src/data/prepare';
import { analyze } from '../../../../src/language/analyze';
import { applyEdits } from '../../../../src/language/range';
import { locateFindings } from '../../../../src/language/remedies/data-finding';
import { translate } from '../../../../src/messages/translate';
import { encodeUtf8 } from '../../../../src/model/utf8';

const files = new Map([['t.csv', encodeUtf8('x,y\n1,-5\n2,2\n3,0.5\n4,2\n')]]);
const spec = (output: string, data = '  file "t.csv" target=y', inputs = 1): string =>
  `nnet 1\ndata {\n${data}\n}\nmodel {\n  input ${inputs}\n  dense out ${output}\n}\ntrain { loss mse }\n`;

const foundIn = (text: string) => {
  const read = analyze(text).spec ?? assert.fail(text);
  return targetsOutOfRange(prepareExamples(read, files), read);
};
const told = (text: string) =>
  foundIn(text).map(({ code, severity, message: { args }, rows }) => {
    for (const locale of ['en', 'zh-cn'] as const) {
      for (const { message } of foundIn(text)) assert.doesNotMatch(translate(message, locale), /\{\w/);
    }
    const { column, from, to, least, largest, count, m } = args;
    return [code, severity, `${column} ${from} ${to}`, least, largest, `${count} of ${m}`, rows?.lines.join(' ')];
  });

describe('targets that the output layer can never give', () => {
  it('are told with their bounds, numbers and lines', () => {
    const of = (bounds: string, count: number, lines: string) => [
      ['target-range', 'warning', `y ${bounds}`, -5, 2, `${count} of 4`, lines],
    ];
    assert.deepEqual(told(spec('1 relu')), of('0 ∞', 1, '2'));
    assert.deepEqual(told(spec('1 softplus')), of('0 ∞', 1, '2'));
    assert.deepEqual(told(spec('1 sigmoid')), of('0 1', 3, '2 3 5'));
    assert.deepEqual(told(spec('1 tanh')), of('−1 1', 3, '2 3 5'));
    assert.deepEqual(told(spec('1')), []);
    assert.deepEqual(told(spec('1 leaky-relu')), []);
  });

  it('are not those that are beyond a bound by rounding alone', () => {
    const countOf = (output: string, ...targets: readonly number[]): number => {
      const table = `x,y\n${targets.map((y, k) => `${k},${y}`).join('\n')}\n`;
      const read = analyze(spec(output)).spec ?? assert.fail(output);
      const [found] = targetsOutOfRange(prepareExamples(read, new Map([['t.csv', encodeUtf8(table)]])), read);
      return Number(found?.message.args.count ?? 0);
    };
    const [less, more] = [0.9e-9, 1.1e-9];
    assert.equal(countOf('1 sigmoid', 0.5, -less, 1 + less, 0, 1), 0);
    assert.equal(countOf('1 sigmoid', 0.5, -more, 1 + more, 0, 1), 2);
    assert.equal(countOf('1 tanh', 0.5, -1 - less, 1 + less), 0);
    assert.equal(countOf('1 tanh', 0.5, -1 - more, 1 + more), 2);
  });

  it('are the scaled ones where targets are scaled', () => {
    const scaled = (method: string, output: string) =>
      told(spec(output, `  file "t.csv" target=y\n  scale-target ${method}`));
    assert.deepEqual(scaled('minmax', '1 sigmoid'), []);
    assert.deepEqual(scaled('standard', '1 relu'), [['target-range', 'warning', 'y 0 ∞', -5, 2, '1 of 4', '2']]);
  });

  it('are told of drawn examples, and not of classes', () => {
    const [sine] = told(spec('1 relu', '  generate sine samples=50'));
    assert.deepEqual([sine?.[0], sine?.[6]], ['target-range', undefined]);
    assert.deepEqual(told(spec('1 tanh', '  generate xor samples=50', 2)), []);
  });

  it('end by each of the fixes', () => {
    for (const text of [
      spec('1 relu'),
      spec('1 tanh', '  file "t.csv" target=y\n  scale-target standard'),
      spec('1 sigmoid', '  generate sine samples=50'),
    ]) {
      const [located] = locateFindings(analyze(text), foundIn(text));
      const fixes = (located?.fixes ?? []).filter(({ title }) => title.code === 'fix-data');
      assert.equal(fixes.length, 2);
      for (const { edits } of fixes) assert.deepEqual(told(applyEdits(text, edits)), [], applyEdits(text, edits));
    }
  });
});
