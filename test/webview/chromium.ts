import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser.mjs';

let browser: Promise<Browser> | undefined;

/**
 * The one browser of all tests of pages: the Chromium that CHROMIUM names, or else Debian's. It starts with the first
 * test that needs it and closes after the last one; each test opens a context of its own.
 */
export function sharedChromium(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  });
  return browser;
}

after(async () => (await browser)?.close());
