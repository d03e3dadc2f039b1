import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { encodeUtf8 } from '../../../src/model/utf8';
import { specOf, TrainingFixture } from './training-fixture';

describe('what the data doctor finds when a network is prepared', () => {
  const csv = (rows: number): ArrayBuffer => {
    const line = (i: number): string => `3,${(i * 29) % 97},${(i * 31) % 89},${i % 2}\n`;
    return Uint8Array.from(encodeUtf8(`c,a,b,y\n${Array.from({ length: rows }, (_, i) => line(i)).join('')}`)).buffer;
  };
  const packed = (bytes: ArrayBuffer): ArrayBuffer => Uint8Array.from(gzipSync(bytes)).buffer;
  const spec = specOf(
    'nnet 1\ndata {\n  file "t.csv" target=y\n}\nmodel {\n  input 3\n  dense out 1 sigmoid\n}\ntrain { epochs 1 }\n',
  );
  const found = (rows: number, examines?: boolean, isPacked = false): readonly string[] | undefined =>
    new TrainingFixture(spec)
      .prepare({
        files: { 't.csv': { bytes: isPacked ? packed(csv(rows)) : csv(rows) } },
        ...(examines === undefined ? {} : { examines }),
      })
      .findings?.map(({ code }) => code);

  it('is told where it is asked for, of files that are not large', () => {
    assert.deepEqual(found(40, true), ['constant-column']);
    assert.equal(found(40, false), undefined);
    assert.equal(found(40), undefined);
    assert.deepEqual(found(125_000, true)?.includes('constant-column'), true, 'half a million cells');
    assert.equal(found(125_001, true), undefined);
    assert.equal(found(125_001, true, true), undefined, 'however small the file is that holds them');
  });

  it('of examples that are drawn is only whether the network can give their targets', () => {
    const drawn = (text: string) => new TrainingFixture(specOf(text)).prepare({ examines: true }).findings;
    assert.deepEqual(drawn('nnet 1\ndata { generate xor }\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\n'), []);
    const sine = 'nnet 1\ndata { generate sine }\nmodel {\n  input 1\n  dense out 1 relu\n}\n';
    assert.deepEqual(
      drawn(sine)?.map(({ code }) => code),
      ['target-range'],
    );
  });
});
