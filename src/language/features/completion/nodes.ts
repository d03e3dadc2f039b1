import { isLayerKind } from '../../../model/layers/table';
import { message } from '../../../model/message';
import { nodeMeaning } from '../../documentation/meaning';
import { nodeFormulas } from '../../documentation/subject-formulas';
import type { SyntaxNode } from '../../syntax/tree';
import { layerPlaces } from '../../vocabulary/layer-place';
import type { NodeTerm } from '../../vocabulary/term';
import { wordsOf } from '../../vocabulary/type';
import { namesColumns } from './columns';
import type { CompletionItem, CompletionKind } from './item';

/** A block of data has only one of two such nodes. */
const rivals: Readonly<Record<string, string>> = {
  generate: 'file',
  file: 'generate',
  test: 'holdout',
  holdout: 'test',
};
/** Whether a model has only one such layer; a second one is reported as a problem. */
const isOnce = (name: string): boolean => isLayerKind(name) && layerPlaces[name].first;

/**
 * The nodes that a block does not have yet or may repeat. `current` is the node whose name is being written; `bare` is
 * true if nothing follows that name.
 */
export function nodeItems(
  terms: readonly NodeTerm[],
  nodes: readonly SyntaxNode[],
  current: SyntaxNode | undefined,
  bare: boolean,
): readonly CompletionItem[] {
  const present = new Set(nodes.filter((node) => node !== current && !node.disabled).map(({ name }) => name.value));
  return terms
    .filter(({ name, repeats }) => (repeats && !isOnce(name)) || !present.has(name))
    .filter(({ name }) => !present.has(rivals[name] ?? null))
    .map((term) => nodeItem(term, bare));
}

function nodeItem(term: NodeTerm, bare: boolean): CompletionItem {
  const { name, properties, flags } = term;
  const isBlock = term.children !== undefined && !term.blockOptional;
  const takes = term.arguments.length > 0 || properties.length > 0 || flags.length > 0;
  const first = term.arguments[0];
  const offers = first
    ? wordsOf(first.type).length > 0 || namesColumns(first.type) || term.variant !== undefined || !first.required
    : takes;
  return {
    label: name,
    kind: kindOf(term),
    insert: !bare ? name : isBlock ? `${name} {\n\t$0\n}` : takes ? `${name} ` : name,
    snippet: bare && isBlock,
    documentation: message(nodeMeaning(term)),
    formulas: nodeFormulas(term),
    continues: bare && (offers || isBlock),
  };
}

function kindOf({ children, blockOptional, group, name }: NodeTerm): CompletionKind {
  if (children && !blockOptional) return 'block';
  return group === 'model' && name !== 'weights' ? 'layer' : 'node';
}
