import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { momentBytesOf } from '../../../src/host/moment-limit';
import { defaultMomentBytes } from '../../../src/runs/moments';

describe('the disk space of a run’s moments', () => {
  const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
  const declared = properties['nnet.replay.diskLimit'];

  it('is the setting in bytes, or what the command line has', () => {
    equal(momentBytesOf(3), 3 * 2 ** 20);
    equal(momentBytesOf(0.3), Math.floor(0.3 * 2 ** 20));
    equal(momentBytesOf(undefined), defaultMomentBytes);
  });

  it('stays within what the manifest declares, whatever the settings file holds', () => {
    const limits = [undefined, null, '4096', Number.NaN, -1, 1e12].map((each) => momentBytesOf(each) / 2 ** 20);
    const { default: usual, minimum, maximum } = declared;
    deepEqual(limits, [usual, usual, usual, usual, minimum, maximum]);
    equal(declared.scope, 'machine');
  });
});
