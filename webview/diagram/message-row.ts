import { html, nothing, render, type TemplateResult } from 'lit';
import type { NetworkView, ProblemView } from '../../src/protocol/network';
import type { Host } from '../host';
import type { PanelState, Store } from '../store';
import { icon } from '../ui/icon';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';

interface Notice {
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

/** A text is broken many times while a person types: what lasts shorter than this is not worth a message, in ms. */
const problemDelay = 500;

const errorsOf = (network: NetworkView | undefined): readonly ProblemView[] =>
  network?.problems.filter((problem) => problem.severity === 'error') ?? [];

function ofProblems(network: NetworkView | undefined): Notice | undefined {
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

function ofSession({ network, session }: PanelState): Notice | undefined {
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

const icons = { error: 'error', warning: 'warning', info: 'info' } as const;

/**
 * What must be said takes the place of the example picker, so that the diagram never jumps. One notice at a time, the
 * gravest first.
 */
export class MessageRow {
  private refusal: string | undefined;
  private dismissed: string | undefined;
  /** The text has been broken for a while. */
  private settled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly picker: HTMLElement,
    private readonly store: Store,
    private readonly host: Host,
  ) {
    store.on(['network'], () => this.wait());
    store.on(['network', 'session'], () => this.draw());
    this.draw();
  }

  /** Why an edit or a control was refused; stays until it is dismissed or the next edit succeeds. */
  refuse(sentence: string): void {
    this.refusal = sentence;
    this.draw();
  }

  private wait(): void {
    this.refusal = undefined;
    if (errorsOf(this.store.state.network).length === 0) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.settled = false;
      return;
    }
    this.timer ??= setTimeout(() => {
      this.settled = true;
      this.draw();
    }, problemDelay);
  }

  private notice(): Notice | undefined {
    if (this.refusal !== undefined) return { severity: 'warning', sentence: this.refusal, dismissal: 'refusal' };
    const { state } = this.store;
    const notice = (this.settled ? ofProblems(state.network) : undefined) ?? ofSession(state);
    return notice?.dismissal !== undefined && notice.dismissal === this.dismissed ? undefined : notice;
  }

  private dismiss(notice: Notice): void {
    if (notice.dismissal === 'refusal') this.refusal = undefined;
    else this.dismissed = notice.dismissal;
    this.draw();
  }

  private draw(): void {
    const notice = this.notice();
    this.element.hidden = notice === undefined;
    this.picker.hidden = notice !== undefined;
    this.element.dataset['severity'] = notice?.severity ?? '';
    render(notice ? this.template(notice) : nothing, this.element);
  }

  private template(notice: Notice): TemplateResult {
    const { problem } = notice;
    return html`
      ${icon(icons[notice.severity])}
      <div class="message-text">
        ${notice.lead ? html`<b>${notice.lead}</b> ` : nothing}${notice.sentence}${notice.more ? html` <span class="quiet">${notice.more}</span>` : nothing}
      </div>
      ${
        problem
          ? html`<vscode-button
              appearance="secondary"
              @click=${() => void this.host.call('reveal', { line: problem.line, character: problem.character })}
              >${text('diagram-go-to-line', { line: problem.line + 1 })}</vscode-button
            >`
          : nothing
      }
      ${
        notice.dismissal !== undefined
          ? iconButton('close', text('diagram-dismiss'), () => this.dismiss(notice))
          : nothing
      }
    `;
  }
}
