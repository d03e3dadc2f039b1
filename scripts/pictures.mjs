// Takes new pictures of the panel for the README, into docs/.

import path from 'node:path';
import { buildProduct, buildTests } from './build.mjs';
import { clickEnvironment } from './click-environment.mjs';
import { main, run } from './command.mjs';
import { setUp } from './install.mjs';
import { root } from './root.mjs';

await main(async () => {
  await setUp();
  console.log('Building …');
  await buildProduct();
  await buildTests(['e2e']);
  const env = { ...process.env, ...(await clickEnvironment()) };
  console.log('Taking the pictures …');
  const script = path.join(root, 'out', 'test', 'e2e', 'pictures.js');
  return run(process.execPath, ['--enable-source-maps', script], { cwd: root, env });
});
