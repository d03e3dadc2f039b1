import type { ActivationName } from './activation';
import type { InitializerName } from './initializer';
import type { InsertedKind } from './layer';

/**
 * Which layer an edit applies to: its position in the order written, 0 for the input, in the text of the document
 * version that the edit names. Names do not identify layers: the names generated for nameless layers shift.
 */
export type LayerPosition = number;

export interface InsertLayer {
  readonly type: 'insert';
  /** The new layer comes right after this one. */
  readonly after: LayerPosition;
  readonly kind: InsertedKind;
  /** A free name for a kind that needs one; if absent, the language generates one. */
  readonly name?: string;
  readonly units?: number;
  readonly activation?: ActivationName;
  readonly rate?: number;
}

/** Inserts layers, copied from another text or from this one, directly after a layer. */
export interface PasteLayers {
  readonly type: 'paste';
  readonly after: LayerPosition;
  /** One or more layers in the language, with their comments. */
  readonly text: string;
}

/** Inserts a copy of a layer, with its comment, directly after it. */
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

/** How a layer's W is drawn, by the initialiser's own scale. */
export interface SetInitializer {
  readonly type: 'initializer';
  readonly layer: LayerPosition;
  readonly initializer: InitializerName;
}

/** The initial value of a layer's b. */
export interface SetBias {
  readonly type: 'bias';
  readonly layer: LayerPosition;
  readonly bias: number;
}

/** The seed of the initial weights. `layer` is the one that it is changed for. */
export interface SetSeed {
  readonly type: 'seed';
  readonly layer: LayerPosition;
  readonly seed: number;
}

/** α. `layer` is the one that it is changed for. */
export interface SetLearningRate {
  readonly type: 'learning-rate';
  readonly layer: LayerPosition;
  readonly lr: number;
}

/** The initial weights are drawn instead of read from a file. `layer` is the one that it is changed for. */
export interface DrawWeights {
  readonly type: 'draw-weights';
  readonly layer: LayerPosition;
}

/** What mends units that are tied, dead or saturated. */
export type Remedy = SetInitializer | SetBias | SetSeed | SetLearningRate | DrawWeights | SetActivation;

/** One gesture in the diagram, as a value: JSON on the wire, one undo step in the text. */
export type Edit =
  | InsertLayer
  | PasteLayers
  | DuplicateLayer
  | DeleteLayer
  | MoveLayer
  | RenameLayer
  | SetUnits
  | SetRate
  | Remedy;
