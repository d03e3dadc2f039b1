import { type Check, problem } from '../diagnostics/check';
import { isMisspelt } from '../diagnostics/misspelt';

/** A spec without a network. */
export const missingModel: Check = ({ document, text }) =>
  document.top('model') || isMisspelt(document.nodes, 'model')
    ? []
    : [problem('missing-model', { start: text.length, end: text.length }, {})];
