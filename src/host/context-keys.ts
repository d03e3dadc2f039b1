import * as vscode from 'vscode';
import { type Control, contextKeyOf, controls } from '../model/controls';

/** Sets VS Code's context keys for the commands that can act, for menus and key bindings; sends only changes. */
export class ContextKeys {
  private readonly told = new Map<Control, boolean>();

  /** `able` of the current spec; nothing is able where there is none. */
  update(able: (control: Control) => boolean): void {
    for (const control of controls) {
      const now = able(control);
      if (this.told.get(control) === now) continue;
      this.told.set(control, now);
      void vscode.commands.executeCommand('setContext', contextKeyOf(control), now);
    }
  }
}
