import type { Browser, BrowserContext, Page } from 'playwright-core';
import { problemsOf } from '../../src/host/data/problems';
import { analyze } from '../../src/language/analyze';
import { translate } from '../../src/messages/translate';
import { Fault } from '../../src/model/message';
import { encodeUtf8 } from '../../src/model/utf8';
import type { DataState } from '../../src/protocol/data-panel';
import { DataReader } from '../../src/worker/data-reader';
import { sharedChromium } from './chromium';
import { encode } from './fake-host';
import type { Theme } from './fixture/themes';
import { settle } from './panel-page';
import { ServedPage } from './served-page';

interface Call {
  readonly type: string;
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

export interface DataOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly lang?: 'en' | 'zh-cn';
}

/** The page of data in a real browser; what it asks is answered by a reader of data in this process. */
export class DataBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly served: ServedPage,
  ) {}

  static async start(): Promise<DataBrowser> {
    return new DataBrowser(await sharedChromium(), await ServedPage.of('webview/data/main.ts', 'data-view'));
  }

  /** Opens the page before a host that has read these data, or before one in another state. */
  async open(host: DataHostOf, options: DataOptions = {}): Promise<DataPageOf> {
    const { width = 1000, height = 976, theme = 'dark', lang = 'en' } = options;
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(300_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const address = await this.served.serve(page, () => ({ theme, lang }));
    const opened = new DataPageOf(context, page, host, faults);
    await page.exposeFunction('askHost', (json: string) => opened.answer(JSON.parse(json)));
    await page.addInitScript(pipe);
    await page.goto(address);
    await page.locator('.data-head').waitFor();
    await settle(page);
    return opened;
  }
}

/** The data of a spec as the host holds them. */
export class DataHostOf {
  private readonly reader: DataReader;

  constructor(
    readonly text: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    private readonly lang: 'en' | 'zh-cn' = 'en',
  ) {
    const openFile = (name: string): Uint8Array => {
      const content = files[name] ?? '';
      return typeof content === 'string' ? encodeUtf8(content) : content;
    };
    this.reader = new DataReader({ now: () => 0, openFile }, () => undefined);
    this.files = Object.fromEntries(Object.keys(files).map((name) => [name, { path: name }]));
  }

  private readonly files: Record<string, { path: string }>;

  /** The state after reading, with what the data doctor finds or the fault. */
  state(change: Partial<DataState> = {}): DataState {
    const analysis = analyze(this.text);
    const { spec } = analysis;
    if (!spec) throw new Error('the spec has errors');
    const voice = {
      say: (message: Parameters<typeof translate>[0]) => translate(message, this.lang),
      sayFault: ({ detail }: { readonly detail: Parameters<typeof translate>[0] }) => translate(detail, this.lang),
    };
    const base = { spec: 'file:///birds.nnet', title: 'birds.nnet', line: 5, reading: 1, examination: 'done' } as const;
    try {
      const overview = this.reader.open({ spec, files: this.files, memoryLimit: 2 ** 31 });
      const problems = problemsOf(analysis, undefined, this.reader.findings(), voice).map(({ view }) => view);
      return { ...base, phase: 'ready', overview, problems, ...change };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const { detail, place } = error;
      const fault = { detail: { code: detail.code, args: { ...detail.args } }, ...(place ? { place } : {}) };
      const problems = problemsOf(analysis, fault, [], voice).map(({ view }) => view);
      return { ...base, phase: 'none', sentence: translate(detail, this.lang), problems, ...change };
    }
  }

  ask(method: string, params: never): unknown {
    if (method === 'rows') return this.reader.rows(params);
    if (method === 'columns') return this.reader.columns(params);
    if (method === 'images') return this.reader.images(params);
    return {};
  }
}

/** A page that a test has opened. */
export class DataPageOf {
  /** What the page has asked, by method. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly host: DataHostOf,
    readonly faults: readonly string[],
  ) {}

  async answer({ type, id, method, params }: Call): Promise<string> {
    if (type !== 'call') return '';
    this.asked.push({ method, params });
    if (method === 'hydrate') await this.show(this.host.state());
    try {
      return encode({ type: 'result', id, result: this.host.ask(method, params as never) });
    } catch (error) {
      return encode({ type: 'error', id, message: String(error), data: null });
    }
  }

  /** Sends a state. */
  async show(state: DataState): Promise<void> {
    await this.page.evaluate(
      (json) => Reflect.get(window, 'deliver')(json),
      encode({ type: 'event', name: 'state', payload: state }),
    );
  }

  of(method: string): unknown[] {
    return this.asked.filter((call) => call.method === method).map(({ params }) => params);
  }

  /** Waits until the page has asked something this often, and returns what it asked. */
  async waitAsked(method: string, times = 1): Promise<unknown[]> {
    while (this.of(method).length < times) await new Promise((resolve) => setImmediate(resolve));
    return this.of(method);
  }

  async screenshot(name: string): Promise<void> {
    await settle(this.page);
    await this.page.screenshot({ path: `test/e2e/screenshots/${name}.png` });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Runs in the page before its script: messages go to the test and back as JSON, buffers in base64. */
function pipe(): void {
  const decode = (json: string): unknown =>
    JSON.parse(json, (_, entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return entry;
      if ('$bytes' in entry) return Uint8Array.from(atob(String(entry.$bytes)), (c) => c.charCodeAt(0)).buffer;
      return '$number' in entry ? Number(entry.$number) : entry;
    });
  const deliver = (json: string): void => {
    if (json !== '') window.dispatchEvent(new MessageEvent('message', { data: decode(json) }));
  };
  const postMessage = (message: unknown): void => {
    void Reflect.get(window, 'askHost')(JSON.stringify(message)).then(deliver);
  };
  const kept: unknown[] = [];
  const setState = (state: unknown): void => void kept.push(state);
  Object.assign(window, { deliver, kept, acquireVsCodeApi: () => ({ postMessage, setState }) });
}
