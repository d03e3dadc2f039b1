import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { encodingNames, encodings } from '../../../../src/model/source';

const specOf = (encoding: string): string =>
  `nnet 1\ndata { file "t.csv" target=y encoding=${encoding} }\nmodel { input 1; dense out 1 }\n`;

function encodingOf(written: string): string | undefined {
  const { spec, problems } = analyze(specOf(written));
  assert.deepEqual(problems, [], written);
  return spec?.data?.source.from === 'file' ? spec.data.source.encoding : undefined;
}

describe('an encoding in a spec', () => {
  it('is known by each of its names, in upper case, too', () => {
    for (const name of encodings) assert.deepEqual([name, name.toUpperCase()].map(encodingOf), [name, name]);
    for (const [name, meant] of Object.entries(encodingNames)) {
      assert.deepEqual([name, name.toUpperCase()].map(encodingOf), [meant, meant]);
    }
  });

  it('has the names by which the platform knows it, where it knows them', () => {
    let known = 0;
    for (const [name, meant] of Object.entries(encodingNames)) {
      try {
        const found = new TextDecoder(name).encoding;
        // GB 18030 is GBK with more characters.
        assert.equal(found === 'gbk' ? 'gb18030' : found, meant);
        known++;
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error));
      }
    }
    assert.ok(known > 10, `${known}`);
  });

  it('is not known by the names of objects’ properties, nor misspelt', () => {
    for (const [written, suggestion] of [
      ['constructor', undefined],
      ['utf-7', 'utf-8'],
    ] as const) {
      const [problem] = analyze(specOf(written)).problems;
      assert.deepEqual([problem?.code, problem?.message.args.suggestion], ['unknown-value', suggestion]);
    }
  });
});
