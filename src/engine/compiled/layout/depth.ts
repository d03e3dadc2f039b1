import type { PanelRun } from './panels';

/** Some panels of one run, next to each other. */
export interface DepthRun {
  /** Index of the run in the matrix. */
  readonly run: number;
  readonly panels: number;
  readonly width: number;
  readonly filled: number;
}

/** A part of the depth k of a product; `times` such parts follow each other. */
export interface DepthBlock {
  readonly times: number;
  readonly runs: readonly DepthRun[];
}

/** Values of k whose panel of B stays in the first-level cache. */
const longest = 256;

/** Cuts the depth of a product into blocks of whole panels of A. Only the last one reaches beyond the first run. */
export function depthBlocks(runs: readonly PanelRun[]): readonly DepthBlock[] {
  const [main, ...others] = runs.map(
    ({ count, width, filled }, run): DepthRun => ({ run, panels: count, width, filled }),
  );
  if (!main) return [];
  const blocks = Math.ceil((main.panels * main.width) / longest);
  const each = Math.ceil(main.panels / blocks);
  const full = Math.ceil(main.panels / each) - 1;
  const part = { ...main, panels: each };
  const all = [
    { times: Math.min(1, full), runs: [part] },
    { times: Math.max(0, full - 1), runs: [part] },
    { times: 1, runs: [{ ...main, panels: main.panels - full * each }, ...others] },
  ];
  return all.filter(({ times }) => times > 0);
}

/** Values of k in a block. */
export function depthOf({ runs }: DepthBlock): number {
  return runs.reduce((sum, { panels, filled }) => sum + panels * filled, 0);
}
