import path from 'node:path';
import { type SourceFile, withoutComments } from './tree';

/** What one layer may import: other layers, packages, and whether Node's own modules. */
interface Wall {
  readonly layers: readonly string[];
  readonly packages?: readonly string[];
  readonly node?: boolean;
}

/** Layers that see no DOM, no Node, no clock and no chance. */
export const pure: readonly string[] = [
  'model',
  'numerics',
  'language',
  'messages',
  'runs',
  'data',
  'engine',
  'protocol',
  'worker',
];
const below: readonly string[] = pure.filter((layer) => layer !== 'worker');

/** The walls of ARCHITECTURE.md. A layer may always import itself. */
export const walls: Readonly<Record<string, Wall>> = {
  model: { layers: ['numerics'] },
  numerics: { layers: [] },
  language: { layers: ['model'] },
  messages: { layers: ['model'] },
  runs: { layers: ['model'], packages: ['valibot'] },
  data: { layers: ['model', 'numerics'], packages: ['@noble/hashes'] },
  engine: { layers: ['model', 'numerics', 'runs'] },
  protocol: { layers: ['model', 'runs'], packages: ['valibot'] },
  worker: {
    layers: ['engine', 'data', 'model', 'numerics', 'protocol', 'runs'],
    packages: ['@noble/hashes', 'valibot'],
  },
  webview: {
    layers: ['model', 'numerics', 'protocol', 'messages', 'runs'],
    packages: ['lit', 'uplot', '@vscode/codicons', '@vscode/webview-ui-toolkit'],
  },
  cli: { layers: [...below, 'worker'], packages: ['valibot'], node: true },
  host: {
    layers: ['model', 'language', 'data', 'numerics', 'protocol', 'messages', 'runs'],
    packages: ['vscode', 'valibot'],
    node: true,
  },
};

/** Packages that one file, or one layer's files, alone may import. */
const keptTo: Readonly<Record<string, RegExp>> = {
  vscode: /^src\/host\//,
  '@vscode/webview-ui-toolkit': /^webview\/ui\/controls\.ts$/,
};

const imports = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*['"]([^'"]+)['"]/g,
  /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
];

/** Clock, chance, timers and processes, which pure layers are handed; the DOM their types don't know. */
const outsideWorld =
  /(?<![.\w])(?:process|globalThis|performance|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|Date)\s*[.(]|\bMath\.random\b|\bnew\s+(?:Date|Function|Worker)\b|(?<![.\w])eval\s*\(/;

/** Functions whose last bits differ between machines; src/numerics has its own. Powers of two are exact. */
const inexact =
  /\bMath\.(?:exp|expm1|log|log1p|log2|log10|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|pow|cbrt|hypot)\b|(?<!\b2 )\*\*/;
const numericPath: readonly string[] = ['numerics', 'engine', 'data', 'worker'];

/** Every breach of a wall in these files, as `file: what it does`. */
export function breaches(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = withoutComments(file.text);
    const layer = layerOf(file.path);
    const wall = layer === undefined ? undefined : walls[layer];
    if (layer === undefined || wall === undefined) return [`${file.path}: stands in no layer`];
    const meetsNode = wall.node === true || file.path.endsWith('.node.ts');
    const found = importsOf(code).flatMap((name) => importBreach(file.path, layer, wall, meetsNode, name));
    if (pure.includes(layer) && !meetsNode) found.push(...matches(code, outsideWorld, 'reaches for'));
    if (numericPath.includes(layer)) found.push(...matches(withoutStrings(code), inexact, 'computes with'));
    return found.map((breach) => `${file.path}: ${breach}`);
  });
}

/** The layer a file belongs to; `undefined` outside src/ and webview/. */
export function layerOf(file: string): string | undefined {
  const [top, folder] = file.split('/');
  return top === 'src' ? folder : top === 'webview' ? 'webview' : undefined;
}

function importsOf(code: string): string[] {
  return imports.flatMap((form) => [...code.matchAll(form)].map(([, name]) => name ?? ''));
}

function importBreach(file: string, layer: string, wall: Wall, meetsNode: boolean, name: string): string[] {
  if (name.startsWith('.')) {
    if (/\.(?:[cm]?[jt]s)$/.test(name)) return [`imports ${name} with its ending`];
    const imported = path.posix.join(path.posix.dirname(file), name);
    if (layer === 'webview' && /^media\/[a-z-]+\.css$/.test(imported)) return [];
    const target = layerOf(imported);
    if (target === undefined) return [`imports ${name}, which stands in no layer`];
    return target === layer || wall.layers.includes(target) ? [] : [`imports the layer ${target}`];
  }
  if (name.startsWith('node:')) return meetsNode ? [] : [`imports ${name}`];
  const allowed = (wall.packages ?? []).find((each) => name === each || name.startsWith(`${each}/`));
  if (allowed === undefined) return [`imports ${name}`];
  return keptTo[allowed]?.test(file) === false ? [`imports ${name}, which is not its to import`] : [];
}

function matches(code: string, pattern: RegExp, what: string): string[] {
  const found = pattern.exec(withoutStrings(code));
  return found === null ? [] : [`${what} ${found[0].trim()}`];
}

function withoutStrings(code: string): string {
  return code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, "''");
}
