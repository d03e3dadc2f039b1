import type { Message } from '../../model/message';
import type { Analysis } from '../analyze';
import { removeFix } from '../diagnostics/fixes';
import {
  categoriesOrNone,
  dropNothing,
  dropTargets,
  fillBoth,
  fillNumbers,
  fillTexts,
  leaveOut,
  marksOrNone,
  mostFrequent,
  noneOrCategories,
  strayLines,
  strayTargets,
  strayTexts,
  textColumns,
} from './columns';
import { classes, inputs, numbers, numbersOrClasses, sigmoid, softmax, unitsOfTargets } from './output';
import {
  commaAsDecimal,
  commaAsThousands,
  decimalComma,
  decimalPoint,
  meant,
  property,
  skip,
  targets,
  thousands,
  thousandsDecimal,
  withoutProperty,
} from './reading';
import { exclude, fixOf, headOf, type LocatedRemedies, remedy, withoutNode } from './remedy';
import type { Remedies, Situation } from './situation';

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
  const situation: Situation = { analysis, node, source: source ?? node, isTest, args: detail.args };
  const remedies = remediesOf[detail.code]?.(situation) ?? [];
  return { range: headOf(node), fixes: remedies.filter(({ edits }) => edits.length > 0).map(fixOf) };
}

/** Without a node of a block. */
const without =
  (block: string, name: string): Remedies =>
  ({ analysis: { document, tree } }) => {
    const node = document.top(block)?.child(name);
    return node ? [withoutNode(tree, node)] : [];
  };

/** Without the word `stratify` of a share. */
const withoutStratify: Remedies = ({ analysis: { document, tree }, args }) => {
  const flag = document.top('data')?.child(String(args.node))?.flags.get('stratify');
  if (!flag) return [];
  return [{ shown: 'stratify', edits: removeFix(tree.text, flag).edits, removes: true }];
};

/** In the block of the column that a fault names as it is written: the last one of it. */
const inBlock =
  (remedies: Remedies): Remedies =>
  (situation) => {
    const { node, args } = situation;
    const blocks = node.named('column').filter((each) => String(each.value('column')) === String(args.column));
    const block = blocks.at(-1);
    return block ? remedies({ ...situation, node: block }) : [];
  };

/** What a feature may be left out for, and a target not. */
const ofFeature =
  (remedies: Remedies): Remedies =>
  (situation) =>
    situation.args.role === 'target' ? [] : remedies(situation);

/** What counts as a category that the training set does not have is said for the training set, unless the test set says it. */
const unknownIgnored: Remedies = ({ node, source, isTest }) => {
  const saysItself = isTest && (node.value('unknown') !== undefined || source.name !== 'file');
  return [remedy(saysItself ? node : source, 'unknown', 'ignore')];
};

/** The likeliest encoding, and others that are frequent. */
const encodingOf: Remedies = (situation) => {
  const likely = String(situation.args.encoding);
  const others = ['windows-1252', 'gb18030', 'shift_jis'].filter((name) => name !== likely);
  return property('encoding', likely, ...others)(situation);
};

/** What mends a fault, by its code; most faults of a cell are mended in the file. */
const remediesOf: Readonly<Record<string, Remedies>> = {
  'data-inputs-mismatch': inputs,
  'data-inputs-left-out': inputs,
  'data-target-needed': targets,
  'data-one-column-marked': ({ node, args }) => [remedy(node, 'delimiter', String(args.mark))],
  'data-column-meant': meant,
  'data-column-no-header': property('header', false),
  'data-header-numbers': property('header', false),
  'data-header-cell': property('header', false, true),
  'data-header-unsure': property('header', true, false),
  'data-first-line': skip,
  'data-names-below': skip,
  'data-not-utf8': encodingOf,
  'data-utf-16': ({ node, args }) => [remedy(node, 'encoding', String(args.encoding))],
  'data-not-number': categoriesOrNone,
  'data-text-columns': textColumns,
  'data-text-unlike': leaveOut,
  'data-texts-unlike': leaveOut,
  'data-line-of-texts-marked': strayLines,
  'data-text-among': strayTexts,
  'data-target-among': strayTargets,
  'data-class-among': (situation) => [...strayTargets(situation), ...softmax(situation)],
  'data-not-finite': marksOrNone,
  'data-target-not-finite': strayTargets,
  'data-target-names': classes,
  'data-date': leaveOut,
  'data-amount': ofFeature(leaveOut),
  'data-factor': ofFeature(leaveOut),
  'data-brackets': ofFeature(leaveOut),
  'data-fraction': ofFeature(leaveOut),
  'data-digits': ofFeature(leaveOut),
  'data-unit': noneOrCategories,
  'data-target-unit': classes,
  'data-bound': noneOrCategories,
  'data-target-bound': classes,
  'data-interval': noneOrCategories,
  'data-target-interval': classes,
  'data-decimal-comma': decimalComma,
  'data-decimal-point': decimalPoint,
  'data-comma-decimal': commaAsDecimal,
  'data-comma-thousands': commaAsThousands,
  'data-not-grouped': withoutProperty('thousands'),
  'data-thousands': thousands,
  'data-thousands-decimal': thousandsDecimal,
  'data-missing-cell': fillNumbers,
  'data-missing-cell-mark': fillNumbers,
  'data-missing-columns': fillBoth,
  'data-missing-number': fillNumbers,
  'data-missing-number-mark': fillNumbers,
  'data-missing-numbers': fillNumbers,
  'data-missing-text': fillTexts,
  'data-missing-text-mark': fillTexts,
  'data-missing-target': dropTargets,
  'data-missing-target-mark': dropTargets,
  'data-column-blocks': inBlock(({ analysis, node }) => [withoutNode(analysis.tree, node)]),
  'data-target-ignored': inBlock(withoutProperty('kind')),
  'data-target-category': inBlock(withoutProperty('kind')),
  'data-target-scale': inBlock(withoutProperty('scale')),
  'data-target-filled': inBlock(property('missing', 'drop')),
  'data-all-dropped': dropNothing,
  'data-column-empty': leaveOut,
  'data-duplicate-feature': ({ node, args }) => [exclude(node, String(args.name))],
  'data-unknown-category': unknownIgnored,
  'data-unknown-category-alike': unknownIgnored,
  'data-own-class-unseen': (situation) => [...mostFrequent(situation), ...unknownIgnored(situation)],
  'data-classes-mismatch': softmax,
  'data-classes-alike': softmax,
  'data-two-classes': softmax,
  'data-amounts-as-classes': numbersOrClasses,
  'data-target-range': numbers,
  'data-targets-mismatch': unitsOfTargets,
  'data-stratify-numbers': withoutStratify,
  'data-weights-numbers': without('train', 'class-weights'),
  'data-scale-target-classes': without('data', 'scale-target'),
  'data-softmax-one-unit': sigmoid,
};
