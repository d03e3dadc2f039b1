import { deepEqual, equal } from 'node:assert/strict';
import { nextRunId, runLabel, tidyLabel } from '../../../src/host/runs/label';
import { secondsLeft } from '../../../src/host/session/time-left';
import { translate } from '../../../src/messages/translate';
import type { Progress } from '../../../src/protocol/training';

describe('run labels', () => {
  it('number runs, whatever else is in the folder', () => {
    equal(nextRunId([]), '1');
    equal(nextRunId(['1', '9', '10', 'best-one', '007', '4294967296000']), '11');
  });

  it('prefer the name a person gave', () => {
    equal(translate(runLabel('5', undefined), 'en'), 'Run 5');
    equal(translate(runLabel('5', '  '), 'en'), 'Run 5');
    equal(translate(runLabel('5', 'wider {number}'), 'en'), 'wider {number}');
    equal(translate(runLabel('from-the-shell', undefined), 'en'), 'from-the-shell');
  });

  it('keep a typed name to one short line', () => {
    equal(tidyLabel(' a\nb\tc\u0000 '), 'a b c');
    equal(tidyLabel('x'.repeat(500)).length, 80);
  });
});

describe('secondsLeft', () => {
  const at = (part: Partial<Progress>): number | undefined =>
    secondsLeft({ status: 'training', epoch: 20, epochs: 100, step: 20, seconds: 5, samplesPerSecond: 1, ...part });

  it('continues at the mean speed so far', () => equal(at({}), 20));

  it('says nothing before the first epoch and after the end', () => {
    deepEqual([at({ epoch: 0 }), at({ epoch: 100 }), at({ status: 'finished' })], [undefined, undefined, undefined]);
  });
});
