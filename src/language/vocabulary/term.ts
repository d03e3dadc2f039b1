import type { ValueType } from './type';

export type GroupName = 'document' | 'data' | 'model' | 'train' | 'expect';

/** A value by its place after the node's name. */
export interface ArgumentTerm {
  /** How problems, hover and completion call it. */
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** What holds where it is left out, as it would be written. */
  readonly default?: string;
  /** Takes every further argument too. */
  readonly repeats?: boolean;
  /** Has a sentence of its own; without one, the node's own sentence is all that there is to say. */
  readonly explained?: boolean;
}

/** `name=value`. */
export interface PropertyTerm {
  readonly name: string;
  readonly type: ValueType;
  readonly default?: string;
  /** It may not be left out where it has a meaning. */
  readonly required?: boolean;
  /** It has a meaning only where the argument or property `term` is one of `values`. */
  readonly only?: { readonly term: string; readonly values: readonly string[] };
}

/** One node of the language: what may stand in it, of what type, with what default. */
export interface NodeTerm {
  readonly name: string;
  readonly group: GroupName;
  readonly arguments: readonly ArgumentTerm[];
  /** Words that switch something on by standing among the arguments. */
  readonly flags: readonly string[];
  readonly properties: readonly PropertyTerm[];
  /** Present where the node is a block. */
  readonly children?: readonly NodeTerm[];
  /** False where a second one is an error. */
  readonly repeats: boolean;
  /** Another form of the node, told by the word its arguments start with. */
  readonly variant?: { readonly word: string; readonly term: NodeTerm };
}

interface Parts {
  readonly arguments?: readonly ArgumentTerm[];
  readonly flags?: readonly string[];
  readonly properties?: readonly PropertyTerm[];
  readonly children?: readonly NodeTerm[];
  readonly repeats?: boolean;
  readonly variant?: NodeTerm['variant'];
}

/** A node's term; what is left out is empty, and the node single. */
export function nodeTerm(group: GroupName, name: string, parts: Parts = {}): NodeTerm {
  return {
    name,
    group,
    arguments: parts.arguments ?? [],
    flags: parts.flags ?? [],
    properties: parts.properties ?? [],
    repeats: parts.repeats ?? false,
    ...(parts.children ? { children: parts.children } : {}),
    ...(parts.variant ? { variant: parts.variant } : {}),
  };
}
