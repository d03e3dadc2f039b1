import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commandNames } from '../../../src/host/command-names';
import {
  type Control,
  commandOf,
  contextKeyOf,
  controls,
  controlsWhen,
  controlTable,
  primaryKey,
} from '../../../src/model/controls';

const isPrimary = (control: Control): boolean => ['train', 'pause', 'resume'].includes(control);
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
    deepEqual([...contributed].sort(), commandNames.map((name) => `nnet.${name}`).sort());
    const bound = contributes.keybindings.map(({ command }: { command: string }) => command);
    for (const command of bound) equal(contributed.includes(command), true, command);
  });

  it('gives each control the icon, the keys, the place and the condition that its row in the table says', () => {
    const { commands, menus, keybindings } = JSON.parse(manifest).contributes;
    const of = (list: { command: string }[], command: string): Record<string, string> | undefined => {
      const found = list.filter((each) => each.command === command);
      ok(found.length <= 1, command);
      return found[0] && { ...found[0] };
    };
    for (const control of controls) {
      const row: { icon: string; key?: string; mac?: string; always?: true } = controlTable[control];
      const command = commandOf(control);
      deepEqual(of(commands, command), {
        command,
        title: `%command.${control}%`,
        category: 'NNet',
        icon: `$(${row.icon})`,
        ...(row.always ? {} : { enablement: contextKeyOf(control) }),
      });
      deepEqual(of(menus.commandPalette, command), { command, when: controlsWhen });
      const { key, mac } = row;
      deepEqual(of(keybindings, command), key && { command, key, mac, when: controlsWhen });
    }
    const { command, key, mac } = primaryKey;
    deepEqual(of(keybindings, command), { command, key, mac, when: controlsWhen });
    const offered = (menu: { command: string; group: string }[]) =>
      menu.filter(({ group }) => group.startsWith('1_nnet')).map((each) => each.command);
    deepEqual(offered(menus['editor/title']), controls.filter((c) => !isPrimary(c)).map(commandOf));
  });
});
