import { Fault, type Message, type MessageArguments, message } from '../model/message';
import type { DecimalMark } from '../model/source';
import { numberOf } from './csv/number';

/** How a file to predict is read, as far as the sentences about it depend on that. */
export interface PredictionReading {
  /** Lines before the table that are left out, as in the training file. */
  readonly skip: number;
  /** The decimal mark that the file is read with since the training file has it. */
  readonly decimal?: DecimalMark;
}

/**
 * Runs `action`, which makes examples of a file to predict. Its Faults then offer what helps there: a spec says nothing
 * about such a file, since what was fitted to the training file decides how it is read.
 */
export function inPrediction<T>(reading: PredictionReading, action: () => T): T {
  return retold(action, (detail) => ofPrediction[detail.code]?.(detail.args, reading));
}

/**
 * Runs `action`, which makes examples of a spec's own files by a pipeline that is fitted already. Its Faults then offer
 * no property of the spec that only fitting obeys.
 */
export function asFitted<T>(action: () => T): T {
  return retold(action, ({ code, args }) => {
    const other = ofFitted[code];
    return other === undefined ? undefined : message(other, args);
  });
}

function retold<T>(action: () => T, tell: (detail: Message) => Message | undefined): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof Fault ? error.retold((detail) => tell(detail) ?? detail) : error;
  }
}

type Retold = (args: MessageArguments, reading: PredictionReading) => Message;

const as =
  (code: string): Retold =>
  (args) =>
    message(code, args);

/** One sentence where no line is left out before the table, another where some are. */
const bySkip =
  (code: string, skipped: string): Retold =>
  (args, { skip }) =>
    skip === 0 ? message(code, args) : message(skipped, { ...args, kept: skip });

const missing = as('data-predict-missing');
const needsNumber = as('data-predict-not-number');

/** A number that is written in another way than those of the training file. */
const otherForm: Retold = (args, { decimal }) => {
  if (decimal === undefined) return message('data-predict-number-form', args);
  return message(decimal === ',' ? 'data-predict-decimal-comma' : 'data-predict-decimal-point', args);
};

const ofPrediction: Readonly<Record<string, Retold>> = {
  'data-archive': as('data-predict-archive'),
  'data-array-choose-x': as('data-predict-arrays'),
  'data-memory': as('data-predict-memory'),
  'data-encoding': as('data-predict-encoding'),
  'data-not-utf8': as('data-predict-not-utf8'),
  'data-utf-16': as('data-predict-utf-16'),
  'data-first-line': bySkip('data-predict-first-line', 'data-predict-first-line-skipped'),
  'data-names-below': bySkip('data-predict-names-below', 'data-predict-names-below-skipped'),
  'data-only-header': as('data-predict-only-header'),
  'data-header-numbers': as('data-predict-header-numbers'),
  'data-missing-cell': missing,
  'data-missing-cell-mark': missing,
  'data-missing-number': missing,
  'data-missing-number-mark': missing,
  'data-missing-text': missing,
  'data-missing-text-mark': missing,
  'data-not-number': textInNumbers,
  'data-text-unlike': textInNumbers,
  'data-text-among': textInNumbers,
  'data-texts-unlike': as('data-predict-text-columns'),
  'data-missing-columns': as('data-predict-missing-columns'),
  'data-missing-numbers': as('data-predict-missing-columns'),
  'data-line-of-texts-marked': as('data-line-of-texts'),
  'data-not-finite': as('data-predict-not-finite'),
  'data-date': needsNumber,
  'data-unit': needsNumber,
  'data-bound': needsNumber,
  'data-interval': needsNumber,
  'data-decimal-comma': otherForm,
  'data-decimal-point': otherForm,
  'data-decimal-mixed': otherForm,
  'data-comma-decimal': otherForm,
  'data-comma-thousands': otherForm,
  'data-thousands-mixed': as('data-predict-number-form'),
  'data-thousands-decimal': otherForm,
  'data-not-grouped': otherForm,
  // A point may be the decimal mark of the file, where that of the training file is a comma.
  'data-thousands': (args, reading) => {
    const isDecimal = reading.decimal === ',' && hasOtherMark(String(args.value), ',');
    const isOther = reading.decimal === undefined || isDecimal;
    return isOther ? otherForm(args, reading) : message('data-predict-thousands', args);
  },
  'data-unknown-category-alike': as('data-predict-unknown-category-alike'),
  'data-unknown-category': as('data-predict-unknown-category'),
  'data-own-class-unseen': as('data-predict-own-class-unseen'),
};

/** A text among numbers, which may be one with the other decimal mark. */
function textInNumbers(args: MessageArguments, reading: PredictionReading): Message {
  const { decimal } = reading;
  const isOther = decimal !== undefined && hasOtherMark(String(args.value), decimal);
  return (isOther ? otherForm : needsNumber)(args, reading);
}

/** Whether a text is a number with the other decimal mark. */
function hasOtherMark(text: string, decimal: DecimalMark): boolean {
  const other = decimal === ',' ? '.' : ',';
  return text.includes(other) && !Number.isNaN(numberOf(text.replace(other, '.')));
}

const ofFitted: Readonly<Record<string, string>> = {
  'data-not-number': 'data-predict-not-number',
  'data-text-unlike': 'data-predict-not-number',
  'data-text-among': 'data-predict-not-number',
  'data-line-of-texts-marked': 'data-line-of-texts',
  'data-not-finite': 'data-predict-not-finite',
  'data-date': 'data-predict-not-number',
  'data-unit': 'data-predict-not-number',
  'data-bound': 'data-predict-not-number',
  'data-interval': 'data-predict-not-number',
  'data-text-columns': 'data-fitted-text-columns',
  'data-texts-unlike': 'data-fitted-text-columns',
  'data-missing-cell': 'data-fitted-missing',
  'data-missing-cell-mark': 'data-fitted-missing',
  'data-missing-number': 'data-fitted-missing',
  'data-missing-number-mark': 'data-fitted-missing',
  'data-missing-text': 'data-fitted-missing',
  'data-missing-text-mark': 'data-fitted-missing',
  'data-missing-columns': 'data-fitted-missing-columns',
  'data-missing-numbers': 'data-fitted-missing-columns',
  'data-all-dropped': 'data-fitted-all-dropped',
  'data-own-class-unseen': 'data-fitted-own-class-unseen',
  'data-unknown-class': 'data-fitted-unknown-class',
  'data-unknown-class-alike': 'data-fitted-unknown-class-alike',
};
