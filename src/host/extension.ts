import * as vscode from 'vscode';
import { commandNames } from './command-names';
import type { Host } from './host';

/**
 * The way in and out. Activation registers the names that VS Code may call and leaves the rest to `host`, which is
 * evaluated right after, so that activation itself costs next to nothing.
 */
class Extension {
  private host: Promise<Host> | undefined;

  activate(context: vscode.ExtensionContext): void {
    const loaded = (): Promise<Host> => {
      this.host ??= import('./host').then(({ Host }) => new Host(context));
      return this.host;
    };
    for (const name of commandNames) {
      const run = async (argument?: unknown): Promise<void> => (await loaded()).run(name, argument);
      context.subscriptions.push(vscode.commands.registerCommand(`nnet.${name}`, run));
    }
    const provider: vscode.CustomTextEditorProvider = {
      resolveCustomTextEditor: async (document, panel) =>
        (await loaded()).diagrams.resolveCustomTextEditor(document, panel),
    };
    context.subscriptions.push(
      vscode.window.registerCustomEditorProvider('nnet.diagram', provider, {
        webviewOptions: { retainContextWhenHidden: false },
        supportsMultipleEditorsPerDocument: true,
      }),
    );
    setImmediate(() => void loaded());
  }

  /** VS Code waits for this some seconds before it ends the process: time for a run's last checkpoint. */
  async deactivate(): Promise<void> {
    const host = await this.host;
    this.host = undefined;
    await host?.dispose();
  }
}

// VS Code calls both by name, so what they share has to be here.
const extension = new Extension();

export function activate(context: vscode.ExtensionContext): void {
  extension.activate(context);
}

export function deactivate(): Promise<void> {
  return extension.deactivate();
}
