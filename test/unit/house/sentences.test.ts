import assert from 'node:assert/strict';
import { english } from '../../../src/messages/en/table';
import { filesIn, read, withoutComments } from './tree';

const code = filesIn(['src', 'webview'], /\.ts$/)
  .filter((file) => !/^src\/messages\/(?:en|zh-cn)\//.test(file.path))
  .map((file) => ({ path: file.path, text: withoutComments(file.text) }));

const codes = new Set(Object.keys(english));

/** Whether a code has a sentence, or several that it begins. */
const isSaid = (code: string): boolean => codes.has(code) || [...codes].some((each) => each.startsWith(`${code}-`));

describe('sentences', () => {
  it('stand in the table wherever the code names one', () => {
    const called = /\b(?:message|problem|fault|refuse|say|tell)\(\s*'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g;
    const used = code.flatMap((file) =>
      [...file.text.matchAll(called)].map((match) => ({ file, name: match[1] ?? '' })),
    );
    assert.ok(used.length > 100, `only ${used.length} calls were found`);
    assert.deepEqual(
      used.filter(({ name }) => !isSaid(name)).map(({ file, name }) => `${file.path}: ${name}`),
      [],
    );
  });

  it('are all said somewhere', () => {
    const text = code.map((file) => file.text).join('\n');
    const built = [...text.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)].map(([, start]) => start ?? '');
    const unused = [...codes].filter(
      (name) => !text.includes(`'${name}'`) && !built.some((start) => name.startsWith(start)),
    );
    assert.deepEqual(unused, []);
  });

  it('have one code each', () => {
    const entries = filesIn(['src/messages/en'], /\.ts$/).flatMap((file) =>
      [...withoutComments(file.text).matchAll(/^ {2}'?([a-z][a-z0-9_-]*)'?:/gm)].map(([, name]) => name ?? ''),
    );
    const twice = entries.filter((name, at) => entries.indexOf(name) !== at);
    assert.deepEqual(twice, []);
    assert.equal(entries.length, codes.size);
  });
});

describe('the manifest', () => {
  const manifest = read('package.json').text;
  const keys = (file: string): string[] => Object.keys(JSON.parse(read(file).text)).sort();

  it('finds each of its sentences in both languages, and leaves none over', () => {
    const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''))].sort();
    assert.deepEqual(keys('package.nls.json'), used);
    assert.deepEqual(keys('package.nls.zh-cn.json'), used);
  });

  it('enables only commands that it contributes', () => {
    const { contributes } = JSON.parse(manifest);
    const commands = new Set(contributes.commands.map((each: { command: string }) => each.command));
    const named = [...JSON.stringify([contributes.menus, contributes.keybindings]).matchAll(/"command":"([^"]+)"/g)];
    for (const [, command] of named) assert.ok(commands.has(command), command);
  });
});
