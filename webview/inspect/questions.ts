import type { Host } from '../host';
import { Asker, type Inquiry } from '../inquiry';
import type { Store } from '../store';

/** Milliseconds between two questions about a unit, and about a whole layer. */
const unitPace = 125;
const layerPace = 400;
/** Side of the inspector's decision surface in cells. */
const surfaceSide = 96;

/** Keeps `unitView` and `layerReport` of the store in step with the selection, the example and training. */
export function askAboutSelection(store: Store, host: Host, settled: (failed: boolean) => void): void {
  const asker = new Asker(() => inquiryOf(store, host), settled);
  store.on(['selection', 'example', 'snapshot', 'session', 'network'], () => asker.consider());
  asker.consider();
}

/** What is selected; undefined while nothing is, or no engine holds its weights. */
function inquiryOf(store: Store, host: Host): Inquiry | undefined {
  const { selection, session, network, example, snapshot } = store.state;
  if (!selection || session?.engine !== 'live' || !session.prepared) return undefined;
  const { position, unit } = selection;
  const layer = network?.layers[position];
  if (!layer || (unit !== undefined && unit >= layer.units)) return undefined;
  const { dataHash, features } = session.prepared;
  const moment = `${snapshot?.sequence ?? -1} ${session.progress?.status ?? ''} ${session.progress?.epoch ?? 0}`;
  const run = `${dataHash} ${session.run?.id ?? ''}`;
  if (unit === undefined) {
    const ask = async () => {
      const layerReport = await host.call('layer', { position });
      return () => store.update({ layerReport });
    };
    return { subject: `layer ${position} of ${run}`, moment, pace: layerPace, ask };
  }
  const surface = features === 2 ? surfaceSide : 0;
  const ask = async () => {
    const unitView = await host.call('unit', { position, unit, example, surface });
    return () => store.update({ unitView });
  };
  return {
    subject: `unit ${unit} of layer ${position} for ${JSON.stringify(example)} of ${run}`,
    moment,
    pace: unitPace,
    ask,
  };
}
