import { deepEqual, equal } from 'node:assert/strict';
import { hostname } from 'node:os';
import { type SessionFacts, sessionView } from '../../../src/host/session/view';
import { message } from '../../../src/model/message';
import type { Progress } from '../../../src/protocol/training';

const facts: SessionFacts = {
  ...{ trusted: true, place: 'file', foreign: false, oversized: false, errors: 0, hasData: true, dataExample: '' },
  ...{ engine: 'live', status: 'ready', resumable: false, outcomes: [], specChanged: false },
};
const progress: Progress = { status: 'training', epoch: 4, epochs: 10, step: 40, seconds: 2, samplesPerSecond: 1 };
const shown = (more: Partial<SessionFacts>) => sessionView({ ...facts, ...more }, ({ code }) => `said ${code}`);

describe('The session as the panel shows it', () => {
  it('says of each control that can’t act why not, and of no other', () => {
    deepEqual(Object.keys(shown({}).disabled).sort(), ['pause', 'resume', 'stop']);
    equal(/^said /.test(shown({}).disabled.pause ?? ''), true);
  });

  it('has what there is, and leaves out what there is not', () => {
    deepEqual(Object.keys(shown({})), ['engine', 'disabled', 'specChanged']);
    const outcomes = [{ name: 'test-accuracy', pass: true, actual: 1, min: 0.9 }] as const;
    const run = { id: '4', label: message('run-label') };
    const full = shown({ progress, outcomes, run, sentence: 'Look.', specChanged: true });
    deepEqual(full.outcomes, outcomes);
    deepEqual([full.progress, full.run, full.sentence], [progress, { id: '4', label: 'said run-label' }, 'Look.']);
    deepEqual([full.secondsLeft, full.specChanged], [3, true]);
    equal('secondsLeft' in shown({ progress: { ...progress, status: 'finished' } }), false);
    const moments = { count: 3, bytes: 900 };
    equal(shown({ progress: { ...progress, moments }, momentLimit: 0 }).momentLimit, 0);
    equal('momentLimit' in shown({ progress, momentLimit: 4 }), false);
  });

  it('says which process trains the run elsewhere, unless something went wrong', () => {
    const heldBy = { process: 7, host: hostname(), place: 'window', since: '2026-01-01T00:00:00Z' } as const;
    equal(shown({ heldBy }).sentence, 'said run-in-use');
    equal(shown({ heldBy: { ...heldBy, host: `not ${hostname()}` } }).sentence, 'said run-in-use-elsewhere');
    equal(shown({ heldBy, sentence: 'It has ended.' }).sentence, 'It has ended.');
  });
});
