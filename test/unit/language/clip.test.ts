import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import { copyLayer } from '../../../src/language/edits/paste';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits } from '../../../src/language/range';
import { caseCount } from '../../count';
import { written } from './arbitrary';

const lines = (...model: readonly string[]) => ['nnet 1', 'model {', ...model, '}', ''].join('\n');
const rich = '  dense hidden 4 tanh init=normal scale=0.5 bias=0.1 l2=0.01 slope=0.2 frozen // why';
const text = lines('  input 2', rich, '  dense output 1 sigmoid');

/** The text after pasting, or the code of the refusal. */
function pasted(into: string, after: number, clip: string): string {
  const resolved = resolveEdit(analyze(into), { type: 'paste', after, text: clip });
  return 'refusal' in resolved ? resolved.refusal.code : applyEdits(into, resolved.edits);
}

function copied(from: string, layer: number): string {
  const copy = copyLayer(analyze(from), layer);
  return 'refusal' in copy ? copy.refusal.code : copy.text;
}

describe('layers that are copied and pasted', () => {
  it('keep every byte: properties, the comment in the line, the spaces between', () => {
    assert.equal(copied(text, 1), rich);
    assert.equal(pasted(text, 2, rich), text.replace('sigmoid\n', `sigmoid\n${rich.replace('hidden', 'hidden2')}\n`));
    const odd = lines('  input 2', '  dense  "a"   3 /* three */ tanh', '  dense b 1');
    assert.equal(copied(odd, 1), '  dense  "a"   3 /* three */ tanh');
    assert.equal(pasted(odd, 2, copied(odd, 1)), odd.replace('b 1\n', 'b 1\n  dense  a2   3 /* three */ tanh\n'));
  });

  it('take a free name only where theirs is taken, and one that reads back', () => {
    const other = lines('  input 2', '  dense start 3');
    assert.equal(pasted(other, 1, rich), other.replace('start 3\n', `start 3\n${rich}\n`));
    assert.equal(
      pasted(other, 1, 'dense start 5\ndense start 6\ndense start2 7'),
      other.replace('3\n', '3\n  dense start2 5\n  dense start3 6\n  dense start4 7\n'),
    );
    const hard = lines('  input 2', '  dense "tab\\tquote\\" \\u{7}1" 3', '  dense out 1');
    const twice = pasted(hard, 1, copied(hard, 1));
    assert.deepEqual(
      analyze(twice).layers.map(({ name }) => name),
      ['input', 'tab\tquote" \u00071', 'tab\tquote" \u00072', 'out'],
    );
    const nameless = lines('  input 2', '  dropout rate=0.5');
    assert.equal(pasted(nameless, 1, copied(nameless, 1)), nameless.replace('0.5\n', '0.5\n  dropout rate=0.5\n'));
  });

  it('come from any text of layers, with its comments, in the manner of the place', () => {
    const clip =
      '\r\n\t// two layers\r\n\tdense a 3 \\\r\n\t  l2=0.5\r\n\r\n\t/- dense off 1\r\n\tdropout rate=0.5 // noise\r\n\r\n';
    const put = [
      '  // two layers',
      '  dense a 3 \\',
      '    l2=0.5',
      '',
      '  /- dense off 1',
      '  dropout rate=0.5 // noise',
      '',
    ];
    assert.equal(pasted(text, 0, clip), text.replace('input 2\n', `input 2\n${put.join('\n')}`));
    const windows = text.replaceAll('\n', '\r\n');
    assert.equal(pasted(windows, 0, clip), windows.replace('input 2\r\n', `input 2\r\n${put.join('\r\n')}`));
    assert.equal(
      pasted(text, 0, 'dense a 3\n    dense b 4\n    dense c 5'),
      text.replace('2\n', '2\n  dense a 3\n  dense b 4\n  dense c 5\n'),
    );
    assert.equal(pasted(text, 0, '\ufeffdense a 3; dense b 4'), text.replace('2\n', '2\n  dense a 3; dense b 4\n'));
  });

  it('join a line where their place is within one, and their comments stay theirs', () => {
    const short = 'nnet 1; model { input 2; dense a 3 tanh; dense b 1 }';
    const put = pasted(short, 1, 'dense c 4 // four\nflatten // */\n');
    assert.equal(put, short.replace('tanh;', 'tanh; dense c 4 /* four */; flatten;'));
    assert.equal(copied(short, 1), 'dense a 3 tanh');
    assert.equal(pasted(short, 2, 'dense a 3 tanh'), short.replace('b 1', 'b 1; dense a2 3 tanh'));
  });

  it('are nothing but layers that can be read', () => {
    for (const clip of [
      '',
      '// nothing',
      'seed 1',
      'input 3',
      'dense a 3\ninput 3',
      'dense a',
      'dense a 3 thanh',
      'dense a 3 }',
      'dense a 3 } train { epochs 1',
      'dense "a 3',
      'dense a 3 relu \\',
      'dense a 3 relu \\\n',
      'dense a 3 relu \\ // c',
      'dense a 3 relu \\ // c\n\n',
      '{ dense a 3 }',
      'weights "w.safetensors"',
      '/- dense a 3',
      'copied by somebody',
      'x'.repeat(2 ** 20 + 1),
    ])
      assert.equal(pasted(text, 0, clip), 'edit-paste-text', clip.slice(0, 40));
    assert.equal(copied(text, 0), 'edit-copy-input');
    assert.equal(copied(text, 3), 'edit-no-layer');
  });

  it('are the same layers again, but for their names (seed 321)', () => {
    fc.assert(
      fc.property(written, written, fc.nat(), fc.nat(), (from, into, which, where) => {
        const source = analyze(from.text);
        const target = analyze(into.text);
        const position = which % source.layers.length;
        const after = where % target.layers.length;
        const copy = copyLayer(source, position);
        if ('refusal' in copy) return assert.equal(position, 0);
        const resolved = resolveEdit(target, { type: 'paste', after, text: copy.text });
        assert.ok('edits' in resolved, copy.text);
        const edited = applyEdits(into.text, resolved.edits);
        const { layers, tree } = analyze(edited);
        assert.deepEqual(tree.faults, [], JSON.stringify(edited));
        assert.equal(layers.length, target.layers.length + 1, JSON.stringify(edited));
        const nameless = (all: typeof layers) => all.map((layer) => ({ ...layer, name: '' }));
        const own = source.layers.slice(position, position + 1);
        const expected = [...target.layers.slice(0, after + 1), ...own, ...target.layers.slice(after + 1)];
        assert.deepEqual(nameless(layers), nameless(expected), JSON.stringify(edited));
        assert.equal(new Set(layers.map(({ name }) => name)).size, layers.length);
        assert.equal(resolved.chosen, after + 1);
      }),
      { seed: 321, numRuns: caseCount(1000, 250) },
    );
  });
});
