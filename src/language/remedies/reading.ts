import { namesIn } from '../../model/message';
import { removeFix } from '../diagnostics/fixes';
import { type Remedy, remedy, together } from './remedy';
import { type Remedies, type Situation, textOf } from './situation';

/** `name=value` of the file with the fault, for each value. */
export const property =
  (name: string, ...values: readonly (string | number | boolean)[]): Remedies =>
  ({ node }) =>
    values.map((value) => remedy(node, name, value));

/** The number of lines before the table that the sentence names. */
export const skip: Remedies = ({ node, args }) => [remedy(node, 'skip', Number(args.skip))];

/** What else a file says of its numbers, that of the training file where a test file says nothing. */
function written({ node, source, isTest }: Situation, name: string): unknown {
  return node.value(name) ?? (isTest ? source.value(name) : undefined);
}

const otherMark = { ',': '.', '.': ',' } as const;

function decimalMark(situation: Situation, mark: ',' | '.'): Remedy {
  const decimal = remedy(situation.node, 'decimal', mark);
  const isTaken = written(situation, 'thousands') === mark;
  return isTaken ? together(decimal, remedy(situation.node, 'thousands', otherMark[mark])) : decimal;
}

function thousandsMark(situation: Situation, mark: string): Remedy {
  return remedy(situation.node, 'thousands', mark);
}

export const decimalComma: Remedies = (situation) => [decimalMark(situation, ',')];
export const decimalPoint: Remedies = (situation) => [decimalMark(situation, '.')];
export const commaAsDecimal: Remedies = (situation) => [decimalMark(situation, ','), thousandsMark(situation, ',')];
export const commaAsThousands: Remedies = (situation) => [thousandsMark(situation, ','), decimalMark(situation, ',')];

export const thousands: Remedies = (situation) => [thousandsMark(situation, textOf(situation, 'mark'))];

export const thousandsDecimal: Remedies = (situation) => {
  const decimal = remedy(situation.node, 'decimal', textOf(situation, 'decimal'));
  return [together(decimal, thousandsMark(situation, textOf(situation, 'mark')))];
};

/** The columns that may be the target, the likeliest first. */
export const targets: Remedies = ({ node, args }) => namesIn(args.likely).map((name) => remedy(node, 'target', name));

/** Without a property of the node. */
export const withoutProperty =
  (name: string): Remedies =>
  ({ analysis: { tree }, node }) => {
    const written = node.properties.get(name)?.property;
    if (!written) return [];
    const { edits } = removeFix(tree.text, written);
    return [{ shown: tree.text.slice(written.start, written.end), edits, removes: true }];
  };

/** The right name in place of the nearly right one. */
export const meant: Remedies = ({ node, args }) =>
  ['target', 'features', 'exclude'].flatMap((name) => {
    const value = node.value(name);
    const wanted = String(args.name ?? '');
    if (value === undefined || !String(value).includes(wanted)) return [];
    return [
      remedy(
        node,
        name,
        String(value).replace(wanted, () => String(args.meant ?? '')),
      ),
    ];
  });
