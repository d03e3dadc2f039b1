import { nearestName } from '../../model/nearest-name';
import type { Value } from '../syntax/token';
import { type Argument, blockOf, childrenOf, type Literal, type Property, type SyntaxNode } from '../syntax/tree';
import { documentTerms, findTerm } from '../vocabulary/document';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../vocabulary/term';
import { valueMeant, wordsOf } from '../vocabulary/type';
import { valueFault } from './value';

/** A literal, and the term that defines what it should be. */
export interface Reading {
  readonly literal: Literal;
  readonly term: ArgumentTerm | PropertyTerm;
}

/** A node and its entries, each matched with the vocabulary. Switched-off entries are not included. */
export class ReadNode {
  /** In the order written; several for an argument that repeats. */
  readonly arguments: readonly Reading[];
  readonly flags: ReadonlyMap<string, Argument>;
  /** Each known property's first occurrence. */
  readonly properties: ReadonlyMap<string, { readonly property: Property; readonly term: PropertyTerm }>;
  readonly extraArguments: readonly Argument[];
  readonly extraFlags: readonly Argument[];
  readonly unknownProperties: readonly Property[];
  readonly repeatedProperties: readonly Property[];
  readonly children: readonly ReadNode[];
  /** Arguments, then properties that have a value. */
  readonly readings: readonly Reading[];

  constructor(
    readonly syntax: SyntaxNode,
    /** Undefined if the vocabulary has no such node in this block. */
    readonly term: NodeTerm | undefined,
    /** The nodes that are allowed in this block. */
    readonly siblings: readonly NodeTerm[],
  ) {
    const matched = term ? bestMatch(syntax, term) : unmatched;
    this.arguments = matched.arguments;
    this.flags = matched.flags;
    this.extraArguments = matched.extra;
    this.extraFlags = matched.extraFlags;
    const properties = new Map<string, { property: Property; term: PropertyTerm }>();
    const unknown: Property[] = [];
    const repeated: Property[] = [];
    const seen = new Set<string>();
    for (const entry of term ? syntax.entries : []) {
      if (entry.type !== 'property' || entry.disabled || typeof entry.key.value !== 'string') continue;
      const key = entry.key.value;
      const known = term?.properties.find((candidate) => candidate.name === key);
      if (seen.has(key)) repeated.push(entry);
      else if (known) properties.set(key, { property: entry, term: known });
      else unknown.push(entry);
      seen.add(key);
    }
    this.properties = properties;
    this.readings = [
      ...this.arguments,
      ...[...properties.values()].flatMap(({ property: { value }, term }) => (value ? [{ literal: value, term }] : [])),
    ];
    this.unknownProperties = unknown;
    this.repeatedProperties = repeated;
    this.children = term?.children ? readNodes(childrenOf(syntax), term.children) : [];
  }

  get name(): string {
    return String(this.syntax.name.value ?? '');
  }

  /** All children of a name, in the order written. */
  named(name: string): readonly ReadNode[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The first child of a name: the one that counts if there should be only one. */
  child(name: string): ReadNode | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** The literal of an argument or property, of any type. */
  literal(name: string): Literal | undefined {
    return this.readings.find((reading) => reading.term.name === name)?.literal;
  }

  /** The value of an argument or property, if it is present and fits its type. */
  value(name: string): Value | undefined {
    const reading = this.readings.find((candidate) => candidate.term.name === name);
    return reading && this.fitting(reading);
  }

  /** The value of one reading, if it fits its type. */
  fitting({ literal, term }: Reading): Value | undefined {
    return valueFault(literal, term.type) === undefined ? literal.value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    return typeof value === 'number' ? value : undefined;
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' ? value : undefined;
  }

  switch(name: string): boolean | undefined {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** The value of a choice, as one of `names`. */
  choice<Name extends string>(name: string, names: readonly Name[]): Name | undefined {
    const reading = this.readings.find((candidate) => candidate.term.name === name);
    const value = reading && this.fitting(reading);
    const meant = typeof value === 'string' && reading ? valueMeant(reading.term.type, value) : value;
    return names.find((candidate) => candidate === meant);
  }

  /** True if the node has a block that is not switched off. */
  get hasBlock(): boolean {
    return blockOf(this.syntax) !== undefined;
  }
}

interface Matched {
  readonly arguments: readonly Reading[];
  readonly flags: ReadonlyMap<string, Argument>;
  readonly extra: readonly Argument[];
  readonly extraFlags: readonly Argument[];
}

const unmatched: Matched = { arguments: [], flags: new Map(), extra: [], extraFlags: [] };

/** Arguments in their order; a missing one is skipped if all that follow then fit. */
function bestMatch(syntax: SyntaxNode, term: NodeTerm): Matched {
  const matched = matchArguments(syntax, term, term.arguments);
  const wrong = matched.arguments.find((reading) => valueFault(reading.literal, reading.term.type) !== undefined)?.term;
  if (!wrong || matched.extra.length > 0) return matched;
  const skipped = matchArguments(
    syntax,
    term,
    term.arguments.filter((argument) => argument !== wrong),
  );
  const fits = skipped.arguments.every(({ literal, term: { type } }) => valueFault(literal, type) === undefined);
  return fits && skipped.extra.length === 0 && skipped.extraFlags.length === 0 ? skipped : matched;
}

/** Required arguments are assigned first; after them a flag's word is the flag. */
function matchArguments(syntax: SyntaxNode, term: NodeTerm, terms: readonly ArgumentTerm[]): Matched {
  const readings: Reading[] = [];
  const flags = new Map<string, Argument>();
  const extra: Argument[] = [];
  const extraFlags: Argument[] = [];
  let next = 0;
  for (const entry of syntax.entries) {
    if (entry.type !== 'argument' || entry.disabled) continue;
    const expected = terms[next];
    const word = entry.value.value;
    if (
      !(expected?.required && !isRepetition(expected, readings)) &&
      typeof word === 'string' &&
      term.flags.includes(word)
    ) {
      if (flags.has(word)) extraFlags.push(entry);
      else flags.set(word, entry);
    } else if (expected) {
      readings.push({ literal: entry.value, term: expected });
      if (!expected.repeats) next++;
    } else extra.push(entry);
  }
  return { arguments: readings, flags, extra, extraFlags };
}

function isRepetition(term: ArgumentTerm, readings: readonly Reading[]): boolean {
  return term.repeats === true && readings.some((reading) => reading.term === term);
}

/** Matches nodes with the terms of their block; switched-off nodes and those without a readable name are left out. */
function readNodes(nodes: readonly SyntaxNode[], terms: readonly NodeTerm[]): readonly ReadNode[] {
  return nodes.filter((node) => !node.disabled && node.name.kind !== 'invalid').map((node) => readNode(node, terms));
}

/** Matches one node with the terms of its block, switched off or not. */
export function readNode(node: SyntaxNode, terms: readonly NodeTerm[]): ReadNode {
  return new ReadNode(node, formOf(node, findTerm(terms, String(node.name.value))), terms);
}

function formOf(node: SyntaxNode, term: NodeTerm | undefined): NodeTerm | undefined {
  if (!term?.variant) return term;
  const [first, ...more] = node.entries.filter(
    (entry): entry is Argument => entry.type === 'argument' && !entry.disabled,
  );
  return first && opensVariant(first.value, more.length, term.variant) ? term.variant.term : term;
}

/** By its word; also by that word misspelt, if more follows it, or by one of the words that come after it. */
function opensVariant({ kind, value }: Literal, more: number, variant: NonNullable<NodeTerm['variant']>): boolean {
  if (value === variant.word) return true;
  if (kind !== 'word' || typeof value !== 'string') return false;
  if (more > 0) return nearestName(value, [variant.word]) !== undefined;
  return variant.term.arguments.some(({ type }) => wordsOf(type).includes(value));
}

function withDescendants(node: ReadNode): readonly ReadNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}

/** A whole text's nodes, matched with the vocabulary. */
export interface ReadDocument {
  readonly nodes: readonly ReadNode[];
  /** Every node, a block before its children. */
  readonly all: readonly ReadNode[];
  /** The first node of each name at the top. */
  top(name: string): ReadNode | undefined;
}

export function readDocument(nodes: readonly SyntaxNode[]): ReadDocument {
  const read = readNodes(nodes, documentTerms);
  return {
    nodes: read,
    all: read.flatMap(withDescendants),
    top: (name) => read.find((node) => node.name === name),
  };
}
