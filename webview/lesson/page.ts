import { html, nothing, render, type TemplateResult } from 'lit';
import type { LessonState } from '../../src/protocol/lesson-panel';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import type { LessonPageHost } from './host';

type Block = LessonState['blocks'][number];
type Span = Extract<Block, { readonly kind: 'paragraph' | 'heading' }>['spans'][number];
type Outcome = LessonState['outcomes'][number];

/** Draws a lesson: its text, the links that do something, and beside each check what came out. */
export class LessonPage {
  /** The lesson that is drawn: another one begins at its top. */
  private lesson: string | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: LessonPageHost,
  ) {}

  show(state: LessonState): void {
    const isNew = this.lesson !== undefined && this.lesson !== state.lesson;
    this.lesson = state.lesson;
    render(this.page(state), this.root);
    if (isNew) this.root.querySelector('.lesson')?.scrollTo(0, 0);
  }

  private page(state: LessonState): TemplateResult {
    const { title, blocks, refusal, lesson } = state;
    return html`<main class="lesson">
      <article class="lesson-text">
        ${lesson === '' ? nothing : html`<nav class="lesson-way">${this.go('', 'lesson-contents')}</nav>`}
        <h1>${title}</h1>
        ${this.changes(state)}
        ${blocks.map((block) => this.block(block, state))}
        ${refusal === undefined ? nothing : html`<p class="lesson-refusal" role="alert">${icon('warning')} ${refusal}</p>`}
        ${this.neighbours(state)}
      </article>
    </main>`;
  }

  private block(block: Block, state: LessonState): TemplateResult {
    switch (block.kind) {
      case 'heading':
        return html`<h2>${this.spans(block.spans, state)}</h2>`;
      case 'paragraph':
        return html`<p>${this.spans(block.spans, state)}</p>`;
      case 'steps':
        return html`<ol class="lesson-steps" start=${block.first}>${block.items.map((item) => html`<li>${this.spans(item, state)}</li>`)}</ol>`;
      case 'list':
        return html`<ul>${block.items.map((item) => html`<li>${this.spans(item, state)}</li>`)}</ul>`;
      case 'formula':
        return html`<p class="lesson-formula">${mathOf(block.line, { display: true })}</p>`;
    }
  }

  private spans(spans: readonly Span[], state: LessonState): readonly unknown[] {
    return spans.map((span) => this.span(span, state));
  }

  private span(span: Span, { outcomes }: LessonState): unknown {
    switch (span.kind) {
      case 'text':
        return unbroken(span.text);
      case 'strong':
        return html`<strong>${span.text}</strong>`;
      case 'emphasis':
        return html`<em>${span.text}</em>`;
      case 'code':
        return html`<code>${span.text}</code>`;
      case 'formula':
        return mathOf(span.text);
      case 'act': {
        const { at } = span;
        return html`<button class="lesson-act" data-act=${at} @click=${() => void this.host.call('act', { at })}
          >${icon('play-circle')}${unbroken(span.text)}</button
        >`;
      }
      case 'check':
        return check(span.text, outcomes[span.at] ?? { state: 'open' }, span.at);
      case 'lesson':
        return html`<button class="lesson-link" data-lesson=${span.lesson} @click=${() => this.goTo(span.lesson)}
          >${span.text}</button
        >`;
    }
  }

  /** The specs that a person has changed, each with the way back. */
  private changes({ changed }: LessonState): readonly TemplateResult[] {
    return changed.map(
      (spec) => html`<p class="lesson-changed">
        ${icon('edit')} ${text('lesson-changed', { spec })}
        <button class="lesson-link" data-restore=${spec} @click=${() => void this.host.call('restore', { spec })}
          >${text('lesson-restore', { spec })}</button
        >
      </p>`,
    );
  }

  private neighbours({ former, next }: LessonState): TemplateResult | typeof nothing {
    if (former === undefined && next === undefined) return nothing;
    return html`<nav class="lesson-neighbours">
      ${former === undefined ? html`<span></span>` : this.go(former, 'lesson-former')}
      ${next === undefined ? nothing : this.go(next, 'lesson-next')}
    </nav>`;
  }

  private go(lesson: string, code: 'lesson-contents' | 'lesson-former' | 'lesson-next'): TemplateResult {
    return html`<button class="lesson-link" data-go=${code} @click=${() => this.goTo(lesson)}>${text(code)}</button>`;
  }

  private goTo(lesson: string): void {
    void this.host.call('go', { lesson });
  }
}

const icons = { open: 'circle-large-outline', met: 'pass-filled', missed: 'error' } as const;

/** A cost with the digits that the course prints, an accuracy in percent. */
function written({ actual, figure }: Extract<Outcome, { readonly actual: number }>): string {
  return figure === 'accuracy' ? `${Number((100 * actual).toFixed(2))} %` : actual.toFixed(6);
}

/** What must come out, and beside it what has, where that is not the same in all its digits. */
function check(expected: string, outcome: Outcome, at: number): TemplateResult {
  const { state } = outcome;
  const actual = outcome.state === 'open' ? '' : written(outcome);
  const said = outcome.state === 'open' ? text('lesson-open') : text(`lesson-${outcome.state}`, { actual });
  const beside = state === 'missed' ? said : expected.includes(actual) ? '' : actual;
  return html`<span class="lesson-check is-${state}" data-check=${at} title=${said}
    ><span class="codicon codicon-${icons[state]}" role="img" aria-label=${said}></span
    ><span class="lesson-expected">${unbroken(expected)}</span
    >${beside === '' ? nothing : html`<span class="lesson-actual">${beside}</span>`}</span
  >`;
}

/** A text in which no line ends within a number, or before its percent sign. */
function unbroken(words: string): string {
  return words.replace(/(\d) (?=\d{3}|%)/g, '$1\u00a0');
}
