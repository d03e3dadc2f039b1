import assert from 'node:assert/strict';
import { Fault, message } from '../../../src/model/message';

describe('A fault', () => {
  it('names itself, its code and its arguments where nobody translates it', () => {
    const fault = new Fault(message('shape-mismatch', { name: 'hidden' }), { file: 'a.csv', line: 3 });
    assert.equal(String(fault), 'Fault: shape-mismatch {"name":"hidden"}');
    assert.deepEqual(fault.place, { file: 'a.csv', line: 3 });
  });

  it('may have a message without arguments', () => {
    assert.deepEqual(message('edit-same-name'), { code: 'edit-same-name', args: {} });
  });
});
