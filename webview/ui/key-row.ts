import { html, type TemplateResult } from 'lit';

/** Keys that do one kind of thing, as a foot shows them; each is a button too. */
export interface KeyGroup {
  readonly keys: readonly KeyAction[];
  readonly label: string;
}

interface KeyAction {
  /** As a person reads it: `→`. */
  readonly name: string;
  /** What the event calls it, where that is not the name: `ArrowRight`. */
  readonly key?: string;
  act(): void;
}

/** The keys of a group and what they do. */
export function keyGroup({ keys, label }: KeyGroup): TemplateResult {
  return html`<span class="key-group">${keys.map(({ name, act }) => html`<button type="button" class="key" aria-label="${label} ${name}" @click=${act}>${name}</button>`)}<span>${label}</span></span>`;
}

/** What the pressed key does in these groups; letters count in both cases. */
export function actionOf(groups: readonly KeyGroup[], pressed: string): (() => void) | undefined {
  const asked = pressed.length === 1 ? pressed.toLowerCase() : pressed;
  return groups
    .flatMap(({ keys }) => keys)
    .find(({ name, key = name }) => (key.length === 1 ? key.toLowerCase() : key) === asked)?.act;
}

/** Whether a key's event goes to a field, a list or a menu, which have their own use for it. */
export function isTyped(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (element) =>
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLElement && element.role === 'menu'),
    );
}
