import assert from 'node:assert/strict';
import * as v from 'valibot';
import { Fault, message, together } from '../../../src/model/message';
import { faultFrom, faultSchema, faultsIn, faultView } from '../../../src/protocol/fault';

describe('a fault that crosses a channel', () => {
  const first = new Fault(message('data-text-among', { column: 'a', value: '-' }), {
    file: 't.csv',
    line: 3,
    column: 1,
  });
  const second = new Fault(
    message('data-missing-cell', { column: 'b' }),
    { file: 't.csv', line: 2 },
    {
      cells: { count: 4, lines: [2, 5, 6] },
    },
  );
  const plain = new Fault(message('data-no-features'));

  it('is the same on the other side, with all faults beside it', () => {
    for (const fault of [first, second, plain, together([first, second, plain])]) {
      const view = v.parse(faultSchema, JSON.parse(JSON.stringify(faultView(fault))));
      const arrived = faultFrom(view);
      assert.deepEqual(
        arrived.all.map(({ detail, place, facts }) => ({ detail, place, cells: facts.cells })),
        fault.all.map(({ detail, place, facts }) => ({ detail, place, cells: facts.cells })),
      );
      assert.equal(faultsIn(view).length, fault.all.length);
    }
  });

  it('keeps what is beside it where its file or its sentence becomes another', () => {
    const all = together([first, second]);
    const moved = all.moved((place) => place && { ...place, file: 'data/t.csv' }).all;
    assert.deepEqual(
      moved.map(({ place }) => [place?.file, place?.line]),
      [
        ['data/t.csv', 3],
        ['data/t.csv', 2],
      ],
    );
    assert.equal(moved[1]?.facts.cells?.count, 4);
    const retold = all.retold(({ args }) => message('data-predict-missing', args)).all;
    assert.deepEqual(
      retold.map(({ detail }) => detail),
      [
        { code: 'data-predict-missing', args: first.detail.args },
        { code: 'data-predict-missing', args: second.detail.args },
      ],
    );
    assert.equal(
      all.retold((detail) => detail),
      all,
    );
  });
});
