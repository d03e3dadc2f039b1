import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const keysOf = (name: string): string[] => Object.keys(JSON.parse(read(name))).sort();

describe('the manifest', () => {
  const manifest: string = read('package.json');

  it('has every text in both languages, and no text without use', () => {
    const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
    const english = keysOf('package.nls.json');
    deepEqual(keysOf('package.nls.zh-cn.json'), english);
    deepEqual([...new Set(used)].sort(), english);
  });

  it('names only files that exist', () => {
    for (const [, file] of manifest.matchAll(/"\.?\/?(media\/[^"]+)"/g))
      ok(file && existsSync(path.join(root, file)), file);
  });

  it('contributes just the commands that the way in registers', () => {
    const { contributes } = JSON.parse(manifest);
    const contributed = contributes.commands.map(({ command }: { command: string }) => command);
    const list = /const commands = \[([^\]]*)\]/.exec(read('src/host/extension.ts'))?.[1] ?? '';
    const registered = [...list.matchAll(/'(\w+)'/g)].map((match) => `nnet.${match[1]}`);
    deepEqual([...contributed].sort(), registered.sort());
    const bound = contributes.keybindings.map(({ command }: { command: string }) => command);
    for (const command of bound) equal(contributed.includes(command), true, command);
  });
});
