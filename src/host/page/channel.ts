import type { Disposable, Webview } from 'vscode';
import type { Channel } from '../../protocol/rpc';

/** The part of a webview that messages pass through. */
export type MessagePort = Pick<Webview, 'postMessage' | 'onDidReceiveMessage'>;

/** A webview's channel. Messages to a page that is not loaded are lost, so callers post only to visible panels. */
export class WebviewChannel implements Channel {
  private listener: Disposable | undefined;

  constructor(
    private readonly webview: MessagePort,
    private readonly failed: (error: unknown) => void,
  ) {}

  post(message: unknown): void {
    this.webview.postMessage(message).then(undefined, this.failed);
  }

  listen(receive: (message: unknown) => void): void {
    this.listener = this.webview.onDidReceiveMessage(receive);
  }

  dispose(): void {
    this.listener?.dispose();
  }
}
