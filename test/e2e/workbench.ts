import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, errors, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser.mjs';
import { type Server, type ServerOptions, startServer } from '../../scripts/server.mjs';
import { until } from './until';

const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

export interface WorkbenchOptions {
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Start with workspace trust on, so that the examples open in Restricted Mode. */
  readonly restricted?: boolean;
  /** Open no folder. */
  readonly empty?: boolean;
  /** VS Code's display language, as the extension sees it. */
  readonly language?: 'en' | 'zh-cn';
}

/** How long the workbench may take to show something, in milliseconds. */
export const longestWait = 300_000;

/** How long something is waited for before it is asked for again, in milliseconds. */
const beforeAnotherTry = 10_000;

/** Whether an element appears before it is to be asked for again; throws where that was the last try. */
async function appears(element: Locator, mayTryAgain: boolean): Promise<boolean> {
  try {
    await element.waitFor({ timeout: beforeAnotherTry });
    return true;
  } catch (error) {
    if (mayTryAgain && error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

const pictures = path.join('test', 'e2e', 'screenshots');

/**
 * A VS Code in a browser, with the packaged extension installed (once for all) and a copy of the examples open: what a person has
 * before them. It reads and writes that copy alone, which is removed when it closes.
 */
export class Workbench {
  private constructor(
    readonly page: Page,
    /** The copy of the examples. */
    readonly workspace: string,
    private readonly state: string,
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly isEmpty: boolean,
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { theme = 'dark', viewport = { width: 1400, height: 900 }, restricted = false, language = 'en' } = options;
    const { empty = false } = options;
    const state = mkdtempSync(path.join(os.tmpdir(), 'nnet-e2e-'));
    const workspace = path.join(state, 'examples');
    cpSync('examples', workspace, { recursive: true });
    const serverOptions: ServerOptions = {
      workbench: { node: given('NNET_WORKBENCH_NODE'), entry: given('NNET_WORKBENCH_ENTRY') },
      state,
      extensions: given('NNET_EXTENSIONS'),
      trust: restricted,
      settings: {
        'workbench.colorTheme': themes[theme],
        'workbench.preferredDarkColorTheme': themes.dark,
        'workbench.preferredLightColorTheme': themes.light,
        // The browser says whether a person likes it dark, so that a test can change that.
        'window.autoDetectColorScheme': theme === 'dark' || theme === 'light',
        'editor.minimap.enabled': false,
        // What moves by itself costs a machine without a graphics card a good part of a core.
        'editor.cursorBlinking': 'solid',
        'workbench.reduceMotion': 'on',
        'security.workspace.trust.startupPrompt': 'never',
      },
    };
    const server = await startServer(serverOptions);
    const browser = await chromium.launch({ executablePath: given('CHROMIUM'), args: [...chromiumFlags] });
    const colorScheme = theme.endsWith('light') ? 'light' : 'dark';
    const page = await browser.newPage({ viewport, colorScheme, locale: language === 'en' ? 'en-US' : 'zh-CN' });
    page.setDefaultTimeout(longestWait);
    await page.addInitScript((code) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: code }), language);
    const workbench = new Workbench(page, workspace, state, server, browser, empty);
    await workbench.load();
    return workbench;
  }

  /** Closes everything that was started and removes the copy. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.state, { recursive: true, force: true });
  }

  /** Reloads the window, as F5 in the browser does. */
  async reload(): Promise<void> {
    await this.load();
  }

  private async load(): Promise<void> {
    const opens = new URLSearchParams(this.isEmpty ? { ew: 'true' } : { folder: this.workspace });
    await this.page.goto(`${this.server.address}?${opens}`);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: longestWait });
    if (this.isEmpty) return;
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: longestWait });
  }

  /** Opens a file of the workspace by its name, and waits until its text is shown. */
  async openFile(name: string): Promise<void> {
    await this.quickOpen(name, name);
    await this.page
      .locator('.editor-group-container.active .tab.active', { hasText: name })
      .waitFor({ timeout: longestWait });
    await this.lines().first().waitFor({ timeout: longestWait });
  }

  /**
   * Puts the focus into the text of a file that was open before the window was loaded again. VS Code brings back only
   * what its layout held when it last saved it, which it does in its own time.
   */
  async reopenFile(name: string): Promise<void> {
    if (await appears(this.lines().first(), true)) await this.lines().first().click({ timeout: longestWait });
    else await this.openFile(name);
  }

  /** Runs a command by its title, as the palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.quickOpen(`>${title}`, title);
  }

  /** Runs a command that asks, and gives the answers: each is the first choice with these words. */
  async runAsking(title: string, ...answers: readonly (string | RegExp)[]): Promise<void> {
    await (await this.found(`>${title}`, title)).click();
    for (const answer of answers) {
      const choice = this.page.locator('.quick-input-list .monaco-list-row', { hasText: answer }).first();
      await choice.click({ timeout: longestWait });
    }
  }

  /** Does something again and again until an element appears: what a person does whom the workbench has not heard yet. */
  async repeat(action: () => Promise<void>, shown: Locator): Promise<void> {
    const end = Date.now() + longestWait;
    do await action();
    while (!(await appears(shown, Date.now() < end)));
  }

  private async quickOpen(query: string, row: string): Promise<void> {
    const hit = await this.found(query, row);
    await hit.click();
    await this.page.locator('.quick-input-widget input.input').waitFor({ state: 'hidden', timeout: longestWait });
  }

  /** What the list of commands or files has for a query. */
  private async found(query: string, row: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input.input');
    const hit = this.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
    await this.repeat(async () => {
      // A list that was opened before its extension was there does not grow: it is opened again.
      if (await input.isVisible()) await this.page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden', timeout: longestWait });
      await this.page.keyboard.press('F1');
      await input.waitFor({ timeout: longestWait });
      await input.fill(query);
    }, hit);
    return hit;
  }

  /** The lines of the text editor that are on the screen. */
  lines(): Locator {
    return this.page.locator('.editor-instance .view-line');
  }

  /** The line of the text editor that holds these words. */
  line(words: string): Locator {
    return this.lines().filter({ hasText: spaced(words) });
  }

  /** Moves the mouse onto a word of a line and resolves to the hover about it. */
  async hover(lineWords: string, word: string): Promise<Locator> {
    const target = this.line(lineWords).first().locator('span span', { hasText: word }).first();
    const shown = this.page.locator('.monaco-hover:not(.hidden)').filter({ has: this.page.locator('.hover-row') });
    const end = Date.now() + longestWait;
    while (Date.now() < end) {
      // Lines move while lenses appear above them, so the word is looked for again each time.
      const box = await target.boundingBox();
      if (box === null) {
        // The line is being drawn again, as when its words get their colours.
        await target.waitFor({ timeout: longestWait });
        continue;
      }
      // From elsewhere each time: a pointer that rests, or only trembles, asks the editor nothing new.
      await this.page.mouse.move(box.x + 4, box.y + 8 * box.height);
      await shown.first().waitFor({ state: 'hidden', timeout: longestWait });
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      const appeared = await shown
        .first()
        .waitFor({ timeout: 1500 })
        .then(
          () => true,
          () => false,
        );
      if (appeared && (await shown.first().textContent())?.includes(word)) return shown.first();
    }
    throw new Error(`no hover appeared on “${word}”`);
  }

  /** What the n-th webview shows; the diagram's panel is a webview. */
  webview(n = 0): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').nth(n).frameLocator('iframe#active-frame');
  }

  /**
   * Opens the diagram of the text that has the focus, by its keys. They are lost on an editor that is not ready for
   * them, so they are pressed until a webview appears; pressed twice, they show the diagram that is open.
   */
  async openDiagram(): Promise<void> {
    const { page } = this;
    const text = page.locator('.editor-group-container.active .monaco-editor.focused').first();
    await text.waitFor({ timeout: longestWait });
    await this.repeat(async () => {
      if (!(await text.isVisible())) return;
      await page.keyboard.press('Control+k');
      await page.keyboard.press('v');
    }, page.locator('iframe.webview.ready').first());
  }

  /** Saves the new text that is in front under the name that is proposed, and resolves to it. */
  async saveNew(): Promise<string> {
    const input = this.page.locator('.quick-input-widget input.input');
    await this.repeat(async () => {
      if (await input.isVisible()) return;
      // A dialog that appears late covers the text, whose lines are drawn again and again: neither is a reason to wait.
      await this.page.locator('.editor-instance .native-edit-context').first().focus({ timeout: longestWait });
      await this.page.keyboard.press('Control+s');
    }, input);
    // The dialog proposes a file once it has looked for one that is free.
    const name = await until(async () => /([^/]+\.nnet)$/.exec(await input.inputValue())?.[1]);
    await input.press('Enter');
    await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached', timeout: longestWait });
    return name;
  }

  /** Saves the file that is in front, and waits until nothing is left to save. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached', timeout: longestWait });
  }

  /** The bytes of a file of the workspace, as text. */
  read(name: string): string {
    return readFileSync(path.join(this.workspace, name), 'utf8');
  }

  /** Keeps a picture of a window in which a test failed, and prints what else tells why. */
  async failed(name: string): Promise<void> {
    await this.screenshot(name);
    const { page } = this;
    const texts = async (selector: string): Promise<string> =>
      (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()).join(' · ');
    console.log(`      tabs: ${await texts('.tab')}`);
    console.log(`      notifications: ${await texts('.notification-toast, .monaco-dialog-box')}`);
    console.log(`      focus: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300))}`);
    const frames = page.frames().filter((frame) => frame.name() === 'active-frame' || frame.url().includes('webview'));
    console.log(`      webviews: ${await page.locator('iframe.webview').count()}, ${frames.length} frames`);
    console.log(`      text: ${(await texts('.editor-instance .view-line')).slice(0, 400)}`);
  }

  /** Keeps a picture of the window, or of a part of it, in test/e2e/screenshots. */
  async screenshot(name: string, of: Page | Locator = this.page): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await of.screenshot({ path: path.join(pictures, `${name}.png`) });
  }
}

/** What the script that runs the tests has set. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with \`npm run test:e2e\``);
  return value;
}

/** Matches words whatever spaces the editor draws between them. */
function spaced(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s'));
}
