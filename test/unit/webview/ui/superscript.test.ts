import { deepEqual } from 'node:assert/strict';
import { superscript } from '../../../../webview/ui/superscript';

describe('an exponent', () => {
  it('is written in raised digits, with a sign where it is less than 0', () => {
    deepEqual([0, 7, -1, -12, 1234567890].map(superscript), ['⁰', '⁷', '⁻¹', '⁻¹²', '¹²³⁴⁵⁶⁷⁸⁹⁰']);
  });
});
