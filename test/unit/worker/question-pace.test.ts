import assert from 'node:assert/strict';
import { QuestionPace } from '../../../src/worker/question-pace';

describe('the pace of answers', () => {
  it('is the questioner’s own where each is about something else', () => {
    const pace = new QuestionPace();
    for (let unit = 0; unit < 50; unit++) {
      assert.equal(pace.wait('unit', `${unit}`, 0), 0);
      pace.answered('unit', `${unit}`, 0, 1000);
    }
  });

  it('is at most five in two seconds for the same question', () => {
    const pace = new QuestionPace();
    pace.answered('wrong', 'x', 100, 0.01);
    assert.equal(pace.wait('wrong', 'x', 150), 350);
    assert.equal(pace.wait('wrong', 'x', 500), 0);
    assert.equal(pace.wait('unit', 'x', 150), 0);
  });

  it('slows where answers are dear: a three-hundredth of the time goes to a unit, more only at first', () => {
    const pace = new QuestionPace();
    for (let k = 0; k < 5; k++) {
      pace.answered('unit', 'a', 0, 50);
      assert.equal(pace.wait('unit', 'a', 0), 800);
    }
    pace.answered('unit', 'a', 0, 50);
    assert.equal(pace.wait('unit', 'a', 0), 15_000);
    assert.equal(pace.wait('unit', 'b', 0), 0);
  });
});
