import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageOf } from './page';

/** Loads a page of the extension into a webview: a script and style sheets, each by its path in the extension. */
export function loadPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { script, styles }: { readonly script: string; readonly styles: readonly string[] },
): void {
  const roots = ['media', 'dist'].map((name) => vscode.Uri.joinPath(extension, name));
  webview.options = { enableScripts: true, localResourceRoots: roots };
  const address = (path: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, path)).toString();
  webview.html = pageOf({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('hex'),
    language: vscode.env.language,
    script: address(script),
    styles: styles.map(address),
  });
}
