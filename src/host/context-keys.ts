import { type Control, contextKeyOf, controls } from '../model/controls';

/** VS Code's context keys, for menus and key bindings; sends only changes. */
export class ContextKeys {
  private readonly told = new Map<string, boolean>();

  constructor(private readonly send: (key: string, value: boolean) => void) {}

  /** The commands that can act: `able` of the current spec; nothing is able where there is none. */
  update(able: (control: Control) => boolean): void {
    for (const control of controls) this.set(contextKeyOf(control), able(control));
  }

  set(key: string, value: boolean): void {
    if (this.told.get(key) === value) return;
    this.told.set(key, value);
    this.send(key, value);
  }
}
