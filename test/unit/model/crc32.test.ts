import assert from 'node:assert/strict';
import { crc32 } from '../../../src/model/crc32';
import { encodeUtf8 } from '../../../src/model/utf8';

describe('CRC-32', () => {
  it('is that of the standard’s check, and 0 of nothing', () => {
    assert.equal(crc32(encodeUtf8('123456789')), 0xcbf43926);
    assert.equal(crc32(new Uint8Array()), 0);
  });
});
