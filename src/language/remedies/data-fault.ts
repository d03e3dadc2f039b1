import type { Message } from '../../model/message';
import type { LayerShape } from '../../model/shapes';
import type { Analysis } from '../analyze';
import type { ReadNode } from '../build/reading';
import { removeFix } from '../diagnostics/fixes';
import { setActivation } from '../edits/activation';
import { removal } from '../edits/removal';
import { setUnits } from '../edits/units';
import { exclude, fixOf, headOf, type LocatedRemedies, type Remedy, remedy } from './remedy';
import { setProperty } from './set-property';

/** What is wrong with the data that a spec names: what reading them reported. */
export interface DataFault {
  readonly detail: Message;
  /** The file as the spec writes it. */
  readonly place?: { readonly file: string };
}

/** Where a fault of the data is told: at the line of the test file if it is that file's, else at the source's. */
export function locateDataFault(analysis: Analysis, { detail, place }: DataFault): LocatedRemedies | undefined {
  const data = analysis.document.top('data');
  const source = data?.child('file') ?? data?.child('generate');
  const test = data?.child('test');
  const isTest = place !== undefined && test?.text('path') === place.file && source?.text('path') !== place.file;
  const node = isTest ? test : source;
  if (!node) return undefined;
  // What the training set does not know is told by the test set, and decided where the training file is named.
  const isOfTraining = detail.code === 'data-unknown-category' || detail.code === 'data-own-class-unseen';
  const mended = isOfTraining ? (source ?? node) : node;
  const remedies = remediesOf[detail.code]?.({ analysis, node: mended, args: detail.args }) ?? [];
  return { range: headOf(node), fixes: remedies.map(fixOf) };
}

interface Situation {
  readonly analysis: Analysis;
  readonly node: ReadNode;
  readonly args: Message['args'];
}

type Remedies = (situation: Situation) => readonly Remedy[];

/** `name=value` for each value, the most likely first. */
const property =
  (name: string, ...values: readonly (string | number | boolean)[]): Remedies =>
  ({ node }) =>
    values.map((value) => remedy(node, name, value));

/** Without a node of a block. */
const without =
  (block: string, name: string): Remedies =>
  ({ analysis: { document, tree } }) => {
    const node = document.top(block)?.child(name)?.syntax;
    if (!node) return [];
    const edits = removal(tree, node, 'keep').map((range) => ({ range, text: '' }));
    return [{ shown: tree.text.slice(node.start, node.end), edits, removes: true }];
  };

/** Without a property of the node. */
const withoutProperty =
  (name: string): Remedies =>
  ({ analysis: { tree }, node }) => {
    const written = node.properties.get(name)?.property;
    if (!written) return [];
    const { edits } = removeFix(tree.text, written);
    return [{ shown: tree.text.slice(written.start, written.end), edits, removes: true }];
  };

const text = (value: string | number | undefined): string => String(value ?? '');

/** The last layer with an activation. */
function outputOf({ shapes }: Analysis): LayerShape | undefined {
  return [...shapes.layers].reverse().find(({ activation }) => activation !== undefined);
}

/** Edits of the output layer's units and activation. */
function output(
  analysis: Analysis,
  units: number | undefined,
  activation: 'sigmoid' | 'softmax' | 'linear',
): readonly Remedy[] {
  const shape = outputOf(analysis);
  if (!shape) return [];
  const { position: layer } = shape;
  const sized = units === undefined ? undefined : setUnits(analysis, { type: 'units', layer, units });
  const active = setActivation(analysis, { type: 'activation', layer, activation });
  if ((sized && 'refusal' in sized) || 'refusal' in active) return [];
  const edits = [...(sized?.edits ?? []), ...active.edits];
  return edits.length === 0 ? [] : [{ shown: `${shape.layer.name} ${units ?? shape.units} ${activation}`, edits }];
}

/** `input N`. */
const inputs: Remedies = ({ analysis, args }) => {
  const units = Number(args.features);
  const sized = setUnits(analysis, { type: 'units', layer: 0, units });
  return 'refusal' in sized || sized.edits.length === 0 ? [] : [{ shown: `input ${units}`, edits: sized.edits }];
};

/** The columns that a sentence lists; the last is the target in most files. */
const targets: Remedies = ({ node, args }) => {
  const names = text(args.names)
    .split(', ')
    .filter((name) => name !== '' && name !== '…');
  return [...names].reverse().map((name) => remedy(node, 'target', name));
};

/** The right name in place of the nearly right one. */
const meant: Remedies = ({ node, args }) =>
  ['target', 'features', 'exclude'].flatMap((name) => {
    const written = node.value(name);
    const wanted = text(args.name);
    if (written === undefined || !String(written).includes(wanted)) return [];
    return [remedy(node, name, String(written).replace(wanted, text(args.meant)))];
  });

/** Categories of all texts but those that differ in nearly each row, which are left out. */
const textColumns: Remedies = ({ node, args }) => {
  const all = remedy(node, 'encode', 'one-hot');
  const none = exclude(node, text(args.list));
  const unique = text(args.unique);
  if (unique === '' || unique === text(args.list)) return [all, none];
  const left = exclude(node, unique);
  return [{ shown: `${all.shown} ${left.shown}`, edits: [...all.edits, ...left.edits] }, all, none];
};

const thousands: Remedies = ({ node, args }) => {
  const mark = setProperty(node, 'thousands', text(args.mark));
  return [{ shown: mark.text.trim(), edits: [mark] }];
};

const fillTexts = property('missing', 'most-frequent', 'own-class', 'drop');
const fillNumbers = property('missing', 'mean', 'median', 'most-frequent', 'drop');
const softmax: Remedies = ({ analysis, args }) => output(analysis, Number(args.classes), 'softmax');

/** What mends a fault, by its code; most faults of a cell are mended in the file. */
const remediesOf: Readonly<Record<string, Remedies>> = {
  'data-inputs-mismatch': inputs,
  'data-inputs-left-out': inputs,
  'data-target-needed': targets,
  'data-column-meant': meant,
  'data-column-no-header': property('header', false),
  'data-header-numbers': property('header', false),
  'data-header-cell': property('header', false, true),
  'data-header-unsure': property('header', true, false),
  'data-first-line': ({ node, args }) => [remedy(node, 'skip', Number(args.skip))],
  'data-names-below': ({ node, args }) => [remedy(node, 'skip', Number(args.skip))],
  'data-not-number': ({ node, args }) => [remedy(node, 'encode', 'one-hot'), exclude(node, text(args.column))],
  'data-text-columns': textColumns,
  'data-date': ({ node, args }) => [exclude(node, text(args.column))],
  'data-amount': ({ node, args }) => [exclude(node, text(args.column))],
  'data-decimal-comma': property('decimal', ','),
  'data-thousands': thousands,
  'data-thousands-decimal': (situation) => {
    const decimal = setProperty(situation.node, 'decimal', text(situation.args.decimal));
    return thousands(situation).map(({ shown, edits }) => ({
      shown: `${decimal.text.trim()} ${shown}`,
      edits: [decimal, ...edits],
    }));
  },
  'data-not-utf8': (situation) => {
    const [likely, others] = [text(situation.args.encoding), ['windows-1252', 'gb18030', 'shift_jis']];
    return property('encoding', likely, ...others.filter((name) => name !== likely))(situation);
  },
  'data-utf-16': ({ node, args }) => [remedy(node, 'encoding', text(args.encoding))],
  'data-not-grouped': withoutProperty('thousands'),
  'data-missing-cell': fillNumbers,
  'data-missing-cell-mark': fillNumbers,
  'data-missing-columns': property('missing', 'most-frequent', 'drop'),
  'data-missing-number': fillNumbers,
  'data-missing-number-mark': fillNumbers,
  'data-missing-text': fillTexts,
  'data-missing-text-mark': fillTexts,
  'data-missing-target': property('missing', 'drop'),
  'data-missing-target-mark': property('missing', 'drop'),
  'data-all-dropped': property('missing', 'most-frequent'),
  'data-column-empty': ({ node, args }) => [exclude(node, text(args.column))],
  'data-unknown-category': property('unknown', 'ignore'),
  'data-own-class-unseen': (situation) => [
    ...property('missing', 'most-frequent')(situation),
    ...property('unknown', 'ignore')(situation),
  ],
  'data-classes-mismatch': softmax,
  'data-two-classes': softmax,
  'data-amounts-as-classes': softmax,
  'data-weights-numbers': without('train', 'class-weights'),
  'data-scale-target-classes': without('data', 'scale-target'),
  'data-softmax-one-unit': ({ analysis }) => output(analysis, undefined, 'sigmoid'),
};
