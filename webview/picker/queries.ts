import { exampleKey } from '../../src/protocol/example';
import type { Host } from '../host';
import { shownMoment } from '../moment';
import { Poller, type Query } from '../polling';
import type { PanelState, Store } from '../store';

/** Milliseconds between two requests for the wrongly classified examples; an example itself never changes. */
const wrongInterval = 1000;

const silent = (): void => undefined;

/** Keeps `exampleView` and `wrong` of the store in step with the choice and with training. */
export function pollExample(store: Store, host: Host): void {
  const example = new Poller(() => exampleQuery(store, host), silent);
  const wrong = new Poller(() => wrongQuery(store, host), silent);
  store.on(['example', 'snapshot', 'session'], () => {
    example.update();
    wrong.update();
  });
}

const preparedOf = ({ session }: PanelState) => (session?.engine === 'live' ? session.prepared : undefined);

function exampleQuery(store: Store, host: Host): Query | undefined {
  const reference = store.state.example;
  const prepared = preparedOf(store.state);
  if (!prepared || !reference) return undefined;
  const fetch = async () => {
    const exampleView = await host.call('example', reference);
    return () => store.update({ exampleView });
  };
  return { key: `example ${exampleKey(reference)} of ${prepared.load}`, version: '', interval: 0, fetch };
}

function wrongQuery(store: Store, host: Host): Query | undefined {
  const { example, session } = store.state;
  const set = example?.from;
  const prepared = preparedOf(store.state);
  if (!prepared?.classes || !set || set === 'typed') return undefined;
  const fetch = async () => {
    const { moment, indices } = await host.call('wrong', { set });
    return () => store.update({ wrong: { moment, set, indices: new Float64Array(indices) } });
  };
  const version = `${shownMoment(session)?.step ?? 0} ${session?.progress?.status ?? ''}`;
  return { key: `wrong examples of ${set} of ${prepared.load}`, version, interval: wrongInterval, fetch };
}
