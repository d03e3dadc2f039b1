import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { memoryLimitOf } from '../../../src/host/memory-limit';

describe('memoryLimitOf', () => {
  const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
  const declared = properties['nnet.memoryLimit'];

  it('gives the setting in bytes', () => equal(memoryLimitOf(512), 512 * 2 ** 20));

  it('stays within what the manifest declares, whatever the settings file holds', () => {
    const limits = (settings: readonly unknown[]): number[] => settings.map((each) => memoryLimitOf(each) / 2 ** 20);
    deepEqual(limits([undefined, null, '4096', Number.NaN, {}]), new Array(5).fill(declared.default));
    deepEqual(limits([-1, 0, 1]), new Array(3).fill(declared.minimum));
    deepEqual(limits([1e12]), [declared.maximum]);
    equal(declared.scope, 'machine');
  });
});
