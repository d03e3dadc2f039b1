import * as vscode from 'vscode';
import { type Control, controls } from '../protocol/panel';

/** Tells VS Code which commands can act, so that menus and keys follow; says only what has changed. */
export class ContextKeys {
  private readonly told = new Map<Control, boolean>();

  /** `able` of the current spec; nothing is able where there is none. */
  update(able: (control: Control) => boolean): void {
    for (const control of controls) {
      const now = able(control);
      if (this.told.get(control) === now) continue;
      this.told.set(control, now);
      const key = `nnet.can${control.charAt(0).toUpperCase()}${control.slice(1)}`;
      void vscode.commands.executeCommand('setContext', key, now);
    }
  }
}
