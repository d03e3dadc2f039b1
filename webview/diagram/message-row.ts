import { html, nothing, render, type TemplateResult } from 'lit';
import type { Host } from '../host';
import { type Clock, pageClock } from '../polling';
import type { Store } from '../store';
import { icon } from '../ui/icon';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import type { Renderer } from '../ui/renderer';
import { errorsOf, type Notice, ofProblems, ofSession } from './notice';

/** A text is broken many times while a person types: what lasts shorter than this is not worth a message, in ms. */
const problemDelay = 500;

/**
 * What must be said takes the place of the example picker, so that the diagram never jumps. One notice at a time, the
 * gravest first.
 */
export class MessageRow {
  private refusal: string | undefined;
  private dismissed: string | undefined;
  /** The text has been broken for a while. */
  private settled = false;
  private cancelTimer: (() => void) | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly picker: HTMLElement,
    private readonly store: Store,
    private readonly host: Host,
    private readonly clock: Clock = pageClock,
    private readonly renderer: Renderer = render,
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
      this.cancelTimer?.();
      this.cancelTimer = undefined;
      this.settled = false;
      return;
    }
    this.cancelTimer ??= this.clock.after(problemDelay, () => {
      this.settled = true;
      this.draw();
    });
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
    this.renderer(notice ? this.template(notice) : nothing, this.element);
  }

  private template(notice: Notice): TemplateResult {
    const { problem } = notice;
    return html`
      ${icon(notice.severity)}
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
