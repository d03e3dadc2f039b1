import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData, requiredFiles } from '../../src/data/prepare';
import { judge } from '../../src/engine/expectations';
import { Trainer, type TrainRecord } from '../../src/engine/trainer';
import { analyze } from '../../src/language/analyze';
import { isDense } from '../../src/model/layer';
import type { Spec } from '../../src/model/spec';

const folder = 'examples';
const names = readdirSync(folder).filter((name) => name.endsWith('.nnet'));

/** What each example is there to show; the spec's own expectations come on top. */
const figures: Readonly<Record<string, (end: TrainRecord, spec: Spec) => void>> = {
  'logistic.nnet': ({ train }, spec) => {
    assert.equal(train.accuracy, 0.47);
    assert.equal(spec.layers.filter(isDense).length, 1);
  },
  'flower.nnet': ({ train, epoch }, spec) => {
    assert.ok((train.accuracy ?? 0) >= 0.9 && epoch <= 10_000);
    const hidden = spec.layers.find(({ name }) => name === 'hidden');
    assert.ok(hidden && isDense(hidden) && hidden.units === 4 && hidden.activation === 'tanh');
  },
  'xor.nnet': ({ train, test }, spec) => {
    assert.deepEqual([train.accuracy, test?.accuracy], [1, 1]);
    assert.deepEqual(
      spec.layers.map((layer) => (layer.kind === 'input' ? layer.sizes[0] : isDense(layer) ? layer.units : 0)),
      [2, 2, 1],
    );
  },
  'circles.nnet': ({ test }) => assert.ok((test?.accuracy ?? 0) >= 0.93),
  'spiral.nnet': ({ train, test }) => {
    assert.ok((train.accuracy ?? 0) >= 0.99 && (test?.accuracy ?? 0) >= 0.97);
  },
  'iris.nnet': ({ test }) => assert.ok((test?.accuracy ?? 0) >= 0.93),
  'digits.nnet': ({ test }, spec) => {
    assert.ok((test?.accuracy ?? 0) >= 0.95);
    assert.deepEqual(
      spec.layers.filter(isDense).map(({ units }) => units),
      [32, 10],
    );
  },
};

describe('the examples', function () {
  this.timeout(120_000);

  it('are all known here', () => {
    assert.deepEqual(names.sort(), Object.keys(figures).sort());
  });

  for (const name of names) {
    it(`${name} has no problem, trains to its figure and meets what it expects`, () => {
      const { spec, problems } = analyze(readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(problems, []);
      assert.ok(spec?.data);
      const files = new Map(requiredFiles(spec.data).map((path) => [path, readFileSync(join(folder, path))]));
      const trainer = new Trainer(spec, prepareData(spec, files), { every: spec.train.epochs });
      let end = trainer.record();
      while (!trainer.done) end = trainer.train().record ?? end;
      assert.equal(end.epoch, spec.train.epochs);
      assert.ok(spec.expect.length > 0);
      for (const verdict of judge(spec.expect, end.train, end.test)) assert.ok(verdict.pass, JSON.stringify(verdict));
      figures[name]?.(end, spec);
    });
  }
});
