import assert from 'node:assert/strict';
import { existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { flower, Shell } from './shell';

const table = (file: string, model = 'dense output 1 sigmoid'): string => `nnet 1
data { file "${file}" target=y }
model { input 2; ${model} }
train { epochs 3 }
`;

describe('bad input', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
  });
  after(() => shell.remove());

  /** One sentence, exit 1, nothing on standard output, nothing left on disk. */
  function refuses(spec: string, pattern: RegExp): void {
    const { status, out, error } = shell.run('train', spec, '--format', 'json');
    assert.deepEqual([status, out], [1, ''], error);
    assert.match(error, pattern);
    assert.equal(error.trimEnd().split('\n').length, 1, error);
    assert.equal(existsSync(join(shell.folder, '.nnet-runs')), false);
  }

  it('a spec that is missing, a folder, empty or no UTF-8', () => {
    mkdirSync(join(shell.folder, 'folder.nnet'));
    shell.write('empty.nnet', '');
    shell.write('bytes.nnet', Buffer.from('nnet 1\nname "\xe9"\n', 'latin1'));
    refuses('gone.nnet', /^error path-missing: .*gone\.nnet/);
    refuses('folder.nnet', /^error path-folder: .*folder\.nnet/);
    refuses('empty.nnet', /^empty\.nnet:1:1: error cli-spec-empty: /);
    refuses('bytes.nnet', /^bytes\.nnet:2:7: error cli-spec-invalid-utf8: /);
  });

  for (const [name, content, pattern] of [
    ['empty', '', /^empty\.csv: error data-empty-file: /],
    ['column', 'a,b,z\n1,2,0\n3,4,1\n', /^column\.csv:1: error data-column-unknown: .*“y”/],
    ['ragged', 'a,b,y\n1,2,0\n3,4\n', /^ragged\.csv:3:\d+: error data-ragged-row: /],
    ['text', 'a,b,y\n1,2,0\n3,two,1\n', /^text\.csv:3:3: error data-text-among: .*“two”/],
    ['nan', 'a,b,y\n1,2,0\n3,NaN,1\n', /^nan\.csv:3:3: error data-missing-cell-mark: /],
    ['infinite', 'a,b,y\n1,1e999,0\n3,4,1\n', /^infinite\.csv:2:3: error data-not-finite: /],
    ['bytes', Buffer.from('a,b,y\n1,\xff,0\n', 'latin1'), /^bytes\.csv:2: error data-not-utf8: /],
  ] as const) {
    it(`a table that is wrong: ${name}`, () => {
      shell.write(`${name}.csv`, content);
      shell.write(`${name}.nnet`, table(`${name}.csv`));
      refuses(`${name}.nnet`, pattern);
    });
  }

  it('a table that is missing or a folder', () => {
    shell.write('missing.nnet', table('gone.csv'));
    refuses('missing.nnet', /^error path-missing: .*gone\.csv/);
    mkdirSync(join(shell.folder, 'folder.csv'));
    shell.write('folder-table.nnet', table('folder.csv'));
    refuses('folder-table.nnet', /^error path-folder: .*folder\.csv/);
  });

  it('a line of 200 MB', () => {
    const file = openSync(join(shell.folder, 'long.csv'), 'w');
    writeSync(file, 'a,b,y\n1,2,0\n');
    const million = Buffer.alloc(1_000_000, '7');
    for (let i = 0; i < 200; i++) writeSync(file, million);
    shell.write('long.nnet', table('long.csv'));
    refuses('long.nnet', /^long\.csv:3: error data-line-too-long: /);
  });

  it('layers of a thousand million units, before memory is taken for them', () => {
    shell.write('huge.nnet', flower().replace('hidden 4', 'hidden 1000000000'));
    refuses('huge.nnet', /^huge\.nnet: error memory-budget: .*“hidden”/);
  });

  it('two layers of one name', () => {
    shell.write('twins.nnet', flower().replace('dense output', 'dense hidden'));
    refuses('twins.nnet', /^twins\.nnet:7:9: error duplicate-layer: .*“hidden”/);
  });

  it('softmax units that are not as many as the classes, generated or read', () => {
    shell.write(
      'blobs.nnet',
      table('x').replace('file "x" target=y', 'generate blobs').replace('1 sigmoid', '4 softmax'),
    );
    refuses('blobs.nnet', /^blobs\.nnet:3:\d+: error class-count: /);
    shell.write('three.csv', 'a,b,y\n1,2,p\n3,4,q\n5,6,r\n');
    shell.write('three.nnet', table('three.csv', 'dense output 4 softmax'));
    refuses('three.nnet', /error data-classes-mismatch: .*p, q, r/);
  });

  it('initial weights that are not there, or of other shapes', () => {
    shell.write('weighted.nnet', flower().replace('input 2', 'weights "w.safetensors"\n  input 2'));
    refuses('weighted.nnet', /^error path-missing: .*w\.safetensors/);
  });
});
