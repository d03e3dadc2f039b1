import assert from 'node:assert/strict';
import { analyze } from '../../../src/language/analyze';
import type { Spec } from '../../../src/model/spec';
import { changesText, specChanges } from '../../../src/runs/spec-changes';

const text = `nnet 1
seed 3
data { generate flower samples=80; holdout 0.25 }
model { input 2; dense hidden 4 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.05; batch 16; epochs 40 }
expect { train-accuracy min=0.1 }
`;

function specOf(written: string): Spec {
  const { spec, problems } = analyze(written);
  assert.ok(spec, JSON.stringify(problems));
  return spec;
}

describe('the changes between two specs', () => {
  it('are none for the same spec, however it is laid out', () => {
    assert.deepEqual(specChanges(specOf(text), specOf(text.replace(/; /g, '\n').replace('{ ', '{ // same\n'))), []);
  });

  for (const [from, to, said] of [
    ['seed 3', 'seed 5', 'seed 3 → 5'],
    ['seed 3', 'seed 3 rng=numpy', 'seed rng pcg64 → numpy'],
    ['seed 3', 'name flower\nseed 3', 'name — → flower'],
    ['model {', 'model { weights "best.safetensors";', 'weights — → best.safetensors'],
    ['lr=0.05', 'lr=0.06', 'optimizer lr 0.05 → 0.06'],
    ['hidden 4', 'hidden 5', 'layer hidden units 4 → 5'],
    ['4 tanh', '4 relu', 'layer hidden activation tanh → relu; layer hidden init xavier → he'],
    ['samples=80', 'samples=84', 'data samples 80 → 84'],
    ['epochs 40', 'epochs 90', 'epochs 40 → 90'],
    ['batch 16', 'batch full', 'batch 16 → full'],
    ['min=0.1', 'max=0.9', 'expect train-accuracy min 0.1 → —; expect train-accuracy max — → 0.9'],
  ] as const) {
    it(`name ${from} that became ${to}`, () => {
      assert.ok(text.includes(from));
      assert.equal(changesText(specChanges(specOf(text), specOf(text.replace(from, to)))), said);
    });
  }

  for (const layer of ['value', 'source', 'train', 'kind', 'restoreBest', 'train.name'] as const) {
    it(`name a layer that is called ${layer}, as a property may be`, () => {
      const named = text.replace('hidden 4 tanh', `"${layer}" 4 tanh; dense "other" 4 tanh; dense "name" 3 relu`);
      for (const [from, to, said] of [
        [`"${layer}" 4`, `"${layer}" 5`, `layer ${layer} units 4 → 5`],
        [`"name" 3 relu`, '"name" 3 tanh', 'layer name activation relu → tanh; layer name init he → xavier'],
      ] as const) {
        assert.equal(changesText(specChanges(specOf(named), specOf(named.replace(from, to)))), said);
      }
    });
  }

  it('name an initialiser and its value', () => {
    const begun = (init: string): Spec => specOf(text.replace('4 tanh', `4 tanh init=${init}`));
    const said = (from: string, to: string): string => changesText(specChanges(begun(from), begun(to)));
    assert.equal(said('he', 'he-uniform'), 'layer hidden init he → he-uniform');
    assert.equal(said('constant value=1', 'constant value=2'), 'layer hidden init value 1 → 2');
  });

  it('name layers that came, went or moved', () => {
    const more = specOf(text.replace('dense output', 'dense extra 3 relu; dense output'));
    const said = changesText(specChanges(specOf(text), more));
    assert.match(said, /layer extra — → dense/);
    assert.match(said, /layers .*hidden, output → .*hidden, extra, output/);
  });
});
