import type { ActivationName } from './activation';
import type { InsertedKind } from './layer';

/**
 * Which layer an edit means: its place in the order written and its name at the document version the edit was made
 * on. Both together let a stale edit be resolved again, or dropped, but never guessed.
 */
export interface LayerReference {
  readonly position: number;
  readonly name: string;
}

export interface InsertLayer {
  readonly type: 'insert';
  /** The new layer comes right after this one. */
  readonly after: LayerReference;
  readonly kind: InsertedKind;
  /** A free name for a kind that needs one; the language makes one up where absent. */
  readonly name?: string;
  readonly units?: number;
  readonly activation?: ActivationName;
  readonly rate?: number;
}

export interface DeleteLayer {
  readonly type: 'delete';
  readonly layer: LayerReference;
}

export interface MoveLayer {
  readonly type: 'move';
  readonly layer: LayerReference;
  /** It comes to stand right after this one. */
  readonly after: LayerReference;
}

export interface RenameLayer {
  readonly type: 'rename';
  readonly layer: LayerReference;
  readonly name: string;
}

/** Units of a dense layer, or n_x of an input with one size. */
export interface SetUnits {
  readonly type: 'units';
  readonly layer: LayerReference;
  readonly units: number;
}

export interface SetActivation {
  readonly type: 'activation';
  readonly layer: LayerReference;
  readonly activation: ActivationName;
}

export interface SetRate {
  readonly type: 'rate';
  readonly layer: LayerReference;
  readonly rate: number;
}

/** One gesture in the diagram, as a value: JSON on the wire, one undo step in the text. */
export type Edit = InsertLayer | DeleteLayer | MoveLayer | RenameLayer | SetUnits | SetActivation | SetRate;
