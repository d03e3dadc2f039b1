import assert from 'node:assert/strict';
import { parse } from '../../../../src/language/syntax/parser';
import type { SyntaxNode } from '../../../../src/language/syntax/tree';

/** A node as its name, its values and properties, and the nodes of its blocks. */
function outline({ name, entries, blocks }: SyntaxNode): unknown[] {
  const written = entries.map((entry) =>
    entry.type === 'argument' ? entry.value.value : `${entry.key.value}=${entry.value?.value ?? '?'}`,
  );
  return [name.value, ...written, ...blocks.map((block) => block.nodes.map(outline))];
}

const read = (text: string): unknown[] => parse(text).nodes.map(outline);
const faults = (text: string): string[] =>
  parse(text).faults.map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);
/** What the text of each node is. */
const written = (text: string): string[] => parse(text).nodes.map(({ start, end }) => text.slice(start, end));

describe('The parser', () => {
  it('takes space and comments behind a type annotation', () => {
    for (const text of ['(t)a 1', '(t) a 1', '(t)/* c */ a 1', '(t)\\\n a 1']) {
      assert.deepEqual(read(text), [['a', 1]], text);
    }
    assert.deepEqual(written('(t)a'), ['a']);
  });

  it('has a value in place of a name for that name, once', () => {
    assert.deepEqual(faults('5 x'), ['missing-name: 5']);
    assert.deepEqual(read('5 x'), [[null, 'x']]);
    assert.deepEqual(read('a\n"b" 2; c'), [['a'], ['b', 2], ['c']]);
  });

  it('names the property that has no value', () => {
    assert.deepEqual(faults('a b='), ['missing-value: b=']);
    assert.deepEqual(parse('a bc=; d').faults[0]?.args, { text: 'bc' });
    assert.deepEqual(read('a bc=; d'), [['a', 'bc=?'], ['d']]);
    assert.deepEqual(read('a b = 1 c'), [['a', 'b=1', 'c']]);
    assert.deepEqual(faults('a =1'), ['stray-equals: =']);
    assert.deepEqual(faults('a 1 = 2'), ['property-name: 1']);
    assert.deepEqual(faults('a "b"1'), ['missing-space: ']);
    assert.deepEqual(faults('a /-"b"1'), ['missing-space: ']);
  });

  it('takes lines and comments between `/-` and what it switches off', () => {
    for (const gap of ['', ' ', '\n', ' // c\n ', '/* c */']) {
      const [node] = parse(`a /-${gap}1 2`).nodes;
      assert.deepEqual(
        node?.entries.map(({ disabled }) => disabled),
        [true, false],
        gap,
      );
      assert.deepEqual(
        parse(`/-${gap}a; b`).nodes.map(({ disabled }) => disabled),
        [true, false],
        gap,
      );
    }
    assert.deepEqual(faults('a /- /- 1'), ['empty-slashdash: /-']);
    assert.deepEqual(faults('a /-'), ['empty-slashdash: /-']);
    assert.deepEqual(faults('/- }'), ['empty-slashdash: /-', 'stray-brace: }']);
  });

  it('ends a node at its last part', () => {
    assert.deepEqual(written('a 1 b=2 ; c { d } // e\nf'), ['a 1 b=2', 'c { d }', 'f']);
    assert.deepEqual(written('(t)a'), ['a']);
    assert.deepEqual(written('x\n= '), ['x', '=']);
    const { tokens, nodes } = parse('(t)a b');
    assert.deepEqual(
      [nodes[0]?.tokens.first, nodes[0]?.tokens.last, nodes[0]?.tokens.terminator],
      [0, tokens.length - 1, tokens.length],
    );
    const [bare] = parse('/-(t)a').nodes;
    assert.deepEqual([bare?.tokens.last, bare?.end, bare?.disabled], [2, 6, true]);
  });
});

describe('A block', () => {
  it('reaches from its brace to the one that closes it, or to the end, and may be one of several', () => {
    const text = 'a /-{ b } { c';
    const [node] = parse(text).nodes;
    assert.deepEqual(
      node?.blocks.map(({ start, end, closed, disabled }) => [text.slice(start, end), closed, disabled]),
      [
        ['{ b }', true, true],
        ['{ c', false, false],
      ],
    );
    assert.deepEqual(faults('a { b } { c }'), ['second-block: {']);
    assert.deepEqual(faults('a { b } /-{ c }'), []);
    assert.deepEqual(faults('a { b } c'), ['after-block: c']);
    assert.deepEqual(read('a { b } c'), [['a', [['b']]], ['c']]);
    assert.deepEqual(read('a { b } /-c d'), [['a', 'c', [['b']]], ['d']]);
    assert.deepEqual(
      parse('{ b }').faults.map(({ code }) => code),
      ['missing-name'],
    );
  });
});

describe('A block that is not closed', () => {
  it('ends before the line that is no deeper than its owner', () => {
    const text = 'a {\n  b\nc 1\n';
    assert.deepEqual(read(text), [
      ['a', [['b']]],
      ['c', 1],
    ]);
    assert.deepEqual(written(text), ['a {\n  b\n', 'c 1']);
    const [owner, next] = parse(text).nodes;
    assert.ok(owner && next && owner.tokens.last < next.tokens.first);
    assert.deepEqual(faults(text), ['unclosed-block: {']);
  });

  it('keeps what is deeper, and what shares a line with what is', () => {
    assert.deepEqual(read('a {\n  b\n  c; d'), [['a', [['b'], ['c'], ['d']]]]);
    assert.deepEqual(read('a { b\n c'), [['a', [['b'], ['c']]]]);
    assert.deepEqual(read('a { b; c\nd'), [['a', [['b'], ['c']]], ['d']]);
  });

  it('is closed by indentation in up to seven levels, whose braces could be forgotten one by one', () => {
    const nested = (levels: number): unknown[] =>
      read(`${Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a {\n`).join('')}z`);
    assert.equal(nested(7).length, 2);
    assert.equal(nested(8).length, 1);
  });

  it('is measured by the line of its owner, also where that is not the first in it', () => {
    assert.deepEqual(read('  x; a {\n    b\n  c'), [['x'], ['a', [['b']]], ['c']]);
    assert.deepEqual(read('  x; a {\n    b\n   c'), [['x'], ['a', [['b'], ['c']]]]);
    assert.deepEqual(read('o {\n  a {\n    b\n  c\n}'), [['o', [['a', [['b'], ['c']]]]]]);
  });
});
