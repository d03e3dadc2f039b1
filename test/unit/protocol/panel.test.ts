import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { editSchema } from '../../../src/protocol/edit';
import { panelContract } from '../../../src/protocol/panel';

const { calls, events } = panelContract;
const fits = (schema: v.GenericSchema, value: unknown): boolean => v.safeParse(schema, value).success;

describe('what a panel may ask', () => {
  it('is bounded', () => {
    const long = 'x'.repeat(100_000);
    const layer = 1;
    for (const [schema, value] of [
      [calls.openRun.params, { id: long }],
      [calls.renameRun.params, { id: long }],
      [calls.deleteRun.params, { id: long }],
      [calls.save.params, { name: long, bytes: new ArrayBuffer(1) }],
      [calls.save.params, { name: 'a', bytes: new ArrayBuffer(2 ** 26 + 1) }],
      [calls.save.params, { name: 'a', bytes: [1, 2, 3] }],
      [calls.points.params, { limit: 1e9 }],
      [calls.example.params, { from: 'typed', x: [1, Number.POSITIVE_INFINITY] }],
      [calls.example.params, { from: 'typed', x: new Array(1e6 + 1).fill(0) }],
      [calls.watch.params, { visible: true, example: null, surface: 1e6 }],
      [calls.unit.params, { position: 1, unit: 0, example: null, surface: 1e6 }],
      [calls.reveal.params, { line: -1, character: 0 }],
      [calls.control.params, { control: 'constructor' }],
      [editSchema, { type: 'rename', layer, name: long }],
      [editSchema, { type: 'rate', layer, rate: Number.POSITIVE_INFINITY }],
      [editSchema, { type: 'units', layer, units: 1.5 }],
      [editSchema, { type: 'units', layer: -1, units: 3 }],
      [editSchema, { type: 'units', layer: 'hidden', units: 3 }],
      [editSchema, { type: 'paste', after: 1, text: 'flatten' }],
      [calls.paste.params, { version: 1, after: 0.5 }],
      [calls.copyLayer.params, { layer: 1 }],
      [editSchema, { type: 'evaluate', layer }],
    ] as const) {
      assert.equal(fits(schema, value), false, JSON.stringify(value).slice(0, 80));
    }
    for (const [schema, value] of [
      [calls.openRun.params, { id: '1'.repeat(255) }],
      [calls.save.params, { name: 'a', bytes: new ArrayBuffer(2 ** 26) }],
      [editSchema, { type: 'rename', layer, name: 'x'.repeat(200) }],
    ] as const)
      assert.equal(fits(schema, value), true);
    assert.equal(fits(calls.openRun.params, { id: '1'.repeat(256) }), false);
    assert.equal(fits(editSchema, { type: 'rename', layer, name: 'x'.repeat(201) }), false);
    assert.equal(fits(editSchema, { type: 'rate', layer, rate: 0.5 }), true);
  });

  it('reaches no prototype, with any keys', () => {
    const schemas = [...Object.values(calls).map(({ params }) => params), ...Object.values(events)];
    const hostile = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];
    for (const text of hostile) {
      for (const schema of schemas) {
        const parsed = v.safeParse(schema, JSON.parse(text));
        assert.equal(parsed.success && 'polluted' in Object(parsed.output), false);
      }
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('is refused or understood, never the cause of a throw', () => {
    const schemas = Object.values(calls).map(({ params }) => params);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const schema of schemas) v.safeParse(schema, value);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
