import type { NetworkView, ProblemView } from '../../src/protocol/network';
import type { PanelState } from '../store';
import { text } from '../ui/language';

/** What must be said above the diagram. */
export interface Notice {
  readonly severity: 'error' | 'warning' | 'info';
  readonly sentence: string;
  /** Said before the sentence, in bold. */
  readonly lead?: string;
  readonly more?: string;
  /** A line of the text to go to. */
  readonly problem?: ProblemView;
  /** Dismissed once, a notice with this key stays away. */
  readonly dismissal?: string;
}

/** What keeps a text from being read. */
export const errorsOf = (network: NetworkView | undefined): readonly ProblemView[] =>
  network?.problems.filter((problem) => problem.severity === 'error') ?? [];

/** The first error of the text. */
export function ofProblems(network: NetworkView | undefined): Notice | undefined {
  const [problem, ...others] = errorsOf(network);
  if (!problem) return undefined;
  return {
    severity: 'error',
    lead: text('diagram-line', { line: problem.line + 1 }),
    sentence: problem.sentence,
    problem,
    ...(others.length > 0 ? { more: text('diagram-more-problems', { count: others.length }) } : {}),
  };
}

/** What else a person must know, the gravest first. */
export function ofSession({ network, session }: PanelState): Notice | undefined {
  if (!network) return undefined;
  if (!network.trusted) return { severity: 'info', sentence: text('diagram-untrusted') };
  if (session?.engine === 'lost') return { severity: 'error', sentence: session.sentence ?? text('diagram-lost') };
  const progress = session?.progress;
  const run = session?.run?.id ?? '';
  if (progress?.divergence) {
    const { epoch, tensor, layer, factor } = progress.divergence;
    return {
      severity: 'error',
      sentence:
        factor === undefined
          ? text('diagram-diverged', { epoch, tensor, layer })
          : text('diagram-exploded', { epoch, factor: factor.toExponential(1) }),
      more: text('diagram-diverged-remedy'),
      dismissal: `diverged ${run}`,
    };
  }
  if (progress?.weightsEpoch !== undefined) {
    const sentence = text('diagram-restored', { epoch: progress.weightsEpoch });
    return { severity: 'info', sentence, dismissal: `restored ${run}` };
  }
  if (session?.sentence !== undefined)
    return { severity: 'warning', sentence: session.sentence, dismissal: session.sentence };
  if (!network.hasData && network.layers.length > 0) {
    return {
      severity: 'info',
      sentence: text('diagram-no-data'),
      more: `${text('diagram-no-data-remedy')} ${network.dataExample}`,
      dismissal: 'no data',
    };
  }
  return undefined;
}
