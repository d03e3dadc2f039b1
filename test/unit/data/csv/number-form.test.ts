import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberOf } from '../../../../src/data/csv/number';
import { hasEdgeDigit, isSurelyNumber, type NumberForm, numberForm } from '../../../../src/data/csv/number-form';

const forms: readonly (readonly [form: NumberForm, texts: readonly string[]])[] = [
  [{ kind: 'groups', mark: ',', decimal: '' }, ['1,200', '-1,200,300', '\u22121,200']],
  [{ kind: 'groups', mark: '.', decimal: ',' }, ['1.200,5', '1.200.300,25']],
  [{ kind: 'groups', mark: ' ', decimal: '' }, ['1 200', '12\u00a0345\u202f678']],
  [{ kind: 'groups', mark: '_', decimal: '' }, ['1_000']],
  [{ kind: 'groups', mark: '’', decimal: '.' }, ['1’200.50']],
  [{ kind: 'comma' }, ['1,5', '-0,25', '1234,567', '0,567']],
  [{ kind: 'point' }, ['1.5', '.5']],
  [{ kind: 'date' }, ['2020-01-02', '1.2.2020', '12:30', '2024-05', '2019/20', '05/2024', '2020-01-02 10:30']],
  [{ kind: 'brackets' }, ['(1,200)', '(5)', '($1,200.50)', '(5 %)']],
  [{ kind: 'fraction' }, ['1/2', '-3/4', '2 1/2']],
  [{ kind: 'bound', sign: '>' }, ['>5', '> 0.1', '>50K']],
  [{ kind: 'bound', sign: '<=' }, ['<=50K']],
  [{ kind: 'bound', sign: '~' }, ['~5', '~ 1,200']],
  [{ kind: 'bound', sign: '+' }, ['50+', '$50+']],
  [{ kind: 'interval' }, ['5-10', '5 – 10', '1.5..2.5', '5 to 10', '5至10', '20-30 years']],
  [{ kind: 'sign', sign: '$' }, ['$1200', '-$1,450', '$ 5', '$-5', '5$']],
  [{ kind: 'sign', sign: '%' }, ['+5%', '-0.5 %']],
  [{ kind: 'sign', sign: 'US$' }, ['US$5']],
  [{ kind: 'sign', sign: 'EUR' }, ['1200 EUR', 'EUR 5']],
  [{ kind: 'sign', sign: '₹' }, ['₹1200', '₹ 5']],
  [{ kind: 'sign', sign: '€' }, ['1 200 €', '1.200,50 €']],
  [{ kind: 'sign', sign: "'" }, ["'5"]],
  [{ kind: 'sign', sign: '*' }, ['12*']],
  [{ kind: 'factor', sign: 'k', full: '10000' }, ['10k', '10 k']],
  [{ kind: 'factor', sign: 'M', full: '1200000' }, ['1.2M', '$1.2M']],
  [{ kind: 'factor', sign: 'M', full: '-500000' }, ['-0.5M']],
  [{ kind: 'factor', sign: 'k', full: '1234.5' }, ['1.2345k']],
  [{ kind: 'factor', sign: '万', full: '35000' }, ['3.5万']],
  [{ kind: 'unit', sign: 'kg' }, ['12kg', '12 kg', '1,200.5 kg']],
  [{ kind: 'unit', sign: '°C' }, ['12 °C', '-3°C']],
  [{ kind: 'unit', sign: 'up' }, ['7up']],
  [{ kind: 'script' }, ['１２', '１，２００', '＄５', '٣٤', '-１２']],
];

/** Names, codes and sentences, with digits and without. */
const texts = [
  '',
  'abc',
  'b-12',
  'class1',
  'a1b',
  'C85',
  'New York',
  'so, what',
  'A/5 21171',
  'x > 5',
  'ＡＢＣ',
  '1 2',
  '1.2.3.4',
];

describe('a number as people write it', () => {
  for (const [form, written] of forms) {
    it(`${form.kind} ${'sign' in form ? form.sign : ''}: ${written.join(' · ')}`, () => {
      for (const text of written) assert.deepEqual(numberForm(text), form, text);
    });
  }

  it('is none of names and codes, however long', () => {
    for (const text of [...texts, '1'.repeat(61), `${'1 '.repeat(1e5)}x`])
      assert.equal(numberForm(text), undefined, text);
  });

  it('is surely one without letters', () => {
    const sure = ['1,200', '1,5', '2020-01-02', '(5)', '$5', '１２'];
    const doubtful = ['12 kg', '10k', '>5', '5-10', '1/2', 'b-12'];
    assert.deepEqual([...sure, ...doubtful].filter(isSurelyNumber), sure);
  });

  it('begins or ends with a digit', () => {
    const edged = ['12 kg', '$5', 'b-12', 'class1', '7up', '(1,200)', '>5', '第3', '5 €', '１２'];
    assert.deepEqual([...edged, 'a1b', 'yes', '', '-', 'b2b'].filter(hasEdgeDigit), edged);
  });

  const seed = 20_260_101;
  it(`is a plain one where it can be read, with the mark of decimals apart (3000 numbers, seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = String(value);
        assert.equal(numberOf(text), value + 0);
        assert.ok([undefined, 'point'].includes(numberForm(text)?.kind), text);
      }),
      { seed, numRuns: 3000 },
    );
  });
});
