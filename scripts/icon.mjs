// Draws media/icon.png from media/icon.svg, for the Marketplace wants pixels.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumFlags } from './browser.mjs';
import { installChromium } from './chromium.mjs';
import { main } from './command.mjs';
import { setUp } from './install.mjs';
import { root } from './root.mjs';

const size = 256;

await main(async () => {
  await setUp();
  const svg = readFileSync(path.join(root, 'media', 'icon.svg'), 'utf8');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: await installChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0;line-height:0;background:transparent}</style>${svg}`);
    await page.screenshot({ path: path.join(root, 'media', 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
  return 0;
});
