import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { version } from '../../../src/model/version';

describe('version', () => {
  it('is that of package.json', () => {
    assert.equal(version, JSON.parse(readFileSync('package.json', 'utf8')).version);
  });
});
