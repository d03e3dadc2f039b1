import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** A test that takes this many milliseconds hangs, and is named well before the whole suite is given up. */
const hung = 240_000;

/** Runs every compiled `*.test.js` next to this file inside the extension host; rejects where one fails. */
export async function run(): Promise<void> {
  const root = path.resolve(__dirname, '../../..');
  const grep = process.env.NNET_TEST_GREP;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: hung,
    reporter: path.join(root, 'scripts', 'reporter.cjs'),
    ...(grep === undefined ? {} : { grep }),
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.js'),
  );
  if (files.length === 0) throw new Error(`there are no tests in ${__dirname}`);
  for (const file of files.sort()) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
