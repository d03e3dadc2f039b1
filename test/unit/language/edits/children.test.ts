import assert from 'node:assert/strict';
import { addChildren } from '../../../../src/language/edits/children';
import { applyEdits } from '../../../../src/language/range';
import { parse } from '../../../../src/language/syntax/parser';
import { blockOf, type SyntaxNode } from '../../../../src/language/syntax/tree';

/** The text with these children of its node named `n`. */
function extended(text: string, ...children: readonly string[]): string {
  const tree = parse(text);
  const found = (nodes: readonly SyntaxNode[]): SyntaxNode | undefined =>
    nodes.find(({ name }) => name.value === 'n') ??
    nodes.map((node) => found(blockOf(node)?.nodes ?? [])).find((node) => node !== undefined);
  return applyEdits(text, [addChildren(tree, found(tree.nodes) ?? assert.fail(text), children)]);
}

describe('The children that are added to a node', () => {
  it('follow those that it has, as these are written', () => {
    assert.equal(extended('n 1 { a; b }', 'c', 'd 2'), 'n 1 { a; b; c; d 2 }');
    assert.equal(extended('n {\n    a\n}\n', 'c', 'd'), 'n {\n    a\n    c\n    d\n}\n');
  });

  it('fill a block that is empty', () => {
    assert.equal(extended('n {}', 'c', 'd'), 'n { c; d }');
    assert.equal(extended('a 1\nn 1 { }', 'c'), 'a 1\nn 1 { c }');
  });

  it('have a block of lines where the node has lines of its own, indented as it is', () => {
    assert.equal(extended('n', 'c'), 'n {\n  c\n}');
    assert.equal(extended('n 1 x=2\n', 'c', 'd'), 'n 1 x=2 {\n  c\n  d\n}\n');
    assert.equal(
      extended('m {\r\n\tn 1 // why\r\n}\r\n', 'c', 'd'),
      'm {\r\n\tn 1 {\r\n\t  c\r\n\t  d\r\n\t} // why\r\n}\r\n',
    );
  });

  it('have a block in the line where the node shares it', () => {
    assert.equal(extended('a; n 1; b', 'c', 'd'), 'a; n 1 { c; d }; b');
    assert.equal(extended('n 1; b\n', 'c'), 'n 1 { c }; b\n');
    assert.equal(extended('m { n\n}', 'c'), 'm { n { c }\n}');
  });
});
