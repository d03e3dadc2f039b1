import type { Page } from 'playwright-core';
import type { Use } from './measuring';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of the head of a layer's card. */
async function card(page: Page, position: number): Promise<Point> {
  const box = await page.locator(`.card[data-position="${position}"]`).boundingBox();
  if (!box) throw new Error(`layer ${position} has no card`);
  return { x: box.x + box.width / 2, y: box.y + 10 };
}

/** Another unit each round of a layer that is a field of cells in the middle of the pane. */
async function unit(page: Page, position: number, round: number): Promise<Point> {
  const { x } = await card(page, position);
  const stage = await page.locator('.stage').boundingBox();
  if (!stage) throw new Error('there is no diagram');
  return { x: x - 30 + 7 * (round % 9), y: stage.y + stage.height / 2 - 20 + 4 * (round % 11) };
}

const click = async (page: Page, { x, y }: Point): Promise<void> => page.mouse.click(x, y);
const close = (page: Page): Promise<void> => page.keyboard.press('Escape');
const open = (page: Page, name: string, payload: object): Promise<void> =>
  page.evaluate(
    ([event, json]) => (window as unknown as { emit(name: string, json: string): void }).emit(event, json),
    [name, JSON.stringify(payload)] as const,
  );

/** What a person does with a layer of thousands of units, one after the other. */
export const usesOf = (position: number, next: number): readonly Use[] => [
  {
    name: 'a layer, to its inspector',
    act: async (page, round) => click(page, await card(page, round % 2 === 0 ? position : next)),
    shown: '.inspect-spread-W',
    changed: true,
  },
  {
    name: 'a unit, to its inspector',
    act: async (page, round) => click(page, await unit(page, position, round)),
    shown: 'table.terms',
    changed: true,
  },
  {
    name: 'an arrow key, to the unit below',
    act: (page, round) => page.keyboard.press(round % 2 === 0 ? 'ArrowDown' : 'ArrowUp'),
    shown: '.unit[aria-selected="true"]',
    changed: true,
  },
  {
    name: 'a zoom',
    act: async (page, round) => {
      const { x, y } = await unit(page, position, 0);
      await page.mouse.move(x, y);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, round % 2 === 0 ? -240 : 240);
      await page.keyboard.up('Control');
    },
  },
  {
    name: 'a pan',
    act: async (page, round) => {
      const { x, y } = await unit(page, position, 0);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + (round % 2 === 0 ? 60 : -60), y, { steps: 6 });
      await page.mouse.up();
    },
  },
  {
    name: 'the health view',
    act: (page) => open(page, 'view', { name: 'health' }),
    shown: '.health-unit',
    after: close,
  },
  {
    name: 'the microscope',
    act: (page) => open(page, 'microscope', {}),
    shown: '.ledger .equation',
    after: close,
  },
];
