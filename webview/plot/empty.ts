import type { PanelState } from '../store';
import { text } from '../ui/language';

/** What a person does next to see a curve here. */
export function whatNext(state: PanelState): string {
  const { network, session } = state;
  if (!network) return text('plot-empty-waiting');
  if (!network.trusted) return text('plot-empty-untrusted');
  const errors = network.problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0) return text('plot-empty-errors', { count: errors });
  if (!network.hasData) return text('plot-empty-data', { example: network.dataExample });
  if (session?.engine === 'preparing') return text('plot-empty-preparing');
  if (session?.engine === 'lost' && session.sentence) return session.sentence;
  return session?.disabled.train ?? text('plot-empty-train');
}
