import assert from 'node:assert/strict';
import { defaultSchedule, scheduleFacts, scheduleNames, schedulesWith } from '../../../src/model/schedule';

describe('Schedules', () => {
  it('need the number of epochs where their formula has T', () => {
    for (const name of scheduleNames) {
      const { formulas, needsEnd } = scheduleFacts(name);
      assert.equal(formulas.join(' ').includes('T'), needsEnd, name);
    }
  });

  it('are set by the properties that their formula has', () => {
    for (const [property, letter] of [
      ['every', 'every'],
      ['factor', 'f^'],
      ['min', 'min'],
    ] as const) {
      assert.deepEqual(
        schedulesWith(property),
        scheduleNames.filter((name) => scheduleFacts(name).formulas.join(' ').includes(letter)),
        property,
      );
    }
    assert.deepEqual(scheduleFacts(defaultSchedule).properties, []);
  });
});
