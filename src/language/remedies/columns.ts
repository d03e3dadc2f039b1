import { namesIn } from '../../model/message';
import type { ReadNode } from '../build/reading';
import { addChildren } from '../edits/children';
import { addColumns, setProperty, writtenValue } from '../edits/set-property';
import { writeText } from '../print/value';
import { exclude, ofEdit, type Remedy, remedy, together } from './remedy';
import { type Remedies, type Situation, textOf } from './situation';

interface Column {
  readonly name: string;
  /** From 1; empty where it is not known. */
  readonly number: string;
}

/** The columns of a fault, one or several. */
function columnsOf(situation: Situation): readonly Column[] {
  const { list, numbers } = situation.args;
  if (list === undefined) return [{ name: textOf(situation, 'column'), number: textOf(situation, 'number') }];
  const known = namesIn(numbers);
  return namesIn(list).map((name, k) => ({ name, number: known[k] ?? '' }));
}

/** The block of the training file that says what is different for a column: the last one where there are several. */
function ruleOf(source: ReadNode, { name, number }: Column): ReadNode | undefined {
  const isOf = (wanted: string): boolean => wanted === name || (number !== '' && wanted === number);
  return source
    .named('column')
    .filter((rule) => isOf(String(rule.value('column'))))
    .at(-1);
}

/** `name=value` for some columns alone, in their blocks. */
function inBlocks({ analysis, source }: Situation, columns: readonly Column[], name: string, value: string): Remedy {
  const written = `${name}=${writtenValue(value)}`;
  const ruled = columns.flatMap((column) => ruleOf(source, column) ?? []);
  const others = columns.filter((column) => !ruleOf(source, column));
  const children = others.map((column) => `column ${writeText(column.name)} ${written}`);
  const known = ruled.map((rule) => `column ${writeText(String(rule.value('column')))} ${written}`);
  const added = children.length > 0 ? [addChildren(analysis.tree, source.syntax, children)] : [];
  return {
    shown: [...known, ...children].join('; '),
    edits: [...ruled.map((rule) => setProperty(rule, name, value)), ...added],
  };
}

/** `name=value` for the whole file, and in the blocks that say otherwise of one of the columns. */
function everywhere(situation: Situation, columns: readonly Column[], name: string, value: string): Remedy {
  const { source } = situation;
  const saysItself = (column: Column): boolean => ruleOf(source, column)?.value(name) !== undefined;
  const own = columns.filter(saysItself);
  if (own.length === columns.length) return inBlocks(situation, own, name, value);
  const all = remedy(source, name, value);
  return own.length === 0 ? all : together(all, inBlocks(situation, own, name, value));
}

/** Whether the file says itself what fills missing cells, which other columns then rely on. */
function fills(source: ReadNode): boolean {
  return !['error', 'drop'].includes(String(source.value('missing') ?? 'error'));
}

/** `missing=` of the columns in the training file: of all columns where nothing else is said. */
function missing(situation: Situation, value: string): readonly Remedy[] {
  const { source } = situation;
  const columns = columnsOf(situation);
  if (source.name !== 'file') return [];
  const place = fills(source) ? inBlocks : everywhere;
  return [place(situation, columns, 'missing', value)];
}

/** What fills missing numbers; a test set may say it for itself. */
export const fillNumbers: Remedies = (situation) =>
  ['mean', 'median', 'most-frequent', 'drop'].flatMap((value) =>
    situation.isTest ? [remedy(situation.node, 'missing', value)] : missing(situation, value),
  );

/** What replaces missing texts: only the training set has it, so that a test set can but leave such lines out. */
export const fillTexts: Remedies = (situation) => [
  ...mostFrequent(situation),
  ...(situation.isTest ? [] : missing(situation, 'own-class')),
  ...dropLines(situation),
];

/** What replaces missing numbers and texts alike. */
export const fillBoth: Remedies = (situation) => [...mostFrequent(situation), ...dropLines(situation)];

export const mostFrequent: Remedies = (situation) => missing(situation, 'most-frequent');

/** Lines without a value are left out: those without a target, too. */
export const dropLines: Remedies = (situation) =>
  situation.isTest ? [remedy(situation.node, 'missing', 'drop')] : missing(situation, 'drop');

/** Lines without a target are left out: by the block of the target where there is one that says otherwise, of a test file too. */
export const dropTargets: Remedies = (situation) => {
  const { source, isTest } = situation;
  const ruled = columnsOf(situation).filter((column) => ruleOf(source, column)?.value('missing') !== undefined);
  return isTest && ruled.length > 0 ? [inBlocks(situation, ruled, 'missing', 'drop')] : dropLines(situation);
};

/** Nothing is left out any more: in the file's properties and in the blocks of its columns. */
export const dropNothing: Remedies = ({ node }) => {
  const dropping = [node, ...node.named('column')].filter((each) => each.value('missing') === 'drop');
  const edits = (dropping.length > 0 ? dropping : [node]).map((each) => setProperty(each, 'missing', 'most-frequent'));
  return [{ shown: 'missing=most-frequent', edits }];
};

/** The columns are no features, in the test set neither. */
export const leaveOut: Remedies = (situation) => leftOut(situation, columnsOf(situation));

function leftOut({ source }: Situation, columns: readonly Column[]): readonly Remedy[] {
  return source.name === 'file' ? [exclude(source, columns.map(({ name }) => name).join(','))] : [];
}

/** Texts of the training set become categories; columns whose block says number say category instead. */
function categories(situation: Situation, columns: readonly Column[]): Remedy {
  const { source } = situation;
  const own = columns.filter((column) => ruleOf(source, column)?.value('kind') !== undefined);
  const inTheirs = own.length > 0 ? [inBlocks(situation, own, 'kind', 'category')] : [];
  return own.length === columns.length
    ? together(...inTheirs)
    : together(remedy(source, 'encode', 'one-hot'), ...inTheirs);
}

/** Categories of a column of texts, or without the column; texts of a test set alone are no categories. */
export const categoriesOrNone: Remedies = (situation) => [
  ...(situation.isTest ? [] : [categories(situation, columnsOf(situation))]),
  ...leaveOut(situation),
];

/** The same for texts that may be numbers with letters; among numbers they are no categories. */
export const noneOrCategories: Remedies = (situation) =>
  situation.args.texts === undefined ? leaveOut(situation) : categoriesOrNone(situation);

/** Categories of all texts but those that differ in nearly each row, which are left out. */
export const textColumns: Remedies = (situation) => {
  const columns = columnsOf(situation);
  const unique = new Set(namesIn(situation.args.unique));
  const identifying = columns.filter(({ name }) => unique.has(name));
  const others = columns.filter(({ name }) => !unique.has(name));
  const mixed =
    identifying.length === 0 || others.length === 0
      ? []
      : [together(categories(situation, others), ...leftOut(situation, identifying))];
  return [...mixed, categories(situation, columns), ...leaveOut(situation)];
};

/** Marks of missing values in addition to those that count already, of a test file too. */
function marks({ node, source, isTest }: Situation, added: string): Remedy {
  const inherited = isTest && node.value('missing-as') === undefined ? source.value('missing-as') : undefined;
  const before = inherited === undefined ? added : `${inherited},${added}`;
  return ofEdit(addColumns(node, 'missing-as', before));
}

/** What texts among numbers may be: marks of missing values (those that look like them alone, or all), or else categories. */
export const strayTexts: Remedies = (situation) => [
  ...strayMarks(situation).map((each) => marks(situation, each)),
  ...(situation.isTest ? [] : [inBlocks(situation, columnsOf(situation), 'kind', 'category')]),
  ...leaveOut(situation),
];

/** Infinite numbers may be marks of missing values; or else the column is left out. */
export const marksOrNone: Remedies = (situation) => [
  ...strayMarks(situation).map((each) => marks(situation, each)),
  ...leaveOut(situation),
];

/** Lines with a text in a column of numbers are left out. */
export const strayLines: Remedies = (situation) => markedAndDropped(situation, dropLines);

/** Lines with a text among the numbers of a target are left out. */
export const strayTargets: Remedies = (situation) => markedAndDropped(situation, dropTargets);

function markedAndDropped(situation: Situation, dropping: Remedies): readonly Remedy[] {
  const [drop] = dropping(situation);
  return drop ? strayMarks(situation).map((each) => together(marks(situation, each), drop)) : [];
}

function strayMarks(situation: Situation): readonly string[] {
  const lists = [textOf(situation, 'likely'), textOf(situation, 'marks')];
  return [...new Set(lists)].filter((list) => list !== '');
}
