import type { MessageCode } from '../../src/messages/translate';
import type { LayerKind } from '../../src/model/layer';

/** What the inspector says of a kind of layer. */
export interface InspectedKind {
  /** Which of its values is shown: `unit 3 of 4`. */
  readonly which: MessageCode;
  /** Of units that sum nothing: what they do instead. */
  readonly hint?: MessageCode;
  /** Whether its values have the names of the data's features. */
  readonly named?: true;
}

/** Of every kind: a new one does not compile until it has its row. */
export const inspectedKinds: Readonly<Record<LayerKind, InspectedKind>> = {
  input: { which: 'inspect-value-of', hint: 'inspect-input', named: true },
  flatten: { which: 'inspect-unit-of', hint: 'inspect-flatten' },
  dense: { which: 'inspect-unit-of' },
  dropout: { which: 'inspect-unit-of', hint: 'inspect-dropout' },
};
