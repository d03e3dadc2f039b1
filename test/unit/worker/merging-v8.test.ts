import assert from 'node:assert/strict';
import { isMergingV8 } from '../../../src/worker/merging-v8';

describe('a V8 that merges vectors', () => {
  it('is of version 13.6 at least, on x64', () => {
    const versions = ['13.6.233.8-node.19', '13.5.9', '13.7', '14.0', '12.9', '13', ''];
    assert.deepEqual(
      versions.map((version) => isMergingV8(version, 'x64')),
      [true, false, true, true, false, false, false],
    );
    assert.equal(isMergingV8('13.6.233', 'arm64'), false);
  });
});
