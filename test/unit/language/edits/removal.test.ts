import assert from 'node:assert/strict';
import { type Comments, removal } from '../../../../src/language/edits/removal';
import { parse } from '../../../../src/language/syntax/parser';
import { blockOf, type SyntaxNode } from '../../../../src/language/syntax/tree';

/** A text without its node named `n`. */
function without(text: string, comments: Comments): string {
  const tree = parse(text);
  const found = (nodes: readonly SyntaxNode[]): SyntaxNode | undefined =>
    nodes.find(({ name }) => name.value === 'n') ??
    nodes.map((each) => found(blockOf(each)?.nodes ?? [])).find((each) => each !== undefined);
  const node = found(tree.nodes) ?? assert.fail(text);
  return [...removal(tree, node, comments)]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

describe('The removal of a node', () => {
  it('takes its whole line, unless a comment in it is kept', () => {
    for (const comments of ['keep', 'remove'] as const) {
      assert.equal(without('a 1\nn 1\nb 1\n', comments), 'a 1\nb 1\n');
      assert.equal(without('a 1\n  n 1\n', comments), 'a 1\n');
    }
    assert.equal(without('a 1\nn 1 // why\nb 1\n', 'remove'), 'a 1\nb 1\n');
    assert.equal(without('a 1\nn 1 // why\nb 1\n', 'keep'), 'a 1\n// why\nb 1\n');
  });

  it('leaves one separator between its neighbours in a line', () => {
    for (const comments of ['keep', 'remove'] as const) {
      assert.equal(without('a 1; n 1; b 1\n', comments), 'a 1; b 1\n');
      assert.equal(without('a 1; n 1\n', comments), 'a 1\n');
      assert.equal(without('n 1; b 1\n', comments), 'b 1\n');
    }
    assert.equal(without('a 1; n 1 // why\n', 'keep'), 'a 1 // why\n');
    assert.equal(without('a 1; n 1 // why\n', 'remove'), 'a 1\n');
  });

  it('takes its semicolon, and what it alone had in its line', () => {
    for (const comments of ['keep', 'remove'] as const) {
      assert.equal(without('m { n 1;\n}\n', comments), 'm {\n}\n');
      assert.equal(without('m { n 1; b 1\n}\n', comments), 'm { b 1\n}\n');
      assert.equal(without('n 1 ; b 1\n', comments), 'b 1\n');
    }
    assert.equal(without('m { n 1; // why\n}\n', 'remove'), 'm {\n}\n');
    assert.equal(without('m { n 1; // why\n}\n', 'keep'), 'm { // why\n}\n');
    assert.equal(without('n 1 /* why */; b 1\n', 'keep'), '/* why */b 1\n');
    assert.equal(without('n 1 /* why */; b 1\n', 'remove'), 'b 1\n');
  });
});
