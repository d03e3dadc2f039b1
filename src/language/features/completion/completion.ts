import type { Analysis } from '../../analyze';
import { lastActivation } from '../../build/activation';
import { readNode } from '../../build/reading';
import type { Range } from '../../range';
import { isNewline, isSpace } from '../../syntax/character';
import type { Token } from '../../syntax/token';
import type { Entry, Property, SyntaxNode, Tree } from '../../syntax/tree';
import { listItems, namesColumns, namesFor, noNames, type OfferedNames, quotedListAt } from './columns';
import { type EntryContext, entryItems, propertyItems, propertyValueItems } from './entries';
import type { Completion, CompletionItem } from './item';
import { nodeItems } from './nodes';
import { isSilent, type Place, placeAt, wordAt } from './place';

/**
 * What can be written at an offset: nodes of the block, the next argument's words, flags and properties not yet
 * given, a property's values; where columns or arrays are named, those of the file. Undefined if nothing is offered: in comments and
 * other quotes, after a block. Never throws, for any text.
 */
export function completion(
  analysis: Analysis,
  offset: number,
  offered: OfferedNames = noNames,
): Completion | undefined {
  const { tree } = analysis;
  const word = wordAt(tree, offset);
  if (analysis.format !== 'spec') return undefined;
  const place = placeAt(tree, offset);
  const list = place?.node && columnList(tree, place, place.node, offset);
  if (list) return offer(list.segment, offset, listItems(list, namesFor(list.slot, offered) ?? []));
  if (isSilent(tree, offset, word)) return undefined;
  if (!place) return undefined;
  const { node } = place;
  if (!node || isName(node, word, offset)) return offer(word, offset, names(analysis, place, word));
  if (node.blocks.some((block) => block.start < offset)) return undefined;
  const output = lastActivation(analysis.layers);
  const current = entryAt(tree, node, word, offset);
  const context = { node, terms: place.terms, current, offset, output, offered };
  if (current?.type === 'property') return inProperty(tree, current, context, word);
  return word && !current ? undefined : offer(word, offset, entryItems(context, !word || word.kind === 'word'));
}

/** The list of columns in quotes that the offset is within. */
function columnList(tree: Tree, { terms }: Place, node: SyntaxNode, offset: number) {
  const list = quotedListAt(tree, node, offset);
  if (!list) return undefined;
  const { entry } = list;
  const { term, arguments: filled } = readNode({ ...node, blocks: [] }, terms);
  const slot =
    entry.type === 'property'
      ? term?.properties.find(({ name }) => name === entry.key.value)
      : filled.find(({ literal }) => literal === entry.value)?.term;
  return slot && namesColumns(slot.type) ? { ...list, slot } : undefined;
}

/** Undefined for an empty list. */
function offer(word: Range | undefined, offset: number, items: readonly CompletionItem[]): Completion | undefined {
  const range = word ? { start: word.start, end: word.end } : { start: offset, end: offset };
  return items.length > 0 ? { range, items } : undefined;
}

/** Whether the node's name is being written. */
function isName(node: SyntaxNode, word: Token | undefined, offset: number): boolean {
  return word?.start === node.start || (node.name.kind === 'invalid' && offset <= node.name.end);
}

function names(analysis: Analysis, { terms, nodes, node }: Place, word: Token | undefined): readonly CompletionItem[] {
  const current = word && node?.start === word.start ? node : undefined;
  return nodeItems(terms, nodes, current, endsLine(analysis.text, word?.end));
}

/** Whether only a line ending follows; true if there is no word. */
function endsLine(text: string, from: number | undefined): boolean {
  if (from === undefined || from >= text.length) return true;
  return isNewline(text.charCodeAt(from));
}

/** The entry that is being written: one that touches the offset, or a property that has no value yet. */
function entryAt(tree: Tree, { entries }: SyntaxNode, word: Token | undefined, offset: number): Entry | undefined {
  let last: Entry | undefined;
  for (const entry of entries) if (entry.start <= offset) last = entry;
  if (last?.type === 'property' && !last.value && isBlank(tree.text, last.end, offset)) return last;
  if (last?.type === 'property') return offset <= last.end ? last : undefined;
  return word && last?.start === word.start ? last : undefined;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

function inProperty(
  tree: Tree,
  property: Property,
  context: EntryContext,
  word: Token | undefined,
): Completion | undefined {
  const { offset } = context;
  const { key } = property;
  if (offset <= key.end) return key.kind === 'word' ? offer(word, offset, propertyItems(context, false)) : undefined;
  const equals = tree.tokens.find(({ kind, start }) => kind === 'equals' && start >= key.end);
  if (!equals || offset < equals.end) return undefined;
  return offer(word, offset, propertyValueItems(context, key.value));
}
