import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags } from '../../scripts/browser.mjs';

/** The Chromium that CHROMIUM names, or else Debian's. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: chromiumFlags });
}
