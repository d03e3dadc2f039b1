import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeWeights } from '../../../src/engine/weights-file';
import { print } from '../../../src/language/print/spec';
import { parseFormula } from '../../../src/model/formula/parse';
import { type Lesson, specsOf } from '../../../src/model/lesson';
import { buildParity } from '../../../src/model/parity/build';
import { weightsOf } from '../../../src/model/parity/construction';
import { layerNames, paritySpec } from '../../../src/model/parity/spec';
import { viewNames } from '../../../src/protocol/view';
import { historyOf } from '../../../src/runs/history/columns';
import { outcomeOf } from '../../../src/runs/lesson-outcome';
import { isFull, someOf } from '../../count';
import { folder, lessons, locales, pageOf, read, recordsOf, specNames, specOf } from './course-folder';

const english = new Map(lessons.map((lesson) => [lesson, pageOf(lesson, 'README.md')]));

const spansOf = ({ blocks }: Lesson) =>
  blocks.flatMap((block) => ('items' in block ? block.items.flat() : 'spans' in block ? block.spans : []));

describe('the lessons of the course', () => {
  it('are linked from the contents in their order, in each language', () => {
    for (const page of locales) {
      const linked = spansOf(pageOf('', page)).flatMap((span) => (span.kind === 'lesson' ? [span.lesson] : []));
      assert.deepEqual(linked, lessons, page);
    }
  });

  it('do and check the same in both languages, with every link understood', () => {
    for (const [lesson, page] of english) {
      const chinese = pageOf(lesson, 'README.zh-cn.md');
      assert.deepEqual([chinese.acts, chinese.checks], [page.acts, page.checks], lesson);
      for (const each of locales) {
        const links = [
          ...read(lesson, each)
            .replace(/```[^`]*```/g, '')
            .matchAll(/\]\(([^)]+)\)/g),
        ].length;
        const found = spansOf(pageOf(lesson, each)).filter(({ kind }) => ['act', 'check', 'lesson'].includes(kind));
        assert.equal(found.length, links, `${lesson}/${each}`);
      }
      assert.ok(page.title !== '' && chinese.title !== page.title, lesson);
      assert.ok(page.acts.length > 2 && page.checks.length > 1, lesson);
    }
  });

  it('name only lessons, specs and layers that there are, use each spec, and go only to steps of a run', () => {
    for (const [lesson, page] of english) {
      assert.deepEqual([...specsOf(page)].sort(), [...specNames(lesson)].sort(), lesson);
      for (const { spec, step = 0, layer } of page.acts) {
        const { layers, train } = specOf(lesson, spec);
        assert.ok(step <= train.epochs, `${lesson}: step ${step}`);
        assert.ok(layer === undefined || layers.some(({ name }) => name === layer), `${lesson}: ${layer}`);
      }
      for (const span of spansOf(page)) {
        if (span.kind === 'lesson') assert.ok(lessons.includes(span.lesson), span.lesson);
      }
    }
  });

  it('open every large view that there is, where it is about what they say', () => {
    const opened = [...english.values()].flatMap(({ acts }) => acts.map(({ action }) => action));
    for (const name of viewNames) assert.ok(opened.includes(name), name);
  });

  it('use the terms of the course, and write formulas that the pages can draw', () => {
    const chinese = lessons.map((lesson) => read(lesson, 'README.zh-cn.md')).join('\n');
    for (const term of ['逻辑回归', '代价函数', '梯度下降', '激活函数', '前向传播', '反向传播', '随机初始化']) {
      assert.ok(chinese.includes(term), term);
    }
    for (const page of english.values()) {
      const lines = page.blocks.flatMap((block) => (block.kind === 'formula' ? [block.line] : []));
      const inline = spansOf(page).flatMap((span) => (span.kind === 'formula' ? [span.text] : []));
      for (const line of [...lines, ...inline]) parseFormula(line);
    }
  });

  const specs = lessons.flatMap((lesson) => specNames(lesson).map((name) => ({ lesson, name })));
  // The experiment on circles takes 15 000 epochs, three times; the engine’s own tests have it, too.
  const quick = specs.filter(({ name }) => isFull || !name.startsWith('circles-'));
  for (const { lesson, name } of someOf(quick, 14)) {
    it(`${lesson}: what ${name} is said to give comes out`, () => {
      const spec = specOf(lesson, name);
      const records = recordsOf(lesson, spec);
      const history = historyOf(records);
      const checks = (english.get(lesson)?.checks ?? []).filter((check) => check.spec === name);
      for (const check of checks) {
        const outcome = outcomeOf(check, history, true);
        assert.equal(outcome.state, 'met', JSON.stringify({ check, outcome }));
      }
    });
  }

  for (const shape of ['tree', 'wide'] as const) {
    it(`the ${shape} of eight inputs is what nnet xor writes`, () => {
      const network = buildParity(8, shape, 'threshold');
      const file = `${shape}.safetensors`;
      const written = encodeWeights({ weights: weightsOf(network, layerNames(network)) });
      const stored = readFileSync(path.join(folder, '8-depth-and-width', file));
      assert.deepEqual(Buffer.from(written), stored);
      const text = read('8-depth-and-width', `${shape}.nnet`).replace(/^\/\/.*\n/, '');
      assert.equal(text, print(paritySpec(network, 1000, file)));
    });
  }
});

/** The last record of a spec that is trained from the seeds 1 to 10. */
const ofTenSeeds = (lesson: string, name: string) =>
  Array.from({ length: 10 }, (_, k) => {
    const spec = specOf(lesson, name);
    const end = recordsOf(lesson, { ...spec, seed: { ...spec.seed, value: k + 1 } }).at(-1);
    assert.ok(end);
    return end;
  });
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

if (isFull) {
  describe('what the lessons say of ten seeds', () => {
    const costs = (name: string) => ofTenSeeds('4-activations', name).map(({ train }) => train.cost);
    const wins = (one: readonly number[], other: readonly number[]): number =>
      one.filter((cost, k) => cost < (other[k] ?? Number.NaN)).length;

    it('is true of tanh beside the sigmoid: all on the flower, six on the quarters', () => {
      assert.equal(wins(costs('tanh.nnet'), costs('sigmoid.nnet')), 10);
      assert.equal(wins(costs('xor-tanh.nnet'), costs('xor-sigmoid.nnet')), 6);
    });

    it('is true of deep beside shallow: a lower cost in all, a better test set in six', () => {
      const [deep, shallow] = ['deep.nnet', 'shallow.nnet'].map((name) => ofTenSeeds('7-deep-or-shallow', name));
      assert.ok(deep && shallow);
      const costOf = (records: typeof deep) => records.map(({ train }) => train.cost);
      const testOf = (records: typeof deep) => records.map(({ test }) => test?.accuracy ?? Number.NaN);
      assert.equal(wins(costOf(deep), costOf(shallow)), 10);
      assert.deepEqual([mean(costOf(deep)).toFixed(3), mean(costOf(shallow)).toFixed(2)], ['0.023', '0.10']);
      assert.deepEqual([mean(testOf(deep)).toFixed(2), mean(testOf(shallow)).toFixed(2)], ['0.96', '0.94']);
      assert.equal(wins(testOf(deep), testOf(shallow)), 4);
    });
  });
}
