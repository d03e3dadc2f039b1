import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesIn, read, type SourceFile, withoutComments } from './tree';

const longest = 400;
const itself = 'test/unit/house/tree.test.ts';
const code = filesIn(['bench', 'scripts', 'src', 'webview', 'test', 'media'], /\.(?:ts|mjs|cjs|css|json)$/).filter(
  (file) => !file.path.endsWith('package-lock.json') && !file.path.startsWith('test/fixtures/') && file.path !== itself,
);

const pathsOf = (files: readonly SourceFile[]): string[] => files.map((file) => file.path);

describe('the tree', () => {
  it(`has no file over ${longest} lines`, () => {
    assert.deepEqual(pathsOf(code.filter((file) => file.text.split('\n').length > longest + 1)), []);
  });

  it('names every file for what it is about', () => {
    const vague = /^(?:utils?|helpers?|manager|common|misc|shared|types|constants)\b/i;
    const named = code.map((file) => file.path).filter((file) => vague.test(path.basename(file)));
    assert.deepEqual(named, []);
  });

  it('silences neither compiler nor linter without a reason, and leaves nothing to do', () => {
    const silenced = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?! [\w/]+: \S+ \S+ )|\bTODO\b|\bFIXME\b/;
    assert.deepEqual(pathsOf(code.filter((file) => silenced.test(file.text))), []);
  });

  it('asserts nothing that the compiler could not see', () => {
    const blind = /\bas any\b|\bas unknown as\b|:\s*any\b|<any>/;
    const product = code.filter((file) => /^(?:src|webview)\/.*\.ts$/.test(file.path));
    assert.deepEqual(pathsOf(product.filter((file) => blind.test(withoutComments(file.text)))), []);
  });

  it('maps only files that exist', () => {
    const known = code.map((file) => `/${file.path}`);
    const named = [...read('ARCHITECTURE.md').text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = '']) => name);
    assert.ok(named.length > 20);
    const missing = named.filter((name) => !known.some((file) => file.endsWith(`/${name}`)));
    assert.deepEqual(missing, []);
  });

  it('keeps addresses out of its lockfiles', () => {
    for (const file of ['package-lock.json', 'test/host/package-lock.json', 'bench/package-lock.json']) {
      assert.doesNotMatch(read(file).text, /"resolved"/, file);
      assert.match(read(file).text, /"integrity"/, file);
    }
  });

  it('knows every platform’s packages in its lockfiles, without which no clean installation goes through', () => {
    for (const file of ['package-lock.json', 'test/host/package-lock.json']) {
      const packages: Record<string, { optionalDependencies?: object }> = JSON.parse(read(file).text).packages;
      const places = Object.keys(packages);
      const wanted = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
      const missing = wanted.filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)));
      assert.deepEqual(missing, [], file);
    }
  });

  it('pins every package it installs', () => {
    for (const file of ['package.json', 'test/host/package.json', 'bench/package.json']) {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(file).text);
      const versions = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });
      assert.ok(versions.length > 0);
      for (const [name, version] of versions) assert.match(version, /^\d+\.\d+\.\d+$/, `${file}: ${name}`);
    }
  });

  it('checks every project of TypeScript', () => {
    const { references } = JSON.parse(read('tsconfig.json').text) as { references: { path: string }[] };
    const listed = references.map(({ path: folder }) =>
      path.posix.normalize(folder.endsWith('.json') ? folder : `${folder}/tsconfig.json`),
    );
    const present = filesIn(['bench', 'src', 'webview', 'test', 'scripts'], /(?:^|\/)tsconfig[^/]*\.json$/);
    assert.deepEqual(listed.sort(), present.map((file) => file.path).sort());
  });

  it('links from its pages only to what is there', () => {
    for (const page of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md']) {
      const links = [...read(page).text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? '');
      for (const target of links.filter((each) => !/^https?:/.test(each))) {
        assert.ok(existsSync(target), `${page} links to ${target}`);
      }
    }
  });
});
