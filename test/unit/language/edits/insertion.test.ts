import assert from 'node:assert/strict';
import { analyze } from '../../../../src/language/analyze';
import { copyLayer } from '../../../../src/language/edits/paste';
import { resolveEdit } from '../../../../src/language/edits/resolve';
import { applyEdits } from '../../../../src/language/range';
import type { Edit } from '../../../../src/model/edit';

/** The text after an edit, or the code of its refusal. */
function edited(text: string, edit: Edit): string {
  const resolved = resolveEdit(analyze(text), edit);
  return 'refusal' in resolved ? resolved.refusal.code : applyEdits(text, resolved.edits);
}
const inserted = (text: string, after: number): string => edited(text, { type: 'insert', after, kind: 'flatten' });
const pasted = (text: string, after: number, clip: string): string =>
  edited(text, { type: 'paste', after, text: clip });
const removed = (text: string, layer: number): string => edited(text, { type: 'delete', layer });

describe('A new layer', () => {
  it('has a line of its own after one that ends its line, also where that one does not start it', () => {
    const text = 'nnet 1\nmodel { input 2\n    dense a 3\n}';
    assert.equal(inserted(text, 0), text.replace('input 2\n', 'input 2\n    flatten\n'));
    const lone = 'nnet 1\n  model { input 2\n  }';
    assert.equal(inserted(lone, 0), lone.replace('input 2\n', 'input 2\n    flatten\n'));
    const after = 'nnet 1; model { input 2\n}';
    assert.equal(inserted(after, 0), after.replace('input 2\n', 'input 2\n  flatten\n'));
  });

  it('joins the last of several on a line, but not behind a comment of theirs', () => {
    const text = 'nnet 1\nmodel {\n   input 2; dense a 3\n  dense b 4\n}';
    assert.equal(inserted(text, 1), text.replace('a 3', 'a 3; flatten'));
    const noted = text.replace('a 3', 'a 3 // why');
    assert.equal(inserted(noted, 1), noted.replace('why\n', 'why\n   flatten\n'));
  });

  it('is indented as the line of the layer before it', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n      dense a 3\n dense b 4\n}';
    for (const [after, line] of ['  input 2\n', '      dense a 3\n', ' dense b 4\n'].entries()) {
      assert.equal(inserted(text, after), text.replace(line, line + line.replace(/\S.*/, 'flatten')));
    }
  });

  it('ends its line as the layer before it does, whatever most lines have', () => {
    const text = 'nnet 1\nmodel {\n  input 2\r\n  dense a 3\n  dense b 4\n}';
    assert.equal(pasted(text, 0, 'flatten\nflatten'), text.replace('2\r\n', '2\r\n  flatten\r\n  flatten\r\n'));
    assert.equal(pasted(text, 1, 'flatten\nflatten'), text.replace('3\n', '3\n  flatten\n  flatten\n'));
    const last = 'nnet 1\nmodel {\n  input 2\n  dense a 3\r\n  dense b 4 }';
    assert.equal(inserted(last, 2), last.replace('b 4', 'b 4\r\n  flatten'));
  });

  it('has the name that it is given, where its kind has one', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  dense a 3\n}';
    const name = 'b';
    for (const [kind, line] of [
      ['dropout', 'dropout b rate=0.5'],
      ['flatten', 'flatten'],
      ['dense', 'dense b 4 tanh'],
    ] as const)
      assert.equal(edited(text, { type: 'insert', after: 0, kind, name }), text.replace('2\n', `2\n  ${line}\n`));
    assert.equal(
      edited(text, { type: 'insert', after: 0, kind: 'dropout' }),
      text.replace('2\n', '2\n  dropout rate=0.5\n'),
    );
    assert.equal(edited(text, { type: 'insert', after: 0, kind: 'flatten', name: 'a' }), inserted(text, 0));
    assert.equal(edited(text, { type: 'insert', after: 9, kind: 'flatten' }), 'edit-no-layer');
  });
});

describe('A deleted layer', () => {
  it('leaves a comment above it and the brace behind it where they are', () => {
    const text = 'nnet 1\nmodel {\n  input 2\n  // last\n  dense a 3 }';
    assert.equal(removed(text, 1), text.replace('dense a 3 ', ''));
    const shared = 'nnet 1\nmodel {\n  input 2\n  /* first */ dense a 3\n  dense b 4\n}';
    assert.equal(removed(shared, 1), shared.replace(' dense a 3', ''));
  });
});

describe('A pasted layer', () => {
  const text = 'nnet 1\nmodel {\n  input 2\n  dense out 1\n}';
  const put = (clip: string, lines: string): void =>
    assert.equal(pasted(text, 0, clip), text.replace('input 2\n', `input 2\n${lines}\n`));

  it('keeps the indentation that it does not share with the others', () => {
    put('dense a 3\n  dense b 4\n    dense c 5', '  dense a 3\n  dense b 4\n    dense c 5');
    put('\tdense a 3\n  dense b 4', '  \tdense a 3\n    dense b 4');
    put('    dense a 3\n   dense b 4', '   dense a 3\n  dense b 4');
  });

  it('has its comment in the form for the line', () => {
    const short = 'nnet 1; model { input 2; dense out 1 }';
    assert.equal(pasted(short, 0, 'dense a 3 //why'), short.replace('2;', '2; dense a 3 /* why */;'));
    assert.equal(pasted(short, 0, 'dense a 3 /* why */'), short.replace('2;', '2; dense a 3 /* why */;'));
  });

  it('may be as long as nobody writes one, and no longer', () => {
    const longest = `dense a 3 //${'x'.repeat(2 ** 20 - 12)}`;
    assert.equal(longest.length, 2 ** 20);
    put(longest, `  ${longest}`);
    assert.equal(pasted(text, 0, `${longest}x`), 'edit-paste-text');
  });

  it('does not reach out of the block that it is pasted into', () => {
    for (const clip of [
      'dense a 3 } /-{',
      'dense a 3\n}\nx {',
      'dense a 3 }; /-x {',
      'dense a 3 } {',
      'dense a 3 } // {',
    ])
      assert.equal(pasted(text, 0, clip), 'edit-paste-text', clip);
  });
});

describe('A copied layer', () => {
  it('is its whole line where it has one, else its own part', () => {
    const text = analyze('nnet 1\nmodel {\n  input 2\n  dense a 3; dense b 4\n  dense c 5 // why\n}');
    const copies = [1, 2, 3].map((layer) => copyLayer(text, layer));
    assert.deepEqual(copies, [{ text: 'dense a 3' }, { text: 'dense b 4' }, { text: '  dense c 5 // why' }]);
  });
});
