// Packs the extension into nnet-<version>.vsix: what runs, and nothing else (.vscodeignore).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProduct } from './build.mjs';
import { Failure, main, root } from './command.mjs';
import { setUp } from './install.mjs';

/**
 * Packs dist/ as it stands.
 * @returns {Promise<string>} the package's path
 */
export async function packExtension() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `nnet-${version}.vsix`);
  const { createVSIX } = await import('@vscode/vsce');
  try {
    await createVSIX({ cwd: root, packagePath: file, dependencies: false, allowMissingRepository: true });
  } catch (error) {
    throw new Failure(`The extension could not be packed: ${error instanceof Error ? error.message : error}`);
  }
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setUp();
    console.log('Building …');
    await buildProduct();
    await packExtension();
    return 0;
  });
}
