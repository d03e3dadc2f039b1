import { deepEqual, equal } from 'node:assert/strict';
import { english } from '../../../../src/messages/en/table';
import type { NetworkView } from '../../../../src/protocol/network';
import type { SessionView } from '../../../../src/protocol/panel';
import { whatNext } from '../../../../webview/plot/empty';
import { type PanelState, Store } from '../../../../webview/store';

const network: NetworkView = {
  version: 1,
  title: 'net',
  layers: [],
  parameters: 0,
  readable: true,
  problems: [],
  hasData: true,
  dataExample: 'data { generate xor }',
  trusted: true,
};
const problem = (severity: 'error' | 'warning') => ({ severity, code: 'x', sentence: 'x', line: 0, character: 0 });
const session: SessionView = { engine: 'live', disabled: {}, specChanged: false };
const next = (of: Partial<PanelState>): string => whatNext({ ...new Store(() => undefined).state, ...of });

describe('a plot without a curve says', () => {
  before(() => Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } }));
  after(() => Reflect.deleteProperty(globalThis, 'document'));

  it('the first of what keeps a curve from being there', () => {
    const lost = { ...session, engine: 'lost', sentence: 'The engine has ended.' } as const;
    deepEqual(
      [
        next({}),
        next({ network: { ...network, trusted: false, hasData: false } }),
        next({ network: { ...network, hasData: false } }),
        next({ network, session: { ...session, engine: 'preparing' } }),
        next({ network, session: lost }),
        next({ network, session: { ...session, disabled: { train: 'It trains elsewhere.' } } }),
      ],
      [
        english['plot-empty-waiting'],
        english['plot-empty-untrusted'],
        english['plot-empty-data'].replace('{example}', network.dataExample),
        english['plot-empty-preparing'],
        'The engine has ended.',
        'It trains elsewhere.',
      ],
    );
  });

  it('how many errors there are, warnings not counted', () => {
    const errors = [problem('warning'), problem('error'), problem('error')];
    equal(next({ network: { ...network, problems: errors, hasData: false } }).includes('2'), true);
    const trains = english['plot-empty-train'];
    equal(next({ network: { ...network, problems: [problem('warning')] } }), trains);
    equal(next({ network, session }), trains);
    equal(next({ network, session: { ...session, sentence: 'late' } }), trains);
    equal(next({ network, session: { ...session, engine: 'lost' } }), trains);
  });
});
