import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { loadSpec, readSpecFile } from '../../../src/cli/spec-file';
import { encodeUtf8 } from '../../../src/model/utf8';
import type { Environment } from '../../../src/worker/environment';
import { faultOf } from '../data/specs';
import { flower } from './shell';

/** A command's surroundings in which every file has these bytes, and what it complains of. */
function around(bytes: Uint8Array, json = false) {
  const complaints: string[] = [];
  const streams = {
    out: { write: () => true, once: () => undefined },
    error: { write: (text: string) => complaints.push(text) },
  };
  const environment: Environment = {
    now: () => 0,
    date: () => '',
    deliverMessages: async () => undefined,
    wait: async () => undefined,
    readFile: () => bytes,
    openFile: () => bytes,
    version: 'test',
  };
  const surroundings = {
    output: new Output(streams, 'en', json),
    environment,
    file: '',
    onSignal: () => () => undefined,
    onOutputLost: () => () => undefined,
  };
  return { surroundings, complaints };
}

describe('the file of a spec', () => {
  it('is refused at the first byte that is no UTF-8, by line and column as editors count them', () => {
    const at = (before: string) => {
      const bytes = Uint8Array.of(...encodeUtf8(before), 0xe9, 0x0a);
      const { detail, place } = faultOf(() => readSpecFile('s.nnet', around(bytes).surroundings));
      assert.deepEqual(
        [detail.code, detail.args, place?.file],
        ['cli-spec-invalid-utf8', { at: bytes.length - 2 }, 's.nnet'],
      );
      return [place?.line, place?.column];
    };
    assert.deepEqual(
      [at(''), at('abc'), at('a\nbc'), at('\n\n')],
      [
        [1, 1],
        [1, 4],
        [2, 3],
        [3, 1],
      ],
    );
    assert.deepEqual(
      [at('a\r\nb'), at('a\rb'), at('a\r\r\nbb')],
      [
        [2, 2],
        [2, 2],
        [3, 3],
      ],
    );
    // Letters of two and three bytes are one unit of UTF-16, those of four bytes two.
    assert.deepEqual(
      [at('é'), at('红'), at('𝄞'), at('é红𝄞x')],
      [
        [1, 2],
        [1, 2],
        [1, 3],
        [1, 6],
      ],
    );
  });

  it('is refused where it is empty', () => {
    const { detail, place } = faultOf(() => readSpecFile('s.nnet', around(new Uint8Array()).surroundings));
    assert.deepEqual([detail.code, place], ['cli-spec-empty', { file: 's.nnet', line: 1, column: 1 }]);
  });

  it('is told with its errors, and to people with its warnings', () => {
    const told = (text: string, json: boolean) => {
      const { surroundings, complaints } = around(encodeUtf8(text), json);
      const loaded = loadSpec('s.nnet', surroundings);
      return [typeof loaded === 'number' ? loaded : 'a spec', ...complaints];
    };
    const wrong = flower().replace('hidden 4', 'hidden 0');
    for (const json of [false, true]) {
      assert.deepEqual(told(flower(), json), ['a spec']);
      const [status, first] = told(wrong, json);
      assert.equal(status, 1);
      assert.match(String(first), /^s\.nnet:6:16: error out-of-range: /);
    }
    const warned = flower(5, 'expect { train-cost }');
    assert.deepEqual(told(warned, true), ['a spec']);
    assert.match(told(warned, false).join(), /^a spec,s\.nnet:15:\d+: warning empty-expectation: .*\n$/);
  });
});
