import { html, nothing, type TemplateResult } from 'lit';
import type { Goal } from '../../src/model/goal';
import type { SessionView } from '../../src/protocol/panel';
import type { SearchResult } from '../../src/protocol/search';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import { choicesFor, foundWords, type GoalChoice, goalWords, holdsNow } from './goal-choice';
import { wayOf } from './journey';

/** What the form can do with the goals that were chosen. */
export interface UntilActs {
  /** Trains on until one is reached. */
  train(goals: readonly Goal[]): void;
  /** Looks for the first moment of the run at which one is reached, and shows it. */
  search(goals: readonly Goal[]): void;
  /** Gives up the search. */
  cancel(): void;
}

/** A search that has ended, and the moment at which it did. */
interface EndedSearch {
  readonly goals: readonly Goal[];
  readonly result: SearchResult;
  readonly at: string;
}

/** “until [cost below] [0.25] ⌕ ▷”: where training pauses, or to which moment of the run to go, and what became of it. */
export class UntilForm {
  private chosen = 'cost';
  /** What was typed, by choice. */
  private readonly typed = new Map<string, number>();
  private ended: EndedSearch | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly acts: UntilActs,
  ) {}

  /** What became of a search; told until another moment is shown, or the run goes on. */
  searched(goals: readonly Goal[], result: SearchResult, session: SessionView | undefined): void {
    const at = session && momentKey(session, result.found?.step);
    this.ended = result.isOver && at !== undefined ? { goals, result, at } : undefined;
  }

  template(session: SessionView): TemplateResult {
    const choices = choicesFor(session.prepared);
    const choice = choices.find(({ id }) => id === this.chosen) ?? choices[0];
    if (!choice) return html`${nothing}`;
    return html`<form
      class="until"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.submit(choice, session);
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
      ${this.number(choice)} ${this.searchButton(choice, session)} ${this.trainButton(choice, session)}
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

  private searchButton(choice: GoalChoice, session: SessionView): TemplateResult | typeof nothing {
    if (!wayOf(session)) return nothing;
    if (session.progress?.search) {
      return iconButton('debug-stop', text('until-search-cancel'), () => this.acts.cancel());
    }
    const label = text(session.progress?.shown ? 'until-search-next' : 'until-search');
    return iconButton('search', label, () => this.go(choice, this.acts.search));
  }

  private trainButton(choice: GoalChoice, { disabled: { step: reason } }: SessionView): TemplateResult {
    const label = text('until-go');
    const title = reason === undefined ? label : text('toolbar-cannot', { action: label, reason });
    return iconButton('debug-step-over', title, () => this.go(choice, this.acts.train), {
      disabled: reason !== undefined,
    });
  }

  /** Enter: a run that has ended, or is looked at as it was, or is past the goal already, is searched; else training goes on. */
  private submit(choice: GoalChoice, session: SessionView): void {
    const goal = this.goalOf(choice);
    const { progress, disabled } = session;
    if (!goal || !progress) return;
    const isPast = progress.shown !== undefined || progress.status !== 'paused' || holdsNow(goal, progress);
    if (isPast && wayOf(session)) this.acts.search([goal]);
    else if (disabled.step === undefined) this.acts.train([goal]);
  }

  private go(choice: GoalChoice, act: (goals: readonly Goal[]) => void): void {
    const goal = this.goalOf(choice);
    if (goal) act([goal]);
  }

  /** Undefined where no number is typed. */
  private goalOf(choice: GoalChoice): Goal | undefined {
    const number = this.typed.get(choice.id) ?? choice.number ?? 0;
    return Number.isFinite(number) ? choice.goal(number) : undefined;
  }

  /** To where training goes on or what is looked for, what has been reached, or that it has not. */
  private note(session: SessionView): TemplateResult | typeof nothing {
    const { search } = session.progress ?? {};
    if (search) {
      const said = { goal: search.goals.map(goalWords).join(', '), step: formatCount(search.step) };
      return html`<span class="until-note" role="status">${text('until-searching', said)}</span>`;
    }
    if (this.ended && this.ended.at === momentKey(session)) return this.searchNote(this.ended, session);
    return this.trainingNote(session);
  }

  private searchNote({ goals, result: { found, from } }: EndedSearch, session: SessionView): TemplateResult {
    if (found) {
      return reachedNote(text('until-reached', { found: foundWords(found.reached), step: formatCount(found.step) }));
    }
    const goal = goals.map(goalWords).join(', ');
    const { begins = 0 } = session.progress ?? {};
    const words =
      from > begins ? text('until-not-after', { goal, step: formatCount(from) }) : text('until-never', { goal });
    const trainOn = html`<vscode-button class="until-train-on" appearance="secondary" @click=${() => this.acts.train(goals)}
      >${text('until-train-on')}</vscode-button
    >`;
    return html`<span class="until-note" role="status">${words}</span> ${session.disabled.step === undefined ? trainOn : nothing}`;
  }

  private trainingNote({ progress }: SessionView): TemplateResult | typeof nothing {
    const { goals, reached, status, step = 0 } = progress ?? {};
    if (!goals) return nothing;
    if (reached) {
      if ('count' in reached.goal) return nothing;
      return reachedNote(text('until-reached', { found: foundWords(reached), step: formatCount(step) }));
    }
    const said = goals.map(goalWords).join(', ');
    if (status === 'training')
      return html`<span class="until-note" role="status">${text('until-going', { goal: said })}</span>`;
    if (status === 'finished')
      return html`<span class="until-note" role="status">${text('until-missed', { goal: said })}</span>`;
    return nothing;
  }
}

const reachedNote = (words: string): TemplateResult =>
  html`<span class="until-note" role="status"><span class="codicon codicon-check" aria-hidden="true"></span>${words}</span>`;

/** The run, how far it is, and the moment of it that is shown: its own, if none is given. */
function momentKey({ prepared, progress }: SessionView, shown = progress?.shown?.step ?? progress?.step): string {
  return [prepared?.load, progress?.step, shown].join();
}
