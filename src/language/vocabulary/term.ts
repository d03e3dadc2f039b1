import type { ValueType } from './type';

export type GroupName = 'document' | 'data' | 'model' | 'train' | 'expect';

/** A value by its place after the node's name. */
export interface ArgumentTerm {
  /** Its name in problems, hovers and completion. */
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  /** The default if it is left out, as it would be written. */
  readonly default?: string;
  /** Also matches every further argument. */
  readonly repeats?: boolean;
  /** It has its own sentence; otherwise the node's sentence is used. */
  readonly explained?: boolean;
}

/** `name=value`. */
export interface PropertyTerm {
  readonly name: string;
  readonly type: ValueType;
  readonly default?: string;
  /** It must not be left out where it has a meaning. */
  readonly required?: boolean;
  /** It has a meaning only where the argument or property `term` is one of `values`. */
  readonly only?: { readonly term: string; readonly values: readonly string[] };
}

/** One node of the language: its parts with their types and defaults. */
export interface NodeTerm {
  readonly name: string;
  readonly group: GroupName;
  readonly arguments: readonly ArgumentTerm[];
  /** Words among the arguments that switch something on. */
  readonly flags: readonly string[];
  readonly properties: readonly PropertyTerm[];
  /** Present if the node is a block, or may have one. */
  readonly children?: readonly NodeTerm[];
  /** The node has a meaning without its block, too. */
  readonly blockOptional: boolean;
  /** False where a second one is an error. */
  readonly repeats: boolean;
  /** Another form of the node, identified by the word its arguments start with. */
  readonly variant?: { readonly word: string; readonly term: NodeTerm };
}

interface Parts {
  readonly arguments?: readonly ArgumentTerm[];
  readonly flags?: readonly string[];
  readonly properties?: readonly PropertyTerm[];
  readonly children?: readonly NodeTerm[];
  readonly blockOptional?: boolean;
  readonly repeats?: boolean;
  readonly variant?: NodeTerm['variant'];
}

/** A node's term; parts that are left out are empty, and the node may not be repeated. */
export function nodeTerm(group: GroupName, name: string, parts: Parts = {}): NodeTerm {
  return {
    name,
    group,
    arguments: parts.arguments ?? [],
    flags: parts.flags ?? [],
    properties: parts.properties ?? [],
    blockOptional: parts.blockOptional ?? false,
    repeats: parts.repeats ?? false,
    ...(parts.children ? { children: parts.children } : {}),
    ...(parts.variant ? { variant: parts.variant } : {}),
  };
}
