import { deepEqual, equal } from 'node:assert/strict';
import { activationNames } from '../../../../src/model/activation';
import {
  activationFormula,
  normFormula,
  slopeFormula,
  sumFormula,
  variable,
} from '../../../../webview/inspect/formula';
import { markup } from '../markup';

/** What is read of a formula: its letters, digits and signs. */
const read = (template: unknown): string =>
  markup(template)
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');

describe('a formula of the inspector', () => {
  before(() => Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } }));
  after(() => Reflect.deleteProperty(globalThis, 'document'));

  it('counts units from one, and ends with the value where there is one', () => {
    deepEqual(
      [read(sumFormula(0, 'x', undefined)), read(sumFormula(3, 'a', 0.5))],
      ['z1=∑kwkxk+b', 'z4=∑kwkak+b=0.5000'],
    );
    deepEqual(
      [read(activationFormula(0, 'a', 'tanh', undefined)), read(activationFormula(1, 'a', 'tanh', 0.5))],
      ['a1=tanh(z1)', 'a2=tanh(z2)=0.5000'],
    );
  });

  it('writes the activation by its symbol, the identity as z, and softmax in full', () => {
    equal(read(activationFormula(0, 'a', 'linear', undefined)), 'a1=z1');
    equal(read(activationFormula(0, 'a', 'sigmoid', undefined)), 'a1=σ(z1)');
    equal(read(activationFormula(0, 'ŷ', 'softmax', undefined)), 'y^1=ez1∑kezk');
    for (const name of activationNames) {
      equal(read(activationFormula(0, 'a', name, undefined)).includes('-'), false, name);
    }
  });

  it('has the slope as g′ of one z, and as ∂a/∂z where a depends on all', () => {
    deepEqual(
      [read(slopeFormula(1, 'tanh', 0.5)), read(slopeFormula(1, 'softmax', 0.25))],
      ['g′(z2)=0.5000', '∂a2∂z2=0.2500'],
    );
  });

  it('has each letter of a norm as a symbol of its own', () => {
    equal(read(normFormula('dW')), '‖dW‖');
    equal(markup(normFormula('dW')).split('<mi>').length, 3);
    deepEqual([read(variable('x', '2')), read(variable('x'))], ['x2', 'x']);
  });
});
