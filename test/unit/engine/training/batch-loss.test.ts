import assert from 'node:assert/strict';
import { prepareData } from '../../../../src/data/prepare';
import { Trainer } from '../../../../src/engine/training/trainer';
import { analyze } from '../../../../src/language/analyze';
import { machine } from '../compiled/machines';

/** At this rate no weight moves in float32, so that all batches of an epoch see the same network. */
const still = 'gradient-descent lr=1e-30';

/** One network per kind of loss: several classes, one class, a number; batches that leave a smaller last one. */
const networks = [
  ['blobs samples=70 classes=3', 'dense output 3 softmax', 'cross-entropy'],
  ['flower samples=70', 'dense output 1 sigmoid', 'cross-entropy'],
  ['gauss samples=70', 'dense output 1 linear', 'hinge'],
] as const;

describe('the loss of a batch', () => {
  for (const engine of ['reference', 'compiled'] as const) {
    for (const [data, output, loss] of networks) {
      it(`is of its own examples: over an epoch its mean is the cost (${engine} engine, ${output}, ${loss})`, () => {
        const { spec } = analyze(`nnet 1
seed 3
data { generate ${data} }
model { input 2; dense hidden 5 relu; ${output} }
train { loss ${loss}; optimizer ${still}; batch 16; epochs 3; precision float32 }
`);
        assert.ok(spec);
        const options = engine === 'compiled' ? { machine: machine() } : {};
        const trainer = new Trainer(spec, prepareData(spec, new Map()), options);
        assert.equal(trainer.engine.kind, engine);
        const { cost } = trainer.record().train;
        for (let epoch = 1; epoch <= 3; epoch++) {
          let [sum, examples] = [0, 0];
          while (trainer.epoch < epoch) {
            const { batch } = trainer.train(1, true);
            assert.ok(batch);
            sum += batch.loss * batch.examples;
            examples += batch.examples;
          }
          assert.equal(examples, 70);
          assert.ok(Math.abs(sum / examples - cost) <= 1e-5 * cost, `${sum / examples} ${cost}`);
        }
        assert.equal(trainer.train(4).batch, undefined, 'told only where it is asked for');
      });
    }
  }
});
