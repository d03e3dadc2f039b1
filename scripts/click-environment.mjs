// What the click tests find in their environment.

import { installChromium } from './chromium.mjs';
import { packExtension } from './package.mjs';
import { installWorkbench } from './workbench.mjs';

/**
 * Packs dist/ as it is and installs browser and workbench where they aren't yet.
 * @returns {Promise<Record<'CHROMIUM' | 'NNET_VSIX' | 'NNET_WORKBENCH_NODE' | 'NNET_WORKBENCH_ENTRY', string>>}
 */
export async function clickEnvironment() {
  const chromium = await installChromium();
  const { node, entry } = await installWorkbench();
  return {
    CHROMIUM: chromium,
    NNET_VSIX: await packExtension(),
    NNET_WORKBENCH_NODE: node,
    NNET_WORKBENCH_ENTRY: entry,
  };
}
