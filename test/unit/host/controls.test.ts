import { deepEqual, equal, ok } from 'node:assert/strict';
import { type ControlState, disabledControls, primaryControl } from '../../../src/host/session/controls';
import { english } from '../../../src/messages/en/table';
import { controls } from '../../../src/model/controls';

const fine: ControlState = {
  trusted: true,
  place: 'file',
  foreign: false,
  oversized: false,
  errors: 0,
  hasData: true,
  dataExample: 'data { generate flower }',
  engine: 'live',
  status: 'ready',
  resumable: false,
};
const able = (state: Partial<ControlState>): string[] => {
  const disabled = disabledControls({ ...fine, ...state });
  return controls.filter((control) => disabled[control] === undefined);
};

describe('primaryControl', () => {
  const primary = (state: Partial<ControlState>): string => primaryControl({ ...fine, ...state });

  it('is what Train, Pause and Resume mean at this moment', () => {
    equal(primary({}), 'train');
    equal(primary({ status: 'training' }), 'pause');
    equal(primary({ status: 'paused' }), 'resume');
    equal(primary({ status: 'stopped', resumable: true }), 'resume');
    equal(primary({ status: 'stopped', resumable: true, heldBy: { process: 7 } }), 'train');
    equal(primary({ status: 'finished' }), 'train');
  });
});

describe('disabledControls', () => {
  it('follows a run from beginning to end', () => {
    deepEqual(able({}), ['train', 'step', 'reset']);
    deepEqual(able({ status: 'training' }), ['pause', 'stop', 'reset']);
    deepEqual(able({ status: 'paused' }), ['train', 'resume', 'step', 'stop', 'reset']);
    deepEqual(able({ status: 'finished' }), ['train', 'reset']);
    deepEqual(able({ status: 'diverged' }), ['train', 'reset']);
    deepEqual(able({ status: 'stopped', resumable: true }), ['train', 'resume', 'step', 'reset']);
    deepEqual(able({ engine: 'preparing' }), ['train', 'step', 'stop', 'reset']);
  });

  it('names the process that trains the shown run elsewhere', () => {
    const state = { status: 'stopped', resumable: true, heldBy: { process: 4711 } } as const;
    deepEqual(able(state), ['train', 'reset']);
    deepEqual(disabledControls({ ...fine, ...state }).resume, { code: 'run-in-use-process', args: { process: 4711 } });
  });

  it('lets a run continue while the text is broken, but begins none', () => {
    deepEqual(able({ errors: 2, status: 'training' }), ['pause', 'stop']);
    deepEqual(able({ errors: 1, status: 'training' }), ['pause', 'stop']);
    deepEqual(able({ hasData: false, status: 'training' }), ['pause', 'stop']);
    deepEqual(able({ errors: 2, status: 'paused' }), ['train', 'resume', 'step', 'stop']);
    deepEqual(able({ errors: 2 }), []);
    deepEqual(able({ hasData: false }), []);
    deepEqual(able({ oversized: true, hasData: false }), []);
    deepEqual(able({ oversized: true, status: 'training' }), ['pause', 'stop']);
  });

  it('does nothing at all where nothing may be started', () => {
    deepEqual(able({ trusted: false, status: 'paused' }), []);
    deepEqual(able({ place: 'elsewhere' }), []);
    deepEqual(able({ foreign: true }), []);
  });

  it('names trust first and counts the errors', () => {
    equal(disabledControls({ ...fine, trusted: false, errors: 3 }).train?.code, 'control-untrusted');
    deepEqual(disabledControls({ ...fine, errors: 3 }).train, { code: 'control-errors', args: { count: 3 } });
  });

  it('has a sentence for every reason', () => {
    const states: Partial<ControlState>[] = [
      { status: 'training' },
      { status: 'finished' },
      { engine: 'preparing' },
      { errors: 1 },
      { hasData: false },
      { trusted: false },
      { foreign: true },
      { place: 'elsewhere' },
    ];
    for (const state of states) {
      for (const reason of Object.values(disabledControls({ ...fine, ...state })))
        ok(reason.code in english, reason.code);
    }
  });
});
