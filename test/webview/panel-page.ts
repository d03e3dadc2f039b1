import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PanelFixture, plainAnswers } from './fixture/panel';
import { bodyClass, type Theme, themeCss } from './fixture/themes';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const origin = 'http://panel.test';
const nonce = 'c2FtcGxl';
const root = process.cwd();

/** As strict as the extension's own page. */
const policy = [
  "default-src 'none'",
  `style-src ${origin} 'nonce-${nonce}'`,
  `script-src 'nonce-${nonce}'`,
  `font-src ${origin}`,
  `img-src ${origin} data: blob:`,
].join('; ');

/** A message from the panel, as the fake host has kept it. */
export interface Sent {
  readonly type: string;
  readonly method?: string;
  readonly name?: string;
  readonly params?: unknown;
}

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly lang?: string;
  /** What the host answers to every edit and control. */
  readonly refusal?: string;
}

interface Bundle {
  readonly files: ReadonlyMap<string, Buffer>;
}

/** The panel in a real browser, before a host that is not there. */
export class PanelBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly bundle: Bundle,
  ) {}

  static async launch(): Promise<PanelBrowser> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const [browser, bundle] = await Promise.all([chromium.launch({ executablePath, args: flags }), bundlePanel()]);
    return new PanelBrowser(browser, bundle);
  }

  async open(fixture: PanelFixture, options: OpenOptions = {}): Promise<PanelPage> {
    const { width = 1280, height = 800, theme = 'dark', lang = 'en' } = options;
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === '/' ? pageOf(theme, lang) : fileOf(pathname, theme, this.bundle);
      if (file === undefined) return route.fulfill({ status: 404, body: '' });
      const type = pathname.endsWith('.css') ? 'text/css' : pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      return route.fulfill({
        body: file,
        headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy },
      });
    });
    await page.addInitScript(fakeHost, encode({ ...fixture, refusal: options.refusal, plain: plainAnswers }));
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => document.querySelector('.stage canvas, .diagram-empty > *') !== null);
    await settle(page);
    return new PanelPage(context, page, faults);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  });
  await page.waitForTimeout(60);
}

export class PanelPage {
  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    /** What the page has thrown or complained of, violations of the content security policy among it. */
    readonly faults: readonly string[],
  ) {}

  /** Messages of one method or event that the panel has sent. */
  async sent(name: string): Promise<unknown[]> {
    const all = await this.page.evaluate(() => (window as unknown as { sent: Sent[] }).sent);
    return all
      .filter((message) => message.method === name || message.name === name)
      .map((message) => message.params ?? null);
  }

  /** Waits until the panel has sent at least `count` messages of a method, and returns them. */
  async waitSent(name: string, count = 1): Promise<unknown[]> {
    await this.page.waitForFunction(
      ([wanted, least]) =>
        (window as unknown as { sent: Sent[] }).sent.filter((m) => m.method === wanted || m.name === wanted).length >=
        least,
      [name, count] as const,
    );
    return this.sent(name);
  }

  /** An event from the host. */
  async emit(name: string, payload: unknown): Promise<void> {
    await this.page.evaluate(
      ([event, json]) => (window as unknown as { emit(name: string, json: string): void }).emit(event, json),
      [name, encode(payload)] as const,
    );
    await settle(this.page);
  }

  /** The words of the first element that fits, whitespace folded. */
  async words(selector: string): Promise<string> {
    return ((await this.page.textContent(selector)) ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Where a unit's centre is on the page. */
  async unit(position: number, unit: number): Promise<{ x: number; y: number }> {
    const box = await this.page.locator(`.unit[data-position="${position}"][data-unit="${unit}"]`).boundingBox();
    if (!box) throw new Error(`unit ${unit} of layer ${position} has no place`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async screenshot(name: string): Promise<void> {
    await settle(this.page);
    await this.page.screenshot({ path: path.join(root, 'test/e2e/screenshots', `${name}.png`) });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

async function bundlePanel(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['webview/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    outfile: path.join(root, 'dist/webview.js'),
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    logLevel: 'error',
  });
  return {
    files: new Map(outputFiles.map((file) => [`/dist/${path.basename(file.path)}`, Buffer.from(file.contents)])),
  };
}

function fileOf(pathname: string, theme: Theme, bundle: Bundle): string | Buffer | undefined {
  if (pathname === '/theme.css') return themeCss(theme);
  const bundled = bundle.files.get(pathname);
  if (bundled) return bundled;
  return /^\/media\/[a-z-]+\.css$/.test(pathname) ? readFileSync(path.join(root, pathname)) : undefined;
}

const pageOf = (theme: Theme, lang: string): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta property="csp-nonce" content="${nonce}">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/theme.css">
<link rel="stylesheet" href="/dist/webview.css"><link rel="stylesheet" href="/media/panel.css"></head>
<body class="${bodyClass[theme]}"><div id="panel"></div><script nonce="${nonce}" src="/dist/webview.js"></script></body></html>`;

/** JSON in which buffers are `{ "$bytes": base64 }` and numbers that JSON lacks `{ "$number": text }`. */
function encode(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (entry instanceof ArrayBuffer) return { $bytes: Buffer.from(entry).toString('base64') };
    if (ArrayBuffer.isView(entry)) return { $bytes: Buffer.from(entry.buffer).toString('base64') };
    if (typeof entry === 'number' && !Number.isFinite(entry)) return { $number: String(entry) };
    return entry;
  });
}

/** Runs in the page before its script: keeps what the panel sends, and answers as the extension would. */
function fakeHost(json: string): void {
  const decode = (text: string): unknown =>
    JSON.parse(text, (_, entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return entry;
      if ('$bytes' in entry) return Uint8Array.from(atob(String(entry.$bytes)), (c) => c.charCodeAt(0)).buffer;
      return '$number' in entry ? Number(entry.$number) : entry;
    });
  const fixture = decode(json) as Record<string, unknown> & {
    units: Record<string, unknown>;
    reports?: Record<string, unknown>;
    plain: { unit: object; layer: object };
  };
  const sent: { type: string; id?: number; method?: string; params?: { position?: number; unit?: number } }[] = [];
  const post = (message: unknown): void => {
    setTimeout(() => window.postMessage(message, '*'), 0);
  };
  const emit = (name: string, payload: unknown): void => {
    if (payload !== undefined) post({ type: 'event', name, payload });
  };
  const hydrate = (): void => {
    for (const name of ['network', 'session', 'history', 'snapshot']) emit(name, fixture[name]);
    emit('runs', { runs: fixture['runs'] });
  };
  const results: Record<string, (params: { position?: number; unit?: number }) => unknown> = {
    edit: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    control: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    openRun: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    save: () => ({ saved: true }),
    example: () => fixture['example'],
    points: () => fixture['points'] ?? null,
    wrong: () => ({ indices: fixture['wrong'] ?? new ArrayBuffer(0) }),
    unit: ({ position, unit }) => fixture.units[`${position}/${unit}`] ?? { ...fixture.plain.unit, position, unit },
    layer: ({ position }) => fixture.reports?.[String(position)] ?? { ...fixture.plain.layer, position },
  };
  Object.assign(window, {
    sent,
    emit: (name: string, text: string) => emit(name, decode(text)),
    acquireVsCodeApi: () => ({
      postMessage: (message: (typeof sent)[number]) => {
        sent.push(message);
        if (message.type !== 'call') return;
        if (message.method === 'hydrate') hydrate();
        const answer = results[message.method ?? ''];
        const result = answer ? answer(message.params ?? {}) : {};
        if (result === undefined) post({ type: 'error', id: message.id, message: 'no such answer', data: null });
        else post({ type: 'result', id: message.id, result });
      },
    }),
  });
}
