import { missingSet } from '../diagnostics/missing-set';

/** A figure of the validation set without a validation set. */
export const missingValidationSet = missingSet('missing-validation-set', 'validation', ['validation']);
