import { type Check, problem } from '../diagnostics/check';

/** A spec without a network. */
export const missingModel: Check = ({ document, text }) =>
  document.top('model') ? [] : [problem('missing-model', { start: text.length, end: text.length }, {})];
