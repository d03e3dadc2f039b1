import assert from 'node:assert/strict';
import { bitsOf, NumbersBelow } from '../../../../src/data/csv/numbers-below';

const { log2 } = Math;
const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`);

/** How a number compares to others, which are given as they are written. */
function compared(value: number, below: string): { readonly likeness: string; readonly bits: number } {
  const texts = below === '' ? [] : below.split(' ');
  return new NumbersBelow(texts, { decimal: '.', thousands: undefined }).compare(value);
}

const like = (value: number, below: string, bits: number): void => {
  const found = compared(value, below);
  assert.equal(found.likeness, 'like', `${value} above ${below}: ${found.bits}`);
  near(found.bits, bits);
};
const unlike = (value: number, below: string, bits: number): void => {
  const found = compared(value, below);
  assert.equal(found.likeness, 'unlike', `${value} above ${below}: ${found.bits}`);
  near(found.bits, bits);
};

describe('a chance in bits', () => {
  it('is −log₂ of a part in the whole, and never under 0', () => {
    near(bitsOf(1, 8), 3);
    near(bitsOf(0.5, 6), log2(12));
    assert.equal(bitsOf(8, 8), 0);
    assert.equal(bitsOf(9, 8), 0);
  });
});

describe('a number above others', () => {
  it('is like them where it is one of them: the more often, the less surprising', () => {
    like(5, '5', -log2(1.5 / 2));
    like(5, '5 5 7 9', -log2(2.5 / 5));
    like(7, '5 5 7 9', -log2(1.5 / 5));
    like(1, '', 0);
  });

  it('is like them where it begins their sequence: a step before it, two at the most', () => {
    like(0, '1 2 3 4', 1);
    like(-1, '1 2 3 4', 1);
    like(5, '4 3 2 1', 1);
    // Steps differ, and none is more than a third of the range.
    like(0, '1 3 4 6 7', 1);
    // Three are enough where all rise or fall.
    like(1, '2 3 4', 1);
    like(2020, '2021 2022 2023', 1);
    // Not only by equal differences.
    like(1, '10 100 1000', 1);
    like(1000, '100 10 1', 1);
    like(1000, '100 50 1', 1);
    like(-2, '2 4 6 8', 1);
    // Not where the ratio is more than twice the largest, nor where there is a zero.
    unlike(90_000, '300 30 3', log2(89_997 + 1));
    unlike(1000, '100 10 0', log2(1000 + 1));
    // Equal neighbours are no sequence.
    like(0, '1 1 2', 1 - log2(3.5 / 4));
  });

  it('is unlike a sequence elsewhere, the more so the farther it is and the larger', () => {
    // Four are a sequence: within 100 steps of 1, or log₂ 102 for its size; all are whole numbers.
    unlike(100, '1 2 3 4 5 6 7 8 9 10', Math.min(log2(99 + 1), log2(102) + -log2(10.5 / 11)) + 1);
    unlike(-7, '1 2 3 4', Math.min(log2(11 + 1), log2(9) - log2(4.5 / 5)) + 1);
    unlike(-9, '10 11 12 13', Math.min(log2(22 + 1), log2(11) - log2(4.5 / 5)) + 1);
    unlike(-5, '1 3 5 7', Math.min(log2(12 + 1), log2(7) - log2(4.5 / 5)) + 1);
    unlike(-0.5, '0.1 0.2 0.3 0.4 0.5', log2(2.5) - log2(5.5 / 6) + 1);
  });

  it('is unlike those of which most repeat', () => {
    // One of nine occurs once: another one has about its chance.
    const most = -log2(1.5 / 9.5);
    unlike(4, '1 1 1 1 2 2 2 2 3', Math.max(most, log2(3 + 1)));
    unlike(7, '5 5 5 5', -log2(0.5 / 4.5));
    unlike(7, '5 5 5', -log2(0.5 / 3.5));
    // Three of eight are too many.
    like(5, '1 1 1 9 9 2 6 3', Math.min(log2(8 + 1), log2(7) - log2(8.5 / 9)));
  });

  it('is unlike fractions where it is whole, and unlike whole numbers where it is a fraction', () => {
    const whole = -log2(0.5 / 4);
    unlike(4, '0.5 7.5 2.5', Math.max(whole, Math.min(log2(70 + 1), log2(6) + whole)));
    unlike(0.5, '4 9 1', Math.max(whole, Math.min(log2(8.5 + 1), log2(2.5) + whole)));
    unlike(1, '0.5 0.7 0.6 0.9 0.8 0.5 0.7 0.6 0.9', -log2(0.5 / 10));
    // Two may be so by chance as well; one tells nothing.
    unlike(4, '0.5 7.5', Math.max(-log2(0.5 / 3), Math.min(log2(70 + 1), log2(6) - log2(0.5 / 3))));
    like(4, '0.5', Math.min(log2(35 + 1), log2(6) - log2(0.5 / 2)));
  });

  it('is unlike others that are nearer to each other than to it', () => {
    const below = '4 9 1 5';
    const far = (away: number) => log2(4) + Math.min(8, log2(away / 8));
    const place = (value: number, span: number) => Math.min(log2(span + 1), log2(Math.abs(value) + 2) - log2(4.5 / 5));
    unlike(50, below, Math.max(far(41), place(50, 49)));
    unlike(-50, below, Math.max(far(51), place(-50, 59)));
    // As far as they are apart is not far.
    like(17, below, place(17, 16));
    like(-7, below, place(-7, 16));
    unlike(18, below, Math.max(far(9), place(18, 17)));
    // Not more than 2⁸ times as far counts.
    unlike(1e9, below, Math.max(2 + 8, place(1e9, 1e9 - 1)));
    unlike(1000, '4 5 4 5 4 5 4 5', 3 + 8);
    unlike(50, '4 5 4', log2(3) + log2(45 / 1));
    unlike(50, '4 9 1', log2(49 + 1));
    // Two do not tell their range.
    like(50, '4 9', Math.min(log2(46 + 1), log2(52) - log2(2.5 / 3)));
  });

  it('is as surprising as the decimals are fine that they are written with, up to six', () => {
    for (const [below, decimals] of [
      ['4 9', 0],
      ['4.5 9', 1],
      ['4.25 9.5', 2],
      ['4.1234567891 9', 6],
    ] as const) {
      const [least = NaN] = below.split(' ').map(Number);
      const whole = below.split(' ').filter((text) => !text.includes('.')).length;
      // Nothing makes 9.75 less surprising but how many are fractions.
      const found = compared(2.5e6, below);
      near(found.bits, Math.min(log2((2.5e6 - least) * 10 ** decimals + 1), log2(2.5e6 + 2) - log2((whole + 0.5) / 3)));
    }
  });
});
