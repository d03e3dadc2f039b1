import path from 'node:path';
import { type SourceFile, withoutComments } from './tree';

/** By file: the files that it imports, by type or by value. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Which files of the tree import which; packages are left out. */
export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const known = new Set(files.map((file) => file.path));
  return new Map(files.map((file) => [file.path, targetsOf(file).filter((target) => known.has(target))]));
}

function targetsOf({ path: file, text }: SourceFile): string[] {
  const statements = withoutComments(text).matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g);
  return [...statements].map(([, name = '']) => `${path.posix.join(path.posix.dirname(file), name)}.ts`);
}

/**
 * The circles of a graph: its strongly connected components of more than one file, by Tarjan's algorithm, each sorted;
 * a file that imports itself is a circle too.
 */
export function circles(graph: ImportGraph): string[][] {
  const index = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    open.push(file);
    let least = own;
    for (const target of graph.get(file) ?? []) {
      const seen = index.get(target);
      if (seen === undefined) least = Math.min(least, visit(target));
      else if (open.includes(target)) least = Math.min(least, seen);
    }
    if (least < own) return least;
    const component = open.splice(open.indexOf(file));
    if (component.length > 1 || graph.get(file)?.includes(file)) found.push(component.sort());
    return least;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found.sort();
}
