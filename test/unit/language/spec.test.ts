import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import { caseCount } from '../../count';
import { written } from './arbitrary';

describe('reading a spec', () => {
  it(`finds exactly the spec that was written, whatever the style (${caseCount(1500)} specs, seed 20240501)`, () => {
    fc.assert(
      fc.property(written, ({ text, spec }) => {
        const analysis = analyze(text);
        assert.deepEqual(analysis.problems, []);
        assert.deepEqual(analysis.spec, spec);
      }),
      { seed: 20_240_501, numRuns: caseCount(1500) },
    );
  });
});
