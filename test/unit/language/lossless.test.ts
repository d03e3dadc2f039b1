import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/language/analyze';
import { print, type SyntaxNode } from '../../../src/language/syntax/tree';
import { caseCount } from '../../count';
import { anyText } from './damage';

const texts = caseCount(20_000);

/** These nodes and all within them. */
function nodesIn(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.flatMap((node) => [node, ...node.blocks.flatMap((block) => nodesIn(block.nodes))]);
}

describe('any text', () => {
  it(`is read without a throw and printed as it was (${texts} texts, seed 7)`, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const analysis = analyze(text);
        assert.equal(print(analysis.tree), text);
        for (const { tokens } of nodesIn(analysis.tree.nodes)) {
          assert.ok(0 <= tokens.first && tokens.first <= tokens.last && tokens.last < tokens.terminator);
          assert.ok(tokens.terminator <= analysis.tree.tokens.length);
        }
        for (const { range } of analysis.problems) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
        }
        assert.equal(
          analysis.spec === undefined,
          analysis.format === 'verification' || analysis.problems.some(({ severity }) => severity === 'error'),
        );
      }),
      { seed: 7, numRuns: texts },
    );
  });

  for (const piece of [
    '{',
    '}',
    'a{',
    '/*',
    '/-',
    '(',
    '"',
    '"""',
    '#"',
    '#"\n',
    '\\\n',
    ';',
    '\0',
    '\ud800',
    'a{b;',
    'model {\n',
    '[',
    '=',
  ]) {
    it(`is read without deep recursion: ${JSON.stringify(piece)} a hundred thousand times`, () => {
      const text = piece.repeat(100_000);
      assert.equal(print(analyze(text).tree), text);
    });
  }
});
