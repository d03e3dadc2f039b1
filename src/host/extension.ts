import * as vscode from 'vscode';
import type { Host } from './host';

/** Every command of the manifest, without the leading `nnet.`. */
const commands = [
  'train',
  'pause',
  'resume',
  'step',
  'stop',
  'reset',
  'openDiagram',
  'openText',
  'revealInDiagram',
  'newNetwork',
  'showLog',
] as const;

/**
 * The way in. It registers the names that VS Code may call and leaves the rest to `host`, which is evaluated right
 * after activation, so that activation itself costs next to nothing.
 */
export function activate(context: vscode.ExtensionContext): void {
  let host: Promise<Host> | undefined;
  const loaded = (): Promise<Host> => {
    host ??= import('./host').then(({ Host }) => {
      const started = new Host(context);
      context.subscriptions.push(started);
      return started;
    });
    return host;
  };
  for (const name of commands) {
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
