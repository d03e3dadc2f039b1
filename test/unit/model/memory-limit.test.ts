import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultMemoryLimit } from '../../../src/model/memory-limit';

describe('the memory limit of the command line', () => {
  it('is the default of the setting', () => {
    const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
    assert.equal(defaultMemoryLimit, properties['nnet.memoryLimit'].default * 2 ** 20);
  });
});
