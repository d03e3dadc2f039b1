import assert from 'node:assert/strict';
import { QuestionRate } from '../../../src/worker/question-rate';

describe('the rate of answers', () => {
  it('is not limited where each question has another subject', () => {
    const rate = new QuestionRate();
    for (let unit = 0; unit < 50; unit++) {
      assert.equal(rate.wait('unit', `${unit}`, 0), 0);
      rate.answered('unit', `${unit}`, 0, 1000);
    }
  });

  it('is at most five in two seconds for the same question', () => {
    const rate = new QuestionRate();
    rate.answered('wrong', 'x', 100, 0.01);
    assert.equal(rate.wait('wrong', 'x', 150), 350);
    assert.equal(rate.wait('wrong', 'x', 500), 0);
    assert.equal(rate.wait('unit', 'x', 150), 0);
  });

  it('slows where answers are expensive: a three-hundredth of the time goes to a unit, more only at first', () => {
    const rate = new QuestionRate();
    for (let k = 0; k < 5; k++) {
      rate.answered('unit', 'a', 0, 50);
      assert.equal(rate.wait('unit', 'a', 0), 800);
    }
    rate.answered('unit', 'a', 0, 50);
    assert.equal(rate.wait('unit', 'a', 0), 15_000);
    assert.equal(rate.wait('unit', 'b', 0), 0);
  });

  it('gives each kind its own share, of its own costs: the median of the last five', () => {
    const rate = new QuestionRate();
    for (const [kind, share] of [
      ['unit', 300],
      ['layer', 300],
      ['wrong', 1000],
    ] as const) {
      for (const cost of [...Array<number>(20).fill(9), 7, 30, 8]) rate.answered(kind, 'a', 5, cost);
      assert.equal(rate.wait(kind, 'a', 5), 9 * share);
      assert.equal(rate.wait(kind, 'a', 5 + 9 * share), 0);
      assert.equal(rate.wait(kind, 'a', 6 + 9 * share), 0);
    }
  });
});
