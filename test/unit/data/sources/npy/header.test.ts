import assert from 'node:assert/strict';
import { readNpyHeader } from '../../../../../src/data/sources/npy/header';
import { assertDamaged, faultOf } from '../opened';
import { npyWithHeader } from '../written';

const origin = { file: 'a.npy', format: 'NPY' };
const read = (text: string, version?: number) => readNpyHeader(npyWithHeader(text, new Uint8Array(), version), origin);

describe('the header of an array that NumPy saved', () => {
  it('says the type, the order and the shape, in any order', () => {
    assert.deepEqual(read("{'descr': '<f4', 'fortran_order': True, 'shape': (3, 4), }"), {
      type: { kind: 'float', size: 4, isBigEndian: false },
      shape: [3, 4],
      isFortran: true,
      start: 128,
    });
    assert.deepEqual(read("{'shape':(),'fortran_order':False,'descr':'>i2'}", 3), {
      type: { kind: 'signed', size: 2, isBigEndian: true },
      shape: [],
      isFortran: false,
      start: 64,
    });
  });

  it('needs all three', () => {
    const parts = ["'descr': '<f8', ", "'fortran_order': False, ", "'shape': (1,), "];
    for (const lacking of parts) assertDamaged(() => read(`{${parts.filter((part) => part !== lacking).join('')}}`));
    for (const text of ['', '{}', "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1,), }"])
      assert.equal(faultOf(() => read(text)).detail.args.at, 11);
  });

  it('has a type of numbers or texts of any size that they have', () => {
    const typeOf = (descr: string) => {
      const { kind, size } = read(`{'descr': '${descr}', 'fortran_order': False, 'shape': (1,), }`).type;
      return `${kind} ${size}`;
    };
    assert.deepEqual(['?', '|b1', 'u1', '<u2', '=i4', '<i8', '<f2', '>f8', '|S5', 'a3', '<U3'].map(typeOf), [
      'unsigned 1',
      'unsigned 1',
      'unsigned 1',
      'unsigned 2',
      'signed 4',
      'signed 8',
      'float 2',
      'float 8',
      'text 5',
      'text 3',
      'unicode 12',
    ]);
    for (const descr of ['', 'b2', '<i3', '<f16', '<c8', '<M8[ns]', '|V4', 'S0', 'U0', '<<i4']) {
      const { detail, place } = faultOf(() => typeOf(descr));
      assert.deepEqual([detail.code, detail.args, place?.file], ['data-array-type', { type: descr }, 'a.npy']);
    }
    assert.equal(faultOf(() => typeOf('|O')).detail.code, 'data-array-objects');
  });

  it('has up to 64 axes, whose lengths a double holds', () => {
    const shapeOf = (text: string) => read(`{'descr': '|u1', 'fortran_order': False, 'shape': ${text}, }`, 2).shape;
    assert.deepEqual([shapeOf('(5,)'), shapeOf('(2L, 3L)'), shapeOf('( 7 , )')], [[5], [2, 3], [7]]);
    assert.deepEqual([shapeOf(`(${'1,'.repeat(64)})`).length, shapeOf('(9007199254740991,)')], [64, [2 ** 53 - 1]]);
    for (const text of [`(${'1,'.repeat(65)})`, '(9007199254740992,)', '(,)', '(1,,2)', '(1 2)', '(1L2,)', '8'])
      assertDamaged(() => shapeOf(text));
  });
});
