// What the click tests find in their environment.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { installChromium } from './chromium.mjs';
import { packExtension } from './package.mjs';
import { root } from './root.mjs';
import { extensionsOf, installExtension } from './server.mjs';
import { installWorkbench } from './workbench.mjs';

/** The state in which dist/ is installed once, for all workbenches of the click tests. */
const state = path.join(root, 'out', 'click-tests');

/**
 * Packs dist/ as it is and installs it, and browser and workbench where they aren't yet.
 * @returns {Promise<Record<'CHROMIUM' | 'NNET_EXTENSIONS' | 'NNET_WORKBENCH_NODE' | 'NNET_WORKBENCH_ENTRY', string>>}
 */
export async function clickEnvironment() {
  const chromium = await installChromium();
  const workbench = await installWorkbench();
  rmSync(state, { recursive: true, force: true });
  await installExtension({ workbench, state }, await packExtension());
  return {
    CHROMIUM: chromium,
    NNET_EXTENSIONS: extensionsOf(state),
    NNET_WORKBENCH_NODE: workbench.node,
    NNET_WORKBENCH_ENTRY: workbench.entry,
  };
}
