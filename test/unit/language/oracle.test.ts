import assert from 'node:assert/strict';
import type { Document, Node as OracleNode } from '@bgotink/kdl';
import fc from 'fast-check';
import { parse } from '../../../src/language/syntax/parser';
import { childrenOf, type SyntaxNode, type Tree } from '../../../src/language/syntax/tree';
import { caseCount } from '../../count';
import { written } from './arbitrary';
import { anyText } from './damage';

/** What both parsers can say of a node. */
interface Plain {
  readonly name: unknown;
  readonly entries: readonly (readonly [key: string | null, value: unknown])[];
  readonly children: readonly Plain[];
}

const ours = (nodes: readonly SyntaxNode[]): readonly Plain[] =>
  nodes
    .filter((node) => !node.disabled)
    .map((node) => ({
      name: node.name.value,
      entries: node.entries
        .filter((entry) => !entry.disabled)
        .map((entry) =>
          entry.type === 'argument' ? [null, entry.value.value] : [String(entry.key.value), entry.value?.value],
        ),
      children: ours(childrenOf(node)),
    }));

const theirs = (nodes: readonly OracleNode[]): readonly Plain[] =>
  nodes.map((node) => ({
    name: node.getName(),
    entries: node.entries.map((entry) => [entry.getName(), entry.getValue()]),
    children: theirs(node.children?.nodes ?? []),
  }));

/**
 * Faults of what KDL allows and this language leaves out, of characters that KDL forbids and the oracle lets pass in
 * names, and of things like `.5` and `1a`, which the oracle takes for names of nodes.
 */
const outside = new Set([
  'forbidden-character',
  'bad-number',
  'raw-string',
  'multi-line-string',
  'radix-number',
  'type-annotation',
  'non-finite-number',
]);
const isKdl = (tree: Tree): boolean => tree.faults.length === 0;
const isOutside = (tree: Tree): boolean => tree.faults.some(({ code }) => outside.has(code));

describe('compared with an independent KDL parser', () => {
  let oracle: (text: string) => Document;
  before(async () => {
    oracle = (await import('@bgotink/kdl')).parse;
  });

  it(`every valid spec has the same nodes, values and properties (${caseCount(700)} texts, seed 11)`, () => {
    fc.assert(
      fc.property(written, ({ text }) => {
        const tree = parse(text);
        assert.deepEqual(tree.faults, []);
        assert.deepEqual(ours(tree.nodes), theirs(oracle(text).nodes));
      }),
      { seed: 11, numRuns: caseCount(700) },
    );
  });

  it(`every damaged text is valid here exactly if it is valid there, and then means the same (${caseCount(3000)} texts, seed 12)`, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parse(text);
        if (isOutside(tree)) return;
        let document: Document | undefined;
        try {
          document = oracle(text);
        } catch {
          document = undefined;
        }
        assert.equal(isKdl(tree), document !== undefined, JSON.stringify(tree.faults[0] ?? null));
        if (document) assert.deepEqual(ours(tree.nodes), theirs(document.nodes));
      }),
      { seed: 12, numRuns: caseCount(3000) },
    );
  });

  it('takes the same runs of characters for numbers, and reads the same from them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?[0-9._eE+-]{1,8}[a]?$/), (run) => {
        const tree = parse(`a ${run}`);
        let value: unknown;
        try {
          value = oracle(`a ${run}`).nodes[0]?.entries[0]?.getValue();
        } catch {
          value = undefined;
        }
        const [entry] = tree.nodes[0]?.entries ?? [];
        const read = tree.faults.length === 0 && entry?.type === 'argument' ? entry.value.value : undefined;
        assert.deepEqual(read, value);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });
});
