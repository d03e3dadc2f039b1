import type { ActivationName } from '../../../model/activation';
import { message } from '../../../model/message';
import { applies } from '../../build/applies';
import { type ReadNode, readNode } from '../../build/reading';
import { flagMeaning, nodeMeaning, propertyMeaning, wordMeaning } from '../../documentation/meaning';
import { wordFormulas } from '../../documentation/subject-formulas';
import type { Entry, SyntaxNode } from '../../syntax/tree';
import { languageVersion } from '../../vocabulary/document';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../../vocabulary/term';
import { wordsOf } from '../../vocabulary/type';
import { nameItems, namesFor, type OfferedNames } from './columns';
import type { CompletionItem } from './item';

/** What decides which of a node's parts are offered. */
export interface EntryContext {
  readonly node: SyntaxNode;
  /** The nodes that are allowed in the block. */
  readonly terms: readonly NodeTerm[];
  /** The entry being written, if any. */
  readonly current: Entry | undefined;
  readonly offset: number;
  /** The output layer's activation, on which the formula of a loss depends. */
  readonly output: ActivationName | undefined;
  readonly offered: OfferedNames;
}

/** The node as it would be with only these entries. */
function withEntries({ node, terms }: EntryContext, entries: readonly Entry[]): ReadNode {
  return readNode({ ...node, entries, blocks: [] }, terms);
}

/** The node without the entry that is being written. */
function others(context: EntryContext): ReadNode {
  const { node, current } = context;
  return withEntries(
    context,
    node.entries.filter((entry) => entry !== current),
  );
}

/** Items for a new argument, flag or property: the words of the next argument first. */
export function entryItems(context: EntryContext, isWord: boolean): readonly CompletionItem[] {
  const { node, current, offset } = context;
  const before = withEntries(
    context,
    node.entries.filter((entry) => entry !== current && entry.start < offset),
  );
  const { term } = before;
  if (!term) return [];
  const rest = others(context);
  const slot = term.arguments.find((each) => each.repeats || !before.arguments.some((filled) => filled.term === each));
  const started = slot?.repeats === true && before.arguments.some((filled) => filled.term === slot);
  const taken = slot !== undefined && current === undefined && rest.literal(slot.name) !== undefined;
  const values = slot && !taken ? slotItems(term, slot, context) : [];
  const variant = before.arguments.length === 0 && !taken ? variantItems(term) : [];
  if (!isWord || (slot?.required && !started)) return [...values, ...variant];
  return [...values, ...variant, ...flagItems(term, rest), ...propertyItems(context)];
}

/** The properties that the node can have and does not have; `bare` is false if an `=` already follows. */
export function propertyItems(context: EntryContext, bare = true): readonly CompletionItem[] {
  const rest = others(context);
  const { term } = rest;
  if (!term) return [];
  return term.properties
    .filter((property) => !rest.properties.has(property.name) && applies(rest, property) !== false)
    .map((property) => ({
      label: property.name,
      kind: 'property',
      insert: bare ? `${property.name}=` : property.name,
      snippet: false,
      documentation: message(propertyMeaning(term, property)),
      formulas: [],
      ...(property.default === undefined ? {} : { byDefault: property.default }),
      continues: bare && (wordsOf(property.type).length > 0 || namesFor(property, context.offered) !== undefined),
    }));
}

/** The words that the property `key` can be set to. */
export function propertyValueItems(context: EntryContext, key: unknown): readonly CompletionItem[] {
  const { term } = withEntries(context, context.node.entries);
  const property = term?.properties.find(({ name }) => name === key);
  return term && property ? slotItems(term, property, context) : [];
}

function slotItems(
  term: NodeTerm,
  slot: ArgumentTerm | PropertyTerm,
  { output, offered }: EntryContext,
): readonly CompletionItem[] {
  const names = namesFor(slot, offered);
  if (names) return nameItems(names);
  if (term.name === 'nnet') return [valueItem(String(languageVersion), nodeMeaning(term))];
  return wordsOf(slot.type).map((word) =>
    valueItem(word, wordMeaning(term, slot, word), wordFormulas(term, slot, word, output)),
  );
}

function valueItem(word: string, meaning: string, formulas: readonly string[] = []): CompletionItem {
  return {
    label: word,
    kind: 'value',
    insert: word,
    snippet: false,
    documentation: message(meaning),
    formulas,
    continues: false,
  };
}

/** The word that opens a node's other form. */
function variantItems({ variant }: NodeTerm): readonly CompletionItem[] {
  if (!variant) return [];
  const item = valueItem(variant.word, `hover-node-${variant.word}`);
  return [{ ...item, insert: `${variant.word} `, continues: true }];
}

function flagItems(term: NodeTerm, rest: ReadNode): readonly CompletionItem[] {
  return term.flags
    .filter((flag) => !rest.flags.has(flag))
    .map((flag) => ({ ...valueItem(flag, flagMeaning(term, flag)), kind: 'flag' }));
}
