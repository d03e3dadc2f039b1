import assert from 'node:assert/strict';
import type { Edit } from '../../src/model/edit';
import type { PanelFixture } from './fixture/panel';
import { digitsFixture, flowerFixture } from './fixture/trained';
import { deepFixture, hostileFixture, noDataFixture, wideFixture } from './fixture/untrained';
import { type PanelPage, settle } from './panel-page';
import type { OpenOptions } from './panel-tab';
import { panels } from './panels';

/** No network may cost more live elements than this in the diagram. */
const mostElements = 800;

const editOf = (sent: unknown): Edit => (sent as { edit: Edit }).edit;

describe('the diagram', () => {
  const openPanel = panels();
  let panel: PanelPage;
  const flower = flowerFixture('paused');
  const digits = digitsFixture();

  const open = async (fixture: PanelFixture, options?: OpenOptions): Promise<void> => {
    panel = await openPanel(fixture, options);
  };
  const card = (position: number): string => `.card[data-position="${position}"]`;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
  };
  const select = async (position: number): Promise<void> => {
    await panel.page.click(`${card(position)} .card-name`);
    await panel.page.focus(card(position));
  };
  const lastEdit = async (count = 1): Promise<Edit> => editOf((await panel.waitSent('edit', count))[count - 1]);

  it('shows every layer with its name, kind, parameters and shapes', async () => {
    await open(flower);
    const words = await panel.words(card(1));
    for (const part of [
      'hidden',
      'tanh',
      'dense · 4 units',
      '12 parameters',
      'W[1] (4, 2)',
      'b[1] (4, 1)',
      'A[1] (4, m)',
    ]) {
      assert.ok(words.includes(part), `${part} in ${words}`);
    }
    assert.match(await panel.words(card(0)), /X \(2, m\)/);
  });

  it('acknowledges a snapshot once it is drawn', async () => {
    await open(flower);
    assert.deepEqual(await panel.waitSent('acknowledge').then(() => 1), 1);
  });

  it('paints the canvas: it has both blue and orange', async () => {
    await open(flower);
    const seen = await panel.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.picture');
      const data =
        canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      let [blue, orange] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        const [r = 0, , b = 0] = data.slice(i, i + 3);
        if (b > r + 60) blue++;
        if (r > b + 60) orange++;
      }
      return { blue, orange };
    });
    assert.ok(seen.blue > 2000 && seen.orange > 2000, JSON.stringify(seen));
  });

  it('chooses a layer by its card and notifies the host, so that its line is shown', async () => {
    await open(flower);
    await panel.page.click(`${card(2)} .card-name`);
    assert.deepEqual(await panel.waitSent('select'), [{ version: 7, position: 2 }]);
    assert.equal(await panel.page.getAttribute(card(2), 'aria-selected'), 'true');
  });

  it('chooses a unit by a click on its disc', async () => {
    await open(flower);
    const at = await panel.unit(1, 2);
    await panel.page.mouse.click(at.x, at.y);
    const unit = panel.page.locator('.unit[data-position="1"][data-unit="2"]');
    await panel.page.waitForSelector('.unit[data-position="1"][data-unit="2"][aria-selected="true"]');
    assert.match((await unit.getAttribute('aria-label')) ?? '', /hidden, unit 3 of 4, activation /);
  });

  it('chooses a cell of a wide layer, and describes it', async () => {
    await open(digits);
    await select(1);
    await press('ArrowDown', 'ArrowRight', 'ArrowDown');
    const label = await panel.page.getAttribute('.unit[aria-selected="true"]', 'aria-label');
    assert.match(label ?? '', /hidden, unit 6 of 32/);
  });

  it('follows the text cursor into a layer', async () => {
    await open(flower);
    await panel.emit('cursor', { position: 2 });
    assert.equal(await panel.page.getAttribute(card(2), 'aria-selected'), 'true');
  });

  it('brings a layer into view and focuses it when the host asks', async () => {
    await open(deepFixture());
    await panel.emit('focus', { position: 40 });
    await panel.page.waitForFunction(() => document.activeElement?.getAttribute('data-position') === '40');
    const box = await panel.page.locator(card(40)).boundingBox();
    assert.ok(box && box.x >= 0 && box.x < 940, JSON.stringify(box));
  });

  it('opens the units for typing on a double click, and refuses what is no number', async () => {
    await open(flower);
    await panel.page.dblclick(`${card(1)} .card-units`);
    await panel.page.keyboard.type('four');
    await press('Enter');
    assert.match(await panel.words('.message'), /“four” is not a number of units/);
    assert.deepEqual(await panel.sent('edit'), []);
  });

  it('inserts with the + between two layers', async () => {
    await open(flower);
    await panel.page.click('.insert[data-after="0"]');
    await panel.page.click('.menu-item >> nth=0');
    const edit = await lastEdit();
    assert.equal(edit.type, 'insert');
    assert.deepEqual(edit.type === 'insert' && edit.after, 0);
  });

  it('moves a layer by dragging its card', async () => {
    await open(flower);
    const from = await panel.page.locator(`${card(1)} .card-name`).boundingBox();
    const to = await panel.page.locator(card(2)).boundingBox();
    assert.ok(from && to);
    await panel.page.mouse.move(from.x + 8, from.y + 8);
    await panel.page.mouse.down();
    await panel.page.mouse.move(to.x + 40, to.y + 10, { steps: 4 });
    await panel.page.mouse.move(to.x + to.width, to.y + 10, { steps: 4 });
    assert.equal(await panel.page.locator('.drop-mark').count(), 1);
    await panel.page.mouse.up();
    const edit = await lastEdit();
    assert.deepEqual(edit.type === 'move' && [edit.layer, edit.after], [1, 2]);
    assert.equal(await panel.page.locator('.drop-mark').count(), 0);
  });

  it('shows a refusal as a sentence in place of the picker, until it is dismissed', async () => {
    const refusal = 'A layer named “hidden” exists already.';
    await open(flower, { refusal });
    await select(1);
    await press('+');
    await panel.page.waitForSelector('.message:not([hidden])');
    assert.ok((await panel.words('.message')).includes(refusal));
    assert.equal(await panel.page.isVisible('.picker'), false);
    await panel.page.click('.message vscode-button');
    assert.equal(await panel.page.isVisible('.picker'), true);
  });

  it('keeps hostile names as text', async () => {
    const fixture = hostileFixture();
    await open(fixture);
    assert.equal(await panel.words(`${card(1)} .card-name`), fixture.network.layers[1]?.name);
    assert.equal(await panel.page.locator('.card img, .card b, .card a').count(), 0);
    assert.equal(await panel.page.evaluate(() => 'hacked' in window), false);
  });

  for (const [name, fixture] of [
    ['a layer of 100 000 units', wideFixture()],
    ['sixty layers', deepFixture()],
    ['the digits', digits],
  ] as const) {
    it(`has at most ${mostElements} elements for ${name}, at every zoom`, async () => {
      await open(fixture);
      const count = (): Promise<number> => panel.page.locator('.diagram *').count();
      assert.ok((await count()) <= mostElements, `${await count()} at first`);
      await panel.page.click('.view-controls vscode-button >> nth=1');
      await settle(panel.page);
      assert.ok((await count()) <= mostElements, `${await count()} when all of it is shown`);
      await panel.page.focus(card(0));
      await press('ArrowRight', 'ArrowDown');
      assert.ok((await count()) <= mostElements, `${await count()} with a layer chosen`);
    });
  }

  it('zooms about the pointer and fits again', async () => {
    await open(flower);
    const scale = (): Promise<string> => panel.page.$eval('.world', (world) => (world as HTMLElement).style.transform);
    const before = await scale();
    await panel.page.mouse.move(400, 300);
    await panel.page.keyboard.down('Control');
    await panel.page.mouse.wheel(0, -200);
    await panel.page.keyboard.up('Control');
    await settle(panel.page);
    assert.notEqual(await scale(), before);
    await panel.page.focus(card(0));
    await press('0');
    await settle(panel.page);
    assert.equal(await scale(), before);
  });

  it('gives a table of the chosen layer in place of its picture', async () => {
    await open(flower);
    await select(1);
    await panel.page.waitForFunction(() => document.querySelectorAll('.diagram .aside tbody tr').length === 4);
    assert.match(await panel.words('.diagram .aside caption'), /hidden/);
  });

  it('draws the structure without data, and says what to add', async () => {
    await open(noDataFixture());
    assert.match(await panel.words('.message'), /no data yet.*generate flower/s);
    assert.equal(await panel.page.locator('.card').count(), 3);
  });

  it('is in Chinese where VS Code is', async () => {
    await open(flower, { lang: 'zh-cn' });
    assert.match(await panel.words(card(1)), /4 个单元/);
  });
});
