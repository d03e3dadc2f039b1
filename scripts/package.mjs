// Packs the extension into nnet-<version>.vsix: what runs, and nothing else (.vscodeignore).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildProduct } from './build.mjs';
import { capture, Failure, main } from './command.mjs';
import { setUp } from './install.mjs';
import { root } from './root.mjs';

/**
 * Packs dist/ as it is.
 * @returns {Promise<string>} the package's path
 */
export async function packExtension() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `nnet-${version}.vsix`);
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  const { status, output } = await capture(process.execPath, args, { cwd: root });
  if (status !== 0) throw new Failure(`${output.trim()}\nThe extension could not be packed for the reason above.`);
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setUp();
    console.log('Building …');
    await buildProduct();
    console.log(`Packed ${await packExtension()}`);
    return 0;
  });
}
