import type { ActivationName } from './activation';
import type { InsertedKind } from './layer';

/**
 * Which layer an edit means: its place in the order written, the input being 0, in the text of the document version
 * that the edit names. The names of layers decide nothing: those of nameless layers shift.
 */
export type LayerPosition = number;

export interface InsertLayer {
  readonly type: 'insert';
  /** The new layer comes right after this one. */
  readonly after: LayerPosition;
  readonly kind: InsertedKind;
  /** A free name for a kind that needs one; the language makes one up where absent. */
  readonly name?: string;
  readonly units?: number;
  readonly activation?: ActivationName;
  readonly rate?: number;
}

/** Puts layers, as another text or this one writes them, right after a layer. */
export interface PasteLayers {
  readonly type: 'paste';
  readonly after: LayerPosition;
  /** One or more layers in the language, with their comments. */
  readonly text: string;
}

/** Puts a copy of a layer, its comment included, right after it. */
export interface DuplicateLayer {
  readonly type: 'duplicate';
  readonly layer: LayerPosition;
}

export interface DeleteLayer {
  readonly type: 'delete';
  readonly layer: LayerPosition;
}

export interface MoveLayer {
  readonly type: 'move';
  readonly layer: LayerPosition;
  /** The layer is placed right after this one. */
  readonly after: LayerPosition;
}

export interface RenameLayer {
  readonly type: 'rename';
  readonly layer: LayerPosition;
  readonly name: string;
}

/** Units of a dense layer, or n_x of an input with one size. */
export interface SetUnits {
  readonly type: 'units';
  readonly layer: LayerPosition;
  readonly units: number;
}

export interface SetActivation {
  readonly type: 'activation';
  readonly layer: LayerPosition;
  readonly activation: ActivationName;
}

export interface SetRate {
  readonly type: 'rate';
  readonly layer: LayerPosition;
  readonly rate: number;
}

/** One gesture in the diagram, as a value: JSON on the wire, one undo step in the text. */
export type Edit =
  | InsertLayer
  | PasteLayers
  | DuplicateLayer
  | DeleteLayer
  | MoveLayer
  | RenameLayer
  | SetUnits
  | SetActivation
  | SetRate;
