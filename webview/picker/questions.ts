import type { Host } from '../host';
import { Asker } from '../inquiry';
import type { Store } from '../store';

/** Milliseconds between two questions about the example, and about which ones are wrong. */
const examplePace = 125;
const wrongPace = 1000;

const silent = (): void => undefined;

/** Keeps `exampleView` and `wrong` of the store in step with the choice and with training. */
export function askAboutExample(store: Store, host: Host): void {
  const moment = (): string => {
    const { session, snapshot } = store.state;
    return `${snapshot?.sequence ?? -1} ${session?.progress?.status ?? ''} ${session?.progress?.epoch ?? 0}`;
  };
  const live = () => {
    const { session } = store.state;
    return session?.engine === 'live' ? session.prepared : undefined;
  };
  const example = new Asker(() => {
    const reference = store.state.example;
    const prepared = live();
    if (!prepared || !reference) return undefined;
    const ask = async () => {
      const exampleView = await host.call('example', reference);
      return () => store.update({ exampleView });
    };
    return {
      subject: `example ${JSON.stringify(reference)} of ${prepared.dataHash}`,
      moment: moment(),
      pace: examplePace,
      ask,
    };
  }, silent);
  const wrong = new Asker(() => {
    const from = store.state.example?.from;
    const prepared = live();
    if (!prepared?.classes || !from || from === 'typed') return undefined;
    const ask = async () => {
      const { indices } = await host.call('wrong', { set: from });
      return () => store.update({ wrong: { set: from, indices: new Float64Array(indices) } });
    };
    return { subject: `wrong ones of ${from} in ${prepared.dataHash}`, moment: moment(), pace: wrongPace, ask };
  }, silent);
  store.on(['example', 'snapshot', 'session'], () => {
    example.consider();
    wrong.consider();
  });
}
