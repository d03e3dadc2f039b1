import assert from 'node:assert/strict';
import type { Edit } from '../../src/model/edit';
import type { PanelFixture } from './fixture/panel';
import { flowerFixture } from './fixture/trained';
import type { PanelPage } from './panel-page';
import type { OpenOptions } from './panel-tab';
import { panels } from './panels';

const editOf = (sent: unknown): Edit => (sent as { edit: Edit }).edit;

describe('the diagram, by the keyboard alone,', () => {
  const openPanel = panels();
  let panel: PanelPage;
  const flower = flowerFixture('paused');

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

  it('moves between layers and units with the arrow keys', async () => {
    await open(flower);
    await select(0);
    await press('ArrowRight', 'ArrowDown', 'ArrowDown');
    const chosen = panel.page.locator('.unit[aria-selected="true"]');
    assert.equal(await chosen.getAttribute('data-unit'), '1');
    await press('Escape');
    assert.equal(await panel.page.getAttribute(card(1), 'aria-selected'), 'true');
  });

  it('renames with F2', async () => {
    await open(flower);
    await select(1);
    await press('F2');
    await panel.page.keyboard.type('隐藏层');
    await press('Enter');
    assert.deepEqual(await panel.waitSent('edit'), [
      { version: 7, edit: { type: 'rename', layer: 1, name: '隐藏层' } },
    ]);
  });

  it('goes from the name to the units with Tab, and sets them', async () => {
    await open(flower);
    await select(1);
    await press('Enter', 'Tab');
    await panel.page.keyboard.type('5');
    await press('Enter');
    assert.deepEqual(await lastEdit(), { type: 'units', layer: 1, units: 5 });
  });

  it('leaves a name alone on Escape', async () => {
    await open(flower);
    await select(1);
    await press('F2');
    await panel.page.keyboard.type('other');
    await press('Escape');
    assert.equal(await panel.page.locator('.card-input').count(), 0);
    assert.deepEqual(await panel.sent('edit'), []);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-position')), '1');
  });

  it('takes + and − for one unit more and one fewer', async () => {
    await open(flower);
    await select(1);
    await press('+', '-');
    const edits = (await panel.waitSent('edit', 2)).map(editOf);
    assert.deepEqual(
      edits.map((edit) => edit.type === 'units' && edit.units),
      [5, 3],
    );
  });

  it('deletes, but never the input', async () => {
    await open(flower);
    await select(0);
    await press('Delete');
    await press('ArrowRight', 'Delete');
    const edits = (await panel.waitSent('edit')).map(editOf);
    assert.deepEqual(edits, [{ type: 'delete', layer: 1 }]);
  });

  it('inserts a layer after the chosen one from a menu', async () => {
    await open(flower);
    await select(1);
    await press('Insert');
    await panel.page.waitForSelector('.menu');
    await press('ArrowDown', 'Enter');
    assert.deepEqual(await lastEdit(), {
      type: 'insert',
      after: 1,
      kind: 'dropout',
    });
  });

  it('moves a layer with Alt and an arrow', async () => {
    await open(flower);
    await select(1);
    await press('Alt+ArrowRight');
    assert.deepEqual(await lastEdit(), {
      type: 'move',
      layer: 1,
      after: 2,
    });
  });

  it('changes the activation from the context menu', async () => {
    await open(flower);
    await select(1);
    await press('Shift+F10');
    await panel.page.waitForSelector('.menu');
    await press('c', 'c', 'Enter');
    await panel.page.waitForSelector('.menu [aria-checked="true"]');
    await press('ArrowDown', 'Enter');
    assert.deepEqual(await lastEdit(), {
      type: 'activation',
      layer: 1,
      activation: 'relu',
    });
  });

  it('copies and pastes a layer', async () => {
    await open(flower);
    await select(1);
    await press('Control+c');
    assert.deepEqual(await panel.waitSent('copyLayer'), [{ version: 7, layer: 1 }]);
    await press('Control+v');
    assert.deepEqual(await panel.waitSent('paste'), [{ version: 7, after: 1 }]);
    await press('Control+d');
    assert.deepEqual(await lastEdit(), { type: 'duplicate', layer: 1 });
    await press('Control+x');
    assert.deepEqual(await lastEdit(2), { type: 'delete', layer: 1 });
    assert.equal((await panel.sent('copyLayer')).length, 2);
  });

  it('means the card that has the focus, not the first, once nothing is chosen', async () => {
    await open(flower);
    await select(1);
    await press('Escape');
    await panel.page.waitForSelector('.card[aria-selected="true"]', { state: 'detached' });
    await press('+');
    assert.deepEqual(await lastEdit(), { type: 'units', layer: 1, units: 5 });
    await press('Shift+F10');
    assert.equal(await panel.page.getAttribute('.menu', 'aria-label'), 'Actions for hidden');
    await press('Escape', 'Delete');
    assert.deepEqual(await lastEdit(2), { type: 'delete', layer: 1 });
  });

  it('means the card that has the focus where the text cursor has chosen another', async () => {
    await open(flower);
    await select(1);
    await panel.emit('cursor', { position: 2 });
    assert.equal(await panel.page.getAttribute(card(2), 'aria-selected'), 'true');
    await press('-');
    assert.deepEqual(await lastEdit(), { type: 'units', layer: 1, units: 3 });
  });

  it('does nothing without a layer, and says so', async () => {
    await open(flower);
    const send = (key: string, shiftKey = false): Promise<void> =>
      panel.page.$eval(
        '.diagram',
        (region, [name, shift]) => {
          region.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey: shift, bubbles: true }));
        },
        [key, shiftKey] as const,
      );
    for (const key of ['+', '-', 'Delete', 'Insert', 'Enter', 'F2', 'ContextMenu']) {
      await send(key);
      assert.match(await panel.words('.message'), /No layer is selected/, key);
      await panel.page.click('.message vscode-button');
    }
    await send('F10', true);
    assert.match(await panel.words('.message'), /No layer is selected/);
    assert.deepEqual(await panel.sent('edit'), []);
    assert.equal(await panel.page.locator('.menu, .card-input').count(), 0);
  });

  it('goes to the inspector with Enter on a unit', async () => {
    await open(flower);
    await select(1);
    await press('ArrowDown', 'ArrowDown', 'Enter');
    assert.equal(await panel.page.locator('.card-input').count(), 0);
    await panel.page.waitForFunction(() => document.activeElement?.classList.contains('inspector'));
    await panel.page.waitForFunction(() =>
      /unit 2 of 4/.test(document.querySelector('.inspector .inspect-which')?.textContent ?? ''),
    );
  });

  it('leaves keys that its fields do not use to VS Code', async () => {
    await open(flower);
    await panel.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.addEventListener('keydown', (event) => heard.push(event.key));
    });
    const heard = (): Promise<string[]> =>
      panel.page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
    await select(1);
    await press('F2');
    await panel.page.waitForSelector('.card-input');
    await heard();
    await press('F1', 'F6', 'Control+1');
    assert.deepEqual(
      (await heard()).filter((key) => key !== 'Control'),
      ['F1', 'F6', '1'],
    );
    await press('a', 'Backspace', 'ArrowLeft', 'Control+a', 'Escape');
    assert.deepEqual(
      (await heard()).filter((key) => key !== 'Control'),
      [],
    );
    await press('Shift+F10');
    await panel.page.waitForSelector('.menu');
    await heard();
    await press('F1', 'Control+1', 'ArrowDown');
    assert.deepEqual(
      (await heard()).filter((key) => key !== 'Control'),
      ['F1', '1'],
    );
  });

  it('has focus, choice and text cursor on the layer that it has made', async () => {
    const [input, hidden, output] = flower.network.layers;
    assert.ok(input && hidden && output);
    await open(flower, { chosen: { version: 8, position: 2 } });
    await select(1);
    await press('Control+d');
    await panel.waitSent('edit');
    const layers = [input, hidden, { ...hidden, position: 2, name: 'hidden2' }, { ...output, position: 3 }];
    await panel.emit('network', { ...flower.network, version: 8, layers });
    await panel.page.waitForFunction(() => document.activeElement?.getAttribute('data-position') === '2');
    assert.equal(await panel.page.getAttribute(card(2), 'aria-selected'), 'true');
    assert.deepEqual((await panel.sent('select')).at(-1), { version: 8, position: 2 });
  });

  it('has the focus on a new last layer too, where network and answer come before the next frame', async () => {
    const [input, hidden, output] = flower.network.layers;
    assert.ok(input && hidden && output);
    await open(flower, { chosen: { version: 8, position: 3 } });
    await select(2);
    await panel.hold('edit');
    await press('Control+d');
    await panel.waitHeld(1);
    const layers = [input, hidden, output, { ...output, position: 3, name: 'output2' }];
    await panel.answerAfter('network', { ...flower.network, version: 8, layers });
    assert.equal(await panel.page.getAttribute(card(3), 'aria-selected'), 'true');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-position')), '3');
  });

  describe('where the text is changed elsewhere', () => {
    const [input, hidden, output] = flower.network.layers;
    assert.ok(input && hidden && output);
    const nameless = { ...hidden, name: 'dropout-1', named: false, kind: 'dropout' as const };
    const between = { ...flower.network, layers: [input, nameless, { ...output, position: 2 }] };
    const lower = {
      ...flower.network,
      version: 8,
      layers: [input, hidden, { ...nameless, position: 2 }, { ...output, position: 3 }],
    };
    const focused = (): Promise<string | undefined> =>
      panel.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['position']);
    const selected = (): Promise<(string | null)[]> =>
      panel.page
        .locator('.card[aria-selected="true"]')
        .evaluateAll((cards) => cards.map((each) => each.getAttribute('data-position')));

    it('has focus, selection and text cursor on a nameless layer with a new one above it, and on none once it is deleted', async () => {
      await open({ ...flower, network: between });
      await select(1);
      await panel.emit('cursor', { position: 1 });
      await panel.emit('network', { ...lower, former: { version: 7, positions: [0, 2, 3] } });
      await panel.emit('cursor', { position: 2 });
      assert.deepEqual([await selected(), await focused()], [['2'], '2']);
      await press('Control+d');
      assert.deepEqual(await panel.waitSent('edit'), [{ version: 8, edit: { type: 'duplicate', layer: 2 } }]);
      await panel.emit('network', {
        ...lower,
        version: 9,
        layers: [input, hidden, { ...output, position: 2 }],
        former: { version: 8, positions: [0, 1, null, 2] },
      });
      assert.deepEqual([await selected(), await focused()], [[], undefined]);
      assert.match(await panel.words('.inspector'), /Click a unit/);
    });

    it('has focus and selection on a layer that has changed places', async () => {
      await open(flower);
      await select(1);
      const layers = [input, { ...output, position: 1 }, { ...hidden, position: 2 }];
      await panel.emit('network', {
        ...flower.network,
        version: 8,
        layers,
        former: { version: 7, positions: [0, 2, 1] },
      });
      assert.deepEqual([await selected(), await focused()], [['2'], '2']);
      assert.equal(await panel.words(`${card(2)} .card-name`), 'hidden');
    });

    it('keeps the selection where only the position of the text cursor has changed', async () => {
      await open({ ...flower, network: between });
      await panel.emit('cursor', { position: 1 });
      await select(2);
      await panel.emit('network', { ...lower, former: { version: 7, positions: [0, 2, 3] } });
      await panel.emit('cursor', { position: 2 });
      assert.deepEqual(await selected(), ['3']);
    });

    it('goes on typing in the field of the same layer', async () => {
      await open({ ...flower, network: { ...flower.network, layers: [input, hidden, output] } });
      await select(2);
      await press('F2');
      await panel.page.keyboard.type('last');
      const layers = [input, hidden, { ...nameless, position: 2 }, { ...output, position: 3 }];
      await panel.emit('network', {
        ...flower.network,
        version: 8,
        layers,
        former: { version: 7, positions: [0, 1, 3] },
      });
      await panel.page.keyboard.type('ing');
      await press('Enter');
      assert.deepEqual(await panel.waitSent('edit'), [
        { version: 8, edit: { type: 'rename', layer: 3, name: 'lasting' } },
      ]);
    });
  });

  it('asks the host for undo and redo, once each', async () => {
    await open(flower);
    await select(1);
    await press('Control+z', 'Control+y');
    await panel.waitSent('redo');
    assert.equal((await panel.sent('undo')).length, 1);
    assert.equal((await panel.sent('redo')).length, 1);
  });
});
