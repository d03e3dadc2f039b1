import * as vscode from 'vscode';
import { type Control, contextKeyOf, controls } from '../model/controls';

/** Tells VS Code which commands can act, so that menus and keys follow; says only what has changed. */
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
