import { deepEqual } from 'node:assert/strict';
import { ContextKeys } from '../../../src/host/context-keys';

describe('ContextKeys', () => {
  it('sends a key at first, and then only where it has changed', () => {
    const sent: string[] = [];
    const keys = new ContextKeys((key, value) => sent.push(`${key} ${value}`));
    for (const value of [false, false, true, true, false]) keys.set('nnet.hasRun', value);
    deepEqual(sent.splice(0), ['nnet.hasRun false', 'nnet.hasRun true', 'nnet.hasRun false']);
    keys.update((control) => control === 'train');
    deepEqual(sent.splice(0), [
      'nnet.canTrain true',
      'nnet.canPause false',
      'nnet.canResume false',
      'nnet.canStep false',
      'nnet.canStop false',
      'nnet.canReset false',
    ]);
    keys.update((control) => control === 'pause');
    deepEqual(sent, ['nnet.canTrain false', 'nnet.canPause true']);
  });
});
