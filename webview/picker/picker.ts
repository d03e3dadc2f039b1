import { html, nothing, render, type TemplateResult } from 'lit';
import { type SetName, setsOfSize } from '../../src/model/sets';
import type { Prepared } from '../../src/protocol/training';
import type { Host } from '../host';
import { apartFromToolbar, chosenPrediction, wrongCount } from '../moment';
import type { PanelState, Store } from '../store';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatCount } from '../ui/number';
import { onThemeChange, type Palette, readPalette } from '../ui/palette';
import type { Renderer } from '../ui/renderer';
import { type Answer, answer } from './answer';
import { nextWrong, validExample } from './choice';
import { pollExample } from './queries';
import { parseTyped } from './typed';

/** Draws the example picker into `element` and keeps it in step with the store. */
export function mountPicker(element: HTMLElement, store: Store, host: Host, renderer: Renderer = render): void {
  new Picker(element, store, host, renderer);
}

class Picker {
  private palette: Palette = readPalette();
  private typing = false;
  private refusal = '';
  private lastAnswer: Answer | undefined;
  /** Where to go back to from an x typed by hand. */
  private lastSet: { readonly from: SetName; readonly index: number } = { from: 'train', index: 0 };

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    host: Host,
    private readonly renderer: Renderer,
  ) {
    element.setAttribute('aria-label', text('picker-label'));
    store.on(['session'], (state) => this.keepValid(state));
    store.on(['network', 'session', 'example', 'exampleView', 'snapshot', 'wrong'], () => this.draw());
    onThemeChange(() => {
      this.palette = readPalette();
      this.draw();
    });
    pollExample(store, host);
    this.keepValid(store.state);
    this.draw();
  }

  private keepValid({ session, example }: PanelState): void {
    if (!session?.prepared) return;
    const valid = validExample(example, session.prepared);
    if (valid !== example) this.store.update({ example: valid });
  }

  private draw(): void {
    const { state } = this.store;
    if (state.example && state.example.from !== 'typed') this.lastSet = state.example;
    this.renderer(this.row(state), this.element);
  }

  private row(state: PanelState): TemplateResult {
    const prepared = state.session?.prepared;
    if (!prepared || !state.example) {
      const why = state.network && !state.network.hasData ? 'picker-no-data' : 'picker-not-yet';
      return html`<span class="picker-none">${state.network ? text(why) : nothing}</span>`;
    }
    return html`
      ${this.typing ? this.typedRow(prepared) : this.chooser(state, prepared)}
      ${this.answerOf(state)}
    `;
  }

  /** What is known of the chosen example; until that is, the room that the one before took. */
  private answerOf(state: PanelState): TemplateResult | typeof nothing {
    const { exampleView: view } = state;
    const prediction = chosenPrediction(state);
    const known = view && prediction && view.example === prediction.example ? { view, prediction } : undefined;
    if (known) this.lastAnswer = known;
    return this.lastAnswer ? answer(state, this.lastAnswer, this.palette, !known) : nothing;
  }

  private chooser(state: PanelState, prepared: Prepared): TemplateResult {
    const { from, index } = state.example && state.example.from !== 'typed' ? state.example : this.lastSet;
    const size = prepared.examples[from];
    const alone = { disabled: size < 2 };
    const wrong = state.wrong?.set === from && prepared.classes ? state.wrong.indices : undefined;
    const count = prepared.classes ? wrongCount(state, from) : undefined;
    const next = wrong ? nextWrong(wrong, index) : undefined;
    const random = (): number => (index + 1 + Math.floor(Math.random() * (size - 1))) % size;
    return html`
      ${setsOfSize(prepared.examples).length > 1 ? this.setSwitch(from, index, prepared) : html`<span class="picker-name">${text('picker-example')}</span>`}
      <input
        class="picker-index"
        inputmode="numeric"
        aria-label=${text('picker-index', { size: formatCount(size) })}
        .value=${String(index + 1)}
        @change=${(event: Event) => this.typedIndex(event, from, index, size)}
        @keydown=${(event: KeyboardEvent) => this.indexKey(event, from, index, size)}
      />
      <span class="picker-size">${text('picker-of', { size: formatCount(size) })}</span>
      ${iconButton('chevron-left', text('picker-previous'), () => this.choose(from, (index + size - 1) % size), alone)}
      ${iconButton('chevron-right', text('picker-next'), () => this.choose(from, (index + 1) % size), alone)}
      ${iconButton('arrow-swap', text('picker-random'), () => this.choose(from, random()), alone)}
      ${
        prepared.classes
          ? html`${iconButton(
              'error',
              wrong ? nextWrongLabel(state, wrong.length) : text('picker-wrong-unknown'),
              () => {
                if (next !== undefined) this.choose(from, next);
              },
              { disabled: next === undefined },
            )}
            <span class="picker-wrong-count"
              >${count === undefined ? '' : text('picker-wrong', { count, shown: formatCount(count) })}</span
            >`
          : nothing
      }
      ${iconButton('edit', text('picker-type'), () => this.startTyping())}
    `;
  }

  private setSwitch(from: SetName, index: number, prepared: Prepared): TemplateResult {
    const option = (set: SetName): TemplateResult => html`<button
      type="button"
      aria-pressed=${from === set}
      @click=${() => this.choose(set, Math.min(index, prepared.examples[set] - 1))}
      >${text(`picker-${set}`)}</button
    >`;
    return html`<span class="segmented" role="group" aria-label=${text('picker-set')}>${setsOfSize(prepared.examples).map(option)}</span>`;
  }

  private typedRow(prepared: Prepared): TemplateResult {
    return html`<span class="picker-typed">
      <label class="variable" for="picker-typed-x">x</label>
      <input
        id="picker-typed-x"
        class="picker-typed-x"
        aria-label=${text('picker-typed-label', { count: prepared.features })}
        placeholder=${text('picker-typed-placeholder', { count: prepared.features })}
        aria-invalid=${this.refusal !== ''}
        aria-describedby="picker-refusal"
        @input=${() => this.say('')}
        @keydown=${(event: KeyboardEvent) => this.typedKey(event, prepared.features)}
      />
      ${iconButton('close', text('picker-type-end'), () => this.stopTyping())}
      <span id="picker-refusal" class="picker-refusal" role="alert" ?hidden=${this.refusal === ''}>${this.refusal}</span>
    </span>`;
  }

  private choose(from: SetName, index: number): void {
    this.store.update({ example: { from, index } });
  }

  private typedIndex(event: Event, from: SetName, index: number, size: number): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const typed = Number(event.target.value.replace(/[\s,]/g, ''));
    const valid = event.target.value.trim() !== '' && Number.isInteger(typed);
    const next = valid ? Math.max(1, Math.min(size, typed)) - 1 : index;
    event.target.value = String(next + 1);
    this.choose(from, next);
  }

  private indexKey(event: KeyboardEvent, from: SetName, index: number, size: number): void {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.choose(from, (index + step + size) % size);
  }

  private startTyping(): void {
    this.typing = true;
    const { example, exampleView } = this.store.state;
    const x = example?.from === 'typed' ? example.x : exampleView ? Array.from(new Float64Array(exampleView.raw)) : [];
    this.draw();
    const input = this.element.querySelector<HTMLInputElement>('.picker-typed-x');
    if (!input) return;
    input.value = x.map((value) => String(Number(value.toPrecision(6)))).join(', ');
    input.select();
    input.focus();
  }

  private stopTyping(): void {
    this.typing = false;
    this.refusal = '';
    this.store.update({ example: this.lastSet });
    this.draw();
    this.element.querySelector<HTMLElement>('[data-action="edit"]')?.focus();
  }

  private typedKey(event: KeyboardEvent, features: number): void {
    if (event.key === 'Escape') this.stopTyping();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      const typed = parseTyped(event.target.value, features);
      if ('refusal' in typed) this.say(typed.refusal);
      else {
        this.say('');
        this.store.update({ example: { from: 'typed', x: typed.x } });
      }
    }
  }

  private say(refusal: string): void {
    if (refusal === this.refusal) return;
    this.refusal = refusal;
    this.draw();
  }
}

/** How many examples the button goes through, and of which moment they are wrong, where the toolbar shows another. */
function nextWrongLabel(state: PanelState, count: number): string {
  const moment = apartFromToolbar(state, state.wrong?.moment);
  return moment
    ? text('picker-next-wrong-at', { count, moment: momentText(moment) })
    : text('picker-next-wrong', { count });
}
