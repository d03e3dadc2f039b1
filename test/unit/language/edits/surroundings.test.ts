import assert from 'node:assert/strict';
import { surroundingsOf } from '../../../../src/language/edits/surroundings';
import type { Range } from '../../../../src/language/range';
import { parse } from '../../../../src/language/syntax/parser';

/** What is around the node named `n` of a text, each part as its text. */
function around(text: string) {
  const tree = parse(text);
  const node = tree.nodes.find(({ name }) => name.value === 'n') ?? assert.fail(text);
  const of = (range: Range | undefined): string | undefined => range && text.slice(range.start, range.end);
  const { startsLine, endsLine, line, spaceBefore, separator, lineBreak, terminator, ...rest } = surroundingsOf(
    tree,
    node,
  );
  const { trailEnd, continued, comments, lineEnding } = rest;
  return {
    whole: [startsLine, endsLine],
    line: of(line),
    before: of(spaceBefore),
    separator: of(separator),
    lineBreak: of(lineBreak),
    terminator: of(terminator),
    trail: text.slice(node.end, trailEnd),
    continued,
    comments: comments.map(of),
    lineEnding,
  };
}

const alone = {
  whole: [true, true],
  line: 'n 1',
  before: '',
  separator: undefined,
  lineBreak: undefined,
  terminator: undefined,
  trail: '',
  continued: false,
  comments: [],
  lineEnding: '',
};

describe('The surroundings of a node', () => {
  it('at the start and the end of a text are nothing but its indentation', () => {
    assert.deepEqual(around('n 1'), alone);
    assert.deepEqual(around('  n 1'), { ...alone, line: '  n 1', before: '  ' });
    assert.deepEqual(around('\ufeff n 1'), { ...alone, line: ' n 1', before: ' ' });
  });

  it('are its line with the comments behind it, up to the line ending', () => {
    const line = '  n 1 /* b */ // c\r\n';
    assert.deepEqual(around(`a\n${line}z`), {
      ...alone,
      line,
      before: '  ',
      lineBreak: '\n',
      terminator: '// c',
      trail: ' /* b */',
      comments: ['/* b */', '// c'],
      lineEnding: '\r\n',
    });
  });

  it('are the nodes beside it, where it shares its line', () => {
    const shared = { ...alone, whole: [false, false], separator: ';', terminator: ';', before: ' ' };
    const middle = around('a; n 1; b');
    assert.deepEqual({ ...middle, line: '' }, { ...shared, line: '' });
    const last = around('a; n 1; /* c */ // d\n');
    assert.deepEqual(
      [last.whole, last.separator, last.terminator, last.comments, last.trail, last.lineEnding],
      [[false, true], ';', ';', ['/* c */', '// d'], '', '\n'],
    );
    const first = around('n 1; b');
    assert.deepEqual([first.whole, first.separator, first.terminator], [[true, false], undefined, ';']);
    assert.deepEqual(around('n 1; // c').whole, [true, true]);
  });

  it('are a line that may be joined to the one above, unless a comment or a `\\` needs its line ending', () => {
    const joins = (above: string): boolean => around(`${above}\nn 1`).lineBreak !== undefined;
    assert.deepEqual(['a', 'a ', 'a;', 'a /* c */', 'a {}'].map(joins), [true, true, true, true, true]);
    assert.deepEqual(['a // c', '', 'a\n\\'].map(joins), [false, false, false]);
  });

  it('tell whether its line goes on behind a `\\`', () => {
    const { continued, trail, comments } = around('n 1 /* a */ \\ // b\n');
    assert.deepEqual([continued, trail, comments], [true, ' /* a */ \\ // b', ['/* a */', '// b']]);
    assert.equal(around('n \\\n 1').continued, false);
  });
});
