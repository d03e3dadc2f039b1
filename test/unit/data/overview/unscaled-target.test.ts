import assert from 'node:assert/strict';
import { targetsWithoutScale } from '../../../../src/data/overview/unscaled-target';
import { prepareExamples } from '../../../../src/data/prepare';
import { analyze } from '../../../../src/language/analyze';
import { applyEdits } from '../../../../src/language/range';
import { locateFindings } from '../../../../src/language/remedies/data-finding';
import { translate } from '../../../../src/messages/translate';
import { encodeUtf8 } from '../../../../src/model/utf8';

/** Targets of two values, that far from each other and from 0. */
const filesOf = (middle: number, deviation: number) => {
  const y = [-1, 1, 1, -1].map((sign) => middle + sign * deviation);
  return new Map([['t.csv', encodeUtf8(`x,y\n${y.map((value, i) => `${i + 1},${value}`).join('\n')}\n`)]]);
};
const spec = (layers: string, data = ''): string =>
  `nnet 1\ndata {\n  file "t.csv" target=y\n${data}}\nmodel {\n  input 1\n${layers}}\ntrain { loss mse }\n`;
const hidden = '  dense a 3 tanh\n  dense out 1\n';

const foundIn = (text: string, middle: number, deviation: number) => {
  const read = analyze(text).spec ?? assert.fail(text);
  return targetsWithoutScale(prepareExamples(read, filesOf(middle, deviation)), read);
};

describe('large targets without a scale', () => {
  it('are told from a deviation of 100 or a mean of 1000 on, with their numbers', () => {
    const told = (middle: number, deviation: number) => foundIn(spec(hidden), middle, deviation).length;
    assert.deepEqual([told(150, 99), told(150, 100), told(999, 1), told(1000, 1), told(-1000, 1)], [0, 1, 0, 1, 1]);
    const [found] = foundIn(spec(hidden), 500, 200);
    assert.deepEqual(
      [found?.code, found?.severity, found?.message.args],
      ['unscaled-target', 'warning', { column: 'y', least: 300, largest: 700, mean: 500, deviation: 200 }],
    );
    for (const locale of ['en', 'zh-cn'] as const) {
      assert.doesNotMatch(found ? translate(found.message, locale) : '{x}', /\{\w/);
    }
  });

  it('are none without hidden layers, with a scale, or where the output is bounded', () => {
    const none = [
      spec('  dense out 1\n'),
      spec(hidden, '  scale-target standard\n'),
      spec(hidden.replace('out 1', 'out 1 tanh')),
    ];
    for (const text of none) assert.deepEqual(foundIn(text, 5000, 300), [], text);
    assert.equal(foundIn(spec(hidden.replace('out 1', 'out 1 relu')), 5000, 300).length, 1);
  });

  it('end by the fix', () => {
    const text = spec(hidden);
    const [located] = locateFindings(analyze(text), foundIn(text, 5000, 300));
    const fix = located?.fixes.find(({ title }) => title.code === 'fix-data') ?? assert.fail('no fix');
    const fixed = applyEdits(text, fix.edits);
    assert.match(fixed, /scale-target standard/);
    assert.deepEqual(foundIn(fixed, 5000, 300), []);
  });
});
