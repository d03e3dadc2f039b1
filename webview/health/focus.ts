/** The tiles of the page, in their order. */
const tiles = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.health-unit')];

/** Gives the focus to the tile beside the one that has it, or to the nearest one in the row above or below. */
export function moveTo(across: number, down: number): void {
  const all = tiles();
  const at = all.findIndex((tile) => tile === document.activeElement);
  const target = at < 0 ? all[0] : down === 0 ? all[at + across] : inNextRow(all, at, down);
  target?.focus();
}

function inNextRow(all: readonly HTMLElement[], at: number, down: number): HTMLElement | undefined {
  const from = all[at]?.getBoundingClientRect();
  if (!from) return undefined;
  const placed = all.map((tile) => ({ tile, box: tile.getBoundingClientRect() }));
  const beyond = placed.filter(({ box }) => (box.top - from.top) * down > 0);
  const nearest = beyond.reduce((least, { box }) => Math.min(least, (box.top - from.top) * down), Infinity);
  return beyond
    .filter(({ box }) => (box.top - from.top) * down === nearest)
    .sort((a, b) => Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left))[0]?.tile;
}

/** Brings the next finding into view, and after the last the first. */
export function nextFinding(): void {
  const all = [...document.querySelectorAll<HTMLElement>('.health-finding')];
  const at = all.findIndex((finding) => finding.contains(document.activeElement));
  const next = all[(at + 1) % all.length];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
