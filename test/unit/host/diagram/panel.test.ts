import { deepEqual, equal, rejects } from 'node:assert/strict';
import { RemoteError } from '../../../../src/protocol/rpc';
import { History } from '../../../../src/runs/history/history';
import { networkOf, Setting } from './panel-setting';

describe('a diagram’s panel', () => {
  it('gives a page that is up its network and the cursor in it, and nothing to one that is not', async () => {
    const setting = new Setting();
    setting.panel.network(networkOf(6));
    setting.panel.cursor();
    equal(setting.panel.visible, false);
    await setting.load();
    equal(setting.panel.visible, true);
    deepEqual(setting.takeReceived(), [
      ['network', networkOf(7)],
      ['cursor', { position: 7 }],
    ]);
    deepEqual(setting.takeDone(), [['hydrate']]);
    setting.visible = false;
    setting.panel.network(networkOf(8));
    setting.panel.cursor();
    deepEqual(setting.takeReceived(), []);
  });

  it('begins with the speed that was chosen last in any diagram, and keeps its own', async () => {
    const speeds: { position: number | undefined } = { position: undefined };
    const first = new Setting(speeds);
    const page = await first.load();
    deepEqual(first.takeReceived()[0], ['network', networkOf(7)], 'no speed has been chosen yet');
    page.emit('speed', { position: 40 });
    equal(first.speeds.position, 40);
    const second = new Setting(speeds);
    const other = await second.load();
    deepEqual(second.takeReceived()[0], ['speed', { position: 40 }], 'before its network and session');
    other.emit('speed', { position: 70 });
    for (const [setting, position] of [
      [first, 40],
      [second, 70],
      [new Setting(speeds), 70],
    ] as const) {
      setting.turn(false);
      setting.turn(true);
      await setting.load();
      deepEqual(setting.takeReceived()[0], ['speed', { position }]);
    }
  });

  it('takes no position that the slider has not', async () => {
    const setting = new Setting({ position: 40 });
    const page = await setting.load();
    for (const position of [-1, 101, 0.5, Number.NaN]) page.emit('speed', { position });
    equal(setting.speeds.position, 40);
  });

  it('tells the page where the layers of its network are in the next one, and takes the selection along', async () => {
    const setting = new Setting();
    const page = await setting.load();
    await page.call('select', { version: 7, position: 2 });
    equal(setting.panel.selected, 2);
    setting.takeReceived();
    setting.panel.network(networkOf(7));
    equal(setting.panel.selected, 2);
    setting.panel.network(networkOf(9));
    deepEqual(setting.takeReceived(), [
      ['network', networkOf(7)],
      ['cursor', { position: 7 }],
      ['network', { ...networkOf(9), former: { version: 7, positions: [null, 0, 1] } }],
      ['cursor', { position: 9 }],
    ]);
    equal(setting.panel.selected, 1);
    await page.call('select', { version: 9, position: 0 });
    setting.panel.network(networkOf(10));
    equal(setting.panel.selected, null, 'its layer is gone');
    await page.call('select', { version: 10, position: 1 });
    setting.positions = undefined;
    setting.takeReceived();
    setting.panel.network(networkOf(11));
    deepEqual(setting.takeReceived()[0], ['network', networkOf(11)]);
    await page.call('select', { version: 10, position: 1 });
    equal(setting.panel.selected, null, 'it was selected in another network than the one shown');
  });

  it('does for the page what it asks, with what it says', async () => {
    const setting = new Setting();
    const page = await setting.load();
    setting.takeDone();
    deepEqual(await page.call('edit', { version: 3, edit: { type: 'delete', layer: 1 } }), {
      refusal: 'no such layer',
    });
    deepEqual(await page.call('paste', { version: 3, after: 1 }), { refusal: 'no such layer' });
    deepEqual(await page.call('copyLayer', { version: 3, layer: 1 }), {});
    deepEqual(await page.call('control', { control: 'train' }), {});
    await page.call('select', { version: 3, position: 1 });
    await page.call('reveal', { line: 11, character: 27 });
    deepEqual(await page.call('undo', {}), {});
    deepEqual(await page.call('redo', {}), {});
    await page.call('copy', { text: 'a,b' });
    deepEqual(await page.call('save', { name: 'plot.csv', bytes: Uint8Array.of(1, 2).buffer }), { saved: true });
    deepEqual(await page.call('openRun', { id: 'r' }), {});
    deepEqual(await page.call('chooseRun', {}), {});
    await page.call('renameRun', { id: 'r' });
    await page.call('deleteRun', { id: 'r' });
    page.emit('acknowledge', { sequence: 5 });
    deepEqual(setting.takeDone(), [
      ['edit', 3, { type: 'delete', layer: 1 }],
      ['paste', 3, 1],
      ['copyLayer', 3, 1],
      ['control', 'train', undefined],
      ['select', 3, 1],
      ['reveal', 11, 27],
      ['undoRedo', 'undo'],
      ['undoRedo', 'redo'],
      ['copy', 'a,b'],
      ['save', 'plot.csv', Uint8Array.of(1, 2)],
      ['openRun', 'r'],
      ['chooseRun'],
      ['renameRun', 'r'],
      ['deleteRun', 'r'],
      ['acknowledge', 5],
    ]);
  });

  it('answers with the reason where something is refused or fails', async () => {
    const setting = new Setting();
    const page = await setting.load();
    setting.refusal = 'Not now.';
    deepEqual(await page.call('control', { control: 'train' }), { refusal: 'Not now.' });
    deepEqual(await page.call('openRun', { id: 'r' }), { refusal: 'Not now.' });
    await rejects(page.call('layer', { position: 1 }), (error) => {
      deepEqual(error instanceof RemoteError && error.data, { sentence: 'There is none.' });
      return true;
    });
    deepEqual(setting.takeDone().at(-1), ['ask', 'layer', { position: 1 }]);
  });

  it('watches what its page shows, as long as that is on the screen', async () => {
    const setting = new Setting();
    equal(setting.panel.watching, false);
    deepEqual(setting.panel.watch, { visible: true, example: null, surface: 0 });
    const page = await setting.load();
    equal(setting.panel.watching, true);
    setting.takeDone();
    const watch = { visible: false, example: null, surface: 3 };
    await page.call('watch', watch);
    deepEqual(setting.panel.watch, watch);
    equal(setting.panel.watching, false);
    deepEqual(setting.takeDone(), [['viewerChanged']]);
    await page.call('watch', { ...watch, visible: true });
    equal(setting.panel.watching, true);
    setting.visible = false;
    equal(setting.panel.watching, false);
    setting.visible = true;
    await setting.load();
    deepEqual(setting.panel.watch, { visible: true, example: null, surface: 0 }, 'a new page has chosen nothing yet');
    setting.shown = networkOf(8);
    setting.takeReceived();
    await setting.load();
    deepEqual(setting.takeReceived()[0], ['network', networkOf(8)], 'nor has it shown a former network');
  });

  it('begins anew where its page was hidden: what the former one asks is not answered', async () => {
    const setting = new Setting();
    await setting.load();
    setting.takeDone();
    setting.turn(true);
    equal(setting.panel.visible, true, 'it was only moved');
    deepEqual(setting.takeDone(), []);
    setting.turn(false);
    deepEqual(setting.takeDone(), [['viewerChanged']]);
    setting.turn(false);
    setting.turn(true);
    deepEqual(setting.takeDone(), []);
    equal(setting.panel.visible, false, 'until the new page is up');
    setting.takeReceived();
    await setting.load();
    deepEqual(setting.takeDone(), [['hydrate']], 'and by one end alone');
    deepEqual(setting.takeReceived()[0], ['network', networkOf(7)]);
    equal(setting.listeners.size, 1);
  });

  it('sends no answer for a page that was hidden to the next one', async () => {
    const setting = new Setting();
    const former = await setting.load();
    let answer: (saved: boolean) => void = () => undefined;
    setting.saves = new Promise((resolve) => {
      answer = resolve;
    });
    void former.call('save', { name: 'plot.csv', bytes: new ArrayBuffer(0) });
    setting.turn(false);
    setting.turn(true);
    const page = await setting.load();
    // Its second call has the number that the former page’s had.
    setting.refusal = 'Not now.';
    const chosen = page.call('chooseRun', {});
    answer(true);
    deepEqual(await chosen, { refusal: 'Not now.' });
    await page.call('undo', {});
    equal(setting.posted.filter(({ id, type }) => type === 'result' && id === 2).length, 1);
  });

  it('gives the page what the session tells of a run, while it is on the screen', async () => {
    const setting = new Setting();
    const { panel } = setting;
    await setting.load();
    setting.takeReceived();
    const history = new History().copy();
    const moment = { load: 1, epoch: 2, step: 3 };
    const tell = (): void => {
      panel.session({ engine: 'none', disabled: {}, specChanged: false });
      panel.history(history);
      panel.records(history);
      panel.runs([], 3);
      panel.snapshot({ sequence: 1, moment, side: 0, layers: [] });
    };
    tell();
    deepEqual(setting.takeReceived(), [
      ['session', { engine: 'none', disabled: {}, specChanged: false }],
      ['history', history],
      ['records', history],
      ['runs', { runs: [], older: 3 }],
      ['snapshot', { sequence: 1, moment, side: 0, layers: [] }],
    ]);
    setting.visible = false;
    tell();
    deepEqual(setting.takeReceived(), []);
  });

  it('focuses a layer and chooses an example at once, or as soon as its page is up, and only once', async () => {
    const setting = new Setting();
    const example = { from: 'test', index: 4 } as const;
    setting.panel.focus(3);
    setting.panel.example(example);
    deepEqual(setting.takeDone(), [['revealPanel']]);
    await setting.load();
    deepEqual(setting.takeReceived().slice(2), [
      ['focus', { position: 3 }],
      ['example', example],
    ]);
    setting.panel.focus(0);
    setting.panel.example({ ...example, index: 0 });
    deepEqual(setting.takeReceived(), [
      ['focus', { position: 0 }],
      ['example', { from: 'test', index: 0 }],
    ]);
    setting.turn(false);
    setting.turn(true);
    await setting.load();
    deepEqual(
      setting.takeReceived().map((event) => (Array.isArray(event) ? event[0] : '')),
      ['network', 'cursor'],
    );
  });

  it('ends with its view: the session has a viewer less, and its page is not answered', async () => {
    const setting = new Setting();
    const page = await setting.load();
    setting.takeDone();
    setting.panel.dispose();
    equal(setting.panel.visible, false);
    deepEqual(setting.takeDone(), [['detach']]);
    equal(setting.listeners.size, 0);
    void page.call('undo', {});
    deepEqual(setting.takeDone(), []);
  });
});
