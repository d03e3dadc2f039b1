import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareData } from '../../../src/data/prepare';
import { Fault } from '../../../src/model/message';
import { missingPolicies } from '../../../src/model/source';
import { encodeUtf8 } from '../../../src/model/utf8';
import { filesOf, specOf, tabular } from './specs';

const seed = 20268;

describe(`any bytes at all (seed ${seed})`, () => {
  const words = fc.constantFrom(
    'a',
    'b',
    'y',
    '1',
    '-2.5',
    '0',
    '"',
    '""',
    ',',
    ',',
    ';',
    '\t',
    '\n',
    '\n',
    '\r\n',
    ' ',
    'NaN',
    '?',
    'é',
    '\0',
  );
  const texts = fc.array(words, { maxLength: 60 }).map((parts) => encodeUtf8(`a,b,y\n${parts.join('')}`));
  const cell = fc.constantFrom('1', '0', '-2.5', '7e3', '', 'u', 'NaN', '"v"');
  const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('0', '1')), { maxLength: 5 });
  const tables = rows.map((lines) => encodeUtf8(`a,b,y\n${lines.map((line) => line.join(',')).join('\n')}`));
  const wild = fc.oneof(texts, tables, fc.uint8Array({ maxLength: 60 }));
  const sources = fc.record({
    target: fc.constantFrom('y', '3', 'b,y', ''),
    header: fc.boolean(),
    missing: fc.constantFrom(...missingPolicies),
    encode: fc.constantFrom(undefined, 'one-hot' as const),
    loss: fc.constantFrom('cross-entropy' as const, 'mse' as const),
    inputs: fc.integer({ min: 1, max: 3 }),
  });

  it('make a data set of finite numbers or a Fault, and nothing else', () => {
    let prepared = 0;
    fc.assert(
      fc.property(wild, sources, (bytes, { loss, inputs, encode, ...rest }) => {
        const source = tabular({ ...rest, ...(encode ? { encode } : {}) });
        try {
          const { train, features } = prepareData(
            specOf({ source }, { loss, inputs, activation: 'sigmoid' }),
            filesOf(bytes),
          );
          assert.ok(train.m > 0 && train.x.doubles().length === train.m * features && train.y.length === train.m);
          assert.ok(train.x.doubles().every(Number.isFinite) && train.y.every(Number.isFinite));
          prepared++;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
      }),
      { seed, numRuns: 4000 },
    );
    assert.ok(prepared > 20, `${prepared} of them were data sets`);
  });
});
