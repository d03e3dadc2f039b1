import type { TemplateResult } from 'lit';
import { shownMoment } from '../moment';
import type { Query } from '../polling';
import type { PanelState } from '../store';
import type { CreateView, ViewFrame, ViewPage } from '../view/view-page';
import { layersSection } from './layers-section';

/** Milliseconds between two requests while the network trains. */
const interval = 400;

/** The health of every layer and unit, with what is wrong. */
export const createHealthView: CreateView = (frame): ViewPage => ({
  name: 'health',
  title: 'view-health',
  reads: ['health'],
  questions: [(state) => healthQuery(state, frame)],
  moment: ({ health }) => health?.moment,
  sections,
  keys: () => [],
});

function healthQuery({ session }: PanelState, { store, host }: ViewFrame): Query | undefined {
  if (!session?.prepared) return undefined;
  const fetch = async () => {
    const health = await host.call('health', {});
    return () => store.update({ health });
  };
  const version = `${shownMoment(session)?.step ?? 0} ${session.progress?.status ?? ''}`;
  return { key: `health of ${session.prepared.load}`, version, interval, fetch };
}

function sections({ health, network }: PanelState): readonly TemplateResult[] {
  return health && network ? [layersSection(network, health)] : [];
}
