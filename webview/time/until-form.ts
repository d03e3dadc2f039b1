import { html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../src/model/goal';
import type { SessionView } from '../../src/protocol/panel';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import { choicesFor, foundWords, type GoalChoice, goalWords } from './goal-choice';

/** “until [cost below] [0.25] ▷”: where training pauses, and what became of it. */
export class UntilForm {
  private chosen = 'cost';
  /** What was typed, by choice. */
  private readonly typed = new Map<string, number>();

  constructor(
    private readonly changed: () => void,
    private readonly go: (goals: readonly Goal[]) => void,
  ) {}

  /** `disabled`: why training cannot go on; undefined if it can. */
  template(session: SessionView, disabled: string | undefined): TemplateResult {
    const choices = choicesFor(session.prepared);
    const choice = choices.find(({ id }) => id === this.chosen) ?? choices[0];
    if (!choice) return html`${nothing}`;
    const label = text('until-go');
    const title = disabled === undefined ? label : text('toolbar-cannot', { action: label, reason: disabled });
    return html`<form
      class="until"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (disabled === undefined) this.submit(choice);
      }}
    >
      ${this.note(session)}
      <label class="quiet" for="until-choice">${text('until-label')}</label>
      <select
        id="until-choice"
        class="until-choice"
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) this.chosen = event.target.value;
          this.changed();
        }}
      >
        ${choices.map(({ id, label }) => html`<option value=${id} ?selected=${id === choice.id}>${text(label)}</option>`)}
      </select>
      ${this.number(choice)}
      ${iconButton('debug-step-over', title, () => this.submit(choice), { disabled: disabled !== undefined })}
    </form>`;
  }

  /** Puts the keyboard's focus where the goal is chosen. */
  focus(within: ParentNode): void {
    within.querySelector<HTMLElement>('.until-choice')?.focus();
  }

  private number(choice: GoalChoice): TemplateResult | typeof nothing {
    if (choice.number === undefined) return nothing;
    return html`<input
        class="until-number"
        type="number"
        step="any"
        aria-label=${text('until-number')}
        .value=${String(this.typed.get(choice.id) ?? choice.number)}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) this.typed.set(choice.id, event.target.valueAsNumber);
        }}
      />${choice.percent ? html`<span class="quiet">%</span>` : nothing}`;
  }

  private submit(choice: GoalChoice): void {
    const number = this.typed.get(choice.id) ?? choice.number ?? 0;
    if (Number.isFinite(number)) this.go([choice.goal(number)]);
  }

  /** To where training goes on, what it has reached, or that it has not. */
  private note({ progress }: SessionView): TemplateResult | typeof nothing {
    const { goals, reached, status, step = 0 } = progress ?? {};
    if (!goals) return nothing;
    if (reached) {
      if ('count' in reached.goal) return nothing;
      const words = text('until-reached', { found: foundWords(reached), step: formatCount(step) });
      return html`<span class="until-note" role="status"><span class="codicon codicon-check" aria-hidden="true"></span>${words}</span>`;
    }
    const said = goals.map(goalWords).join(', ');
    if (status === 'training')
      return html`<span class="until-note" role="status">${text('until-going', { goal: said })}</span>`;
    if (status === 'finished')
      return html`<span class="until-note" role="status">${text('until-missed', { goal: said })}</span>`;
    return nothing;
  }
}
