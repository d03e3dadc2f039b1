// How long the panel's page is busy with layers of thousands of units: `wide.mjs JOB`, a JSON text; prints a JSON line.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LivePanel } from '../../test/webview/live-panel';
import { images } from '../watch/networks';
import { TracedBrowser } from './browser';
import { type Figures, opened, used, watched } from './measuring';
import { networks, type WideNetwork } from './networks';
import { usesOf } from './uses';

/** The input of a process of this bundle. */
interface WideJob {
  /** Where data may be written. */
  readonly folder: string;
  readonly rounds: number;
  /** How long snapshots arrive. */
  readonly seconds: number;
  /** The name of the only network that is measured. */
  readonly only?: string;
}

const snapshotsPerSecond = 8;

async function measure(browser: TracedBrowser, network: WideNetwork, job: WideJob): Promise<readonly Figures[]> {
  const { file, examples, features, text } = network;
  writeFileSync(path.join(job.folder, file), images(examples, features));
  const live = await LivePanel.of(text, job.folder, { paused: true });
  const { session, network: shown } = live.fixture;
  const [wide = 0, next = 0] = shown.layers.flatMap(({ kind, position }) => (kind === 'dense' ? [position] : []));
  const { page, figures } = await opened(browser, live);
  const found = [figures];
  for (const use of usesOf(wide, next)) found.push(await used(browser, page, use, job.rounds));
  const name = `a snapshot, ${snapshotsPerSecond} a second`;
  found.push(await watched(browser, page, name, snapshotsPerSecond, job.seconds, JSON.stringify(session)));
  await page.context().close();
  return found;
}

async function main(job: WideJob): Promise<void> {
  mkdirSync(job.folder, { recursive: true });
  const browser = await TracedBrowser.launch();
  const found: Record<string, readonly Figures[]> = {};
  try {
    for (const network of networks) {
      if (job.only === undefined || job.only === network.name)
        found[network.name] = await measure(browser, network, job);
    }
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(found));
}

await main(JSON.parse(process.argv[2] ?? '{}'));
