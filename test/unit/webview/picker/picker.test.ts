import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { type ExampleReference, exampleKey } from '../../../../src/protocol/example';
import type { Prepared } from '../../../../src/protocol/training';
import { mountPicker } from '../../../../webview/picker/picker';
import { type PanelState, Store } from '../../../../webview/store';
import { denseLayer, inputLayer } from '../diagram/scenes';
import { Field, inPage, Part, ThemedPage } from '../elements';
import { HeldHost } from '../held-host';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { canvasesOf, listenerIn, listening, markup, words } from '../markup';

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;
const moment = { load: 1, epoch: 0, step: 0 };

/** The picker's place, with the field and the button that it looks for in it. */
class Place extends Part {
  readonly field = new Field('input');
  readonly edit = new Field('vscode-button');
  label = '';
  setAttribute(name: string, value: string): void {
    if (name === 'aria-label') this.label = value;
  }
  querySelector(selector: string): Field {
    return selector === '.picker-typed-x' ? this.field : this.edit;
  }
}

/** A picker for data of these sets, and what it shows. */
class Bench {
  readonly page = new ThemedPage();
  readonly held = new HeldHost();
  readonly store = new Store((flush) => flush());
  readonly place = new Place();
  shown: unknown;

  constructor(first: Partial<Prepared> | null = {}) {
    Object.assign(globalThis, this.page.names);
    if (first) this.load(first);
    mountPicker(this.place as unknown as HTMLElement, this.store, this.held.host, (template) => {
      this.shown = template;
    });
  }

  /** Other data, as load `load`. */
  load(change: Partial<Prepared>, accuracy = 0.5): void {
    const session = sessionOf(1, 0, accuracy);
    if (!session.prepared) throw new Error('the session has data');
    this.store.update({ session: { ...session, prepared: { ...session.prepared, ...change } } });
  }

  get example(): ExampleReference | null {
    return this.store.state.example;
  }
  get text(): string {
    return words(this.shown);
  }
  button(name: string) {
    return listenerIn(this.shown, `data-action=${name} `);
  }
  click(name: string): ExampleReference | null {
    this.button(name).on('click');
    return this.example;
  }
  get actions(): string[] {
    return listening(this.shown).flatMap(({ tag }) => /data-action=([\w-]+)/.exec(tag)?.[1] ?? []);
  }

  /** What the field shows after a number was typed in it. */
  typeIndex(typed: string): string {
    const target = new Field('input');
    target.value = typed;
    listenerIn(this.shown, 'picker-index').on('change', { target });
    return target.value;
  }
  pressIn(field: 'picker-index' | 'picker-typed-x', key: string, target: Part = this.place.field): boolean {
    let kept = false;
    const preventDefault = (): void => {
      kept = true;
    };
    listenerIn(this.shown, `class="${field}"`).on('keydown', { key, target, preventDefault });
    return kept;
  }
}

const train = (index: number): ExampleReference => ({ from: 'train', index });
const sizes = (sizeOfTrain: number, validation = 0, test = 0) => ({
  examples: { train: sizeOfTrain, validation, test },
});

describe('the example picker', () => {
  inPage(new ThemedPage().names);

  it('says why there is no example, once there is a network', () => {
    const bench = new Bench(null);
    notEqual(bench.shown, undefined);
    deepEqual([bench.text, bench.place.label], ['', 'Example shown in the network']);
    const network = networkOf(inputLayer(2), denseLayer(1, 1, 2));
    bench.store.showNetwork(network);
    match(bench.text, /^No example yet/);
    bench.store.showNetwork({ ...network, version: 2, hasData: false });
    match(bench.text, /has no data/);
    bench.load(sizes(0));
    match(bench.text, /has no data/);
    bench.load(sizes(3));
    deepEqual(bench.example, train(0));
  });

  it('keeps the example that these data have', () => {
    const bench = new Bench(sizes(5));
    deepEqual(bench.example, train(0));
    deepEqual(bench.held.calls[0]?.params, train(0), 'the host is asked for it');
    bench.store.update({ example: train(4) });
    bench.load(sizes(7));
    deepEqual(bench.example, train(4));
    bench.load(sizes(4));
    deepEqual(bench.example, train(0));
  });

  it('goes on, back and round the ends', () => {
    const bench = new Bench(sizes(3));
    match(bench.text, /^Example of 3$/);
    deepEqual(bench.click('chevron-right'), train(1));
    match(markup(bench.shown), /\.value=2 /);
    deepEqual([bench.click('chevron-right'), bench.click('chevron-right')], [train(2), train(0)]);
    deepEqual([bench.click('chevron-left'), bench.click('chevron-left')], [train(2), train(1)]);
  });

  it('goes to any example but the one it is at by chance', () => {
    const bench = new Bench(sizes(4));
    const { random } = Math;
    const reached = [0, 0.34, 0.67, 0.999].map((drawn) => {
      Math.random = () => drawn;
      bench.store.update({ example: train(2) });
      return bench.click('arrow-swap');
    });
    Math.random = random;
    deepEqual(reached, [train(3), train(0), train(1), train(1)]);
  });

  it('has nowhere to go from an example that is alone', () => {
    const disabled = (bench: Bench): string[] =>
      bench.actions.filter((name) => bench.button(name).tag.includes('?disabled=true'));
    deepEqual(disabled(new Bench(sizes(1))), ['chevron-left', 'chevron-right', 'arrow-swap']);
    deepEqual(disabled(new Bench(sizes(2))), []);
  });

  it('takes a number that is typed, as near as the set has one, and leaves what is none', () => {
    const bench = new Bench(sizes(1200));
    for (const [typed, shown] of [
      ['1,000', '1000'],
      [' 7 ', '7'],
      ['1201', '1200'],
      ['0', '1'],
      ['-3', '1'],
      ['5', '5'],
      ['seven', '5'],
      ['2.5', '5'],
      ['', '5'],
      [' ', '5'],
    ] as const) {
      equal(bench.typeIndex(typed), shown, `“${typed}”`);
      deepEqual(bench.example, train(Number(shown) - 1));
    }
    listenerIn(bench.shown, 'picker-index').on('change', { target: new Part() });
    deepEqual(bench.example, train(4));
  });

  it('goes up and down from its number with the arrow keys', () => {
    const bench = new Bench(sizes(3));
    const press = (key: string) => [bench.pressIn('picker-index', key), bench.example];
    deepEqual(press('ArrowUp'), [true, train(1)]);
    deepEqual(press('ArrowDown'), [true, train(0)]);
    deepEqual(press('ArrowDown'), [true, train(2)]);
    deepEqual(press('ArrowUp'), [true, train(0)]);
    deepEqual(press('5'), [false, train(0)]);
  });

  it('switches between the sets that there are, to the same number if they have it', () => {
    const bench = new Bench(sizes(9, 0, 4));
    const sets = () => listening(bench.shown).filter(({ tag }) => tag.startsWith('<button'));
    equal(bench.text.includes('Example'), false);
    match(words(bench.shown), /^train test of 9$/);
    deepEqual(
      sets().map(({ tag }) => /aria-pressed=(\w+)/.exec(tag)?.[1]),
      ['true', 'false'],
    );
    bench.store.update({ example: train(3) });
    sets()[1]?.on('click');
    deepEqual(bench.example, { from: 'test', index: 3 });
    match(words(bench.shown), /of 4$/);
    bench.store.update({ example: train(8) });
    sets()[1]?.on('click');
    deepEqual(bench.example, { from: 'test', index: 3 });
    deepEqual(
      sets().map(({ tag }) => /aria-pressed=(\w+)/.exec(tag)?.[1]),
      ['false', 'true'],
    );
  });

  it('goes to the next wrong one of the set, and counts them by the accuracy that is shown', () => {
    const bench = new Bench(sizes(8));
    equal(bench.actions.includes('error'), false, 'without classes none is wrong');
    bench.load({ ...sizes(8), classes: ['no', 'yes'] }, 0.75);
    match(bench.button('error').tag, /title=Next wrongly classified example \?disabled=true/);
    match(bench.text, /2 wrong$/);
    bench.button('error').on('click');
    deepEqual(bench.example, train(0));
    const wrong = (set: 'train' | 'test', ...indices: number[]): PanelState['wrong'] => ({
      ...{ moment, set, indices: Float64Array.from(indices) },
    });
    bench.store.update({ wrong: wrong('test', 1) });
    match(bench.button('error').tag, /\?disabled=true/);
    bench.store.update({ wrong: wrong('train', 2, 5) });
    match(bench.button('error').tag, /title=Next wrongly classified example \(2\) \?disabled=false/);
    deepEqual([bench.click('error'), bench.click('error'), bench.click('error')], [train(2), train(5), train(2)]);
    bench.store.update({ wrong: wrong('train') });
    match(bench.button('error').tag, /\(0\) \?disabled=true/);
    // Where the toolbar is further, they are of an earlier moment.
    const { session } = bench.store.state;
    if (!session?.progress) throw new Error('the session has progress');
    const { record: _, ...progress } = { ...session.progress, epoch: 4, step: 40 };
    bench.store.update({ session: { ...session, progress }, wrong: wrong('train', 1) });
    match(bench.button('error').tag, /title=Next wrongly classified example \(1 at epoch 0\)/);
    match(markup(bench.shown), /<span class="picker-wrong-count" ><\/span/);
  });

  const prediction = (reference: ExampleReference, output: number) => ({
    example: exampleKey(reference),
    output: buffer(output),
  });
  const viewOf = (reference: ExampleReference, ...raw: number[]) => ({
    ...{ moment, example: exampleKey(reference), x: buffer(...raw), raw: buffer(...raw) },
  });
  const snapshotOf = (reference: ExampleReference, output: number) => ({
    ...{ sequence: 1, moment, side: 0, layers: [], prediction: prediction(reference, output) },
  });

  it('shows x and ŷ of the chosen example, and keeps the room of the one before until they are known', () => {
    const bench = new Bench(sizes(3));
    equal(markup(bench.shown).includes('picker-answer'), false);
    bench.store.update({ snapshot: snapshotOf(train(0), 0.25) });
    equal(markup(bench.shown).includes('picker-answer'), false);
    bench.store.update({ exampleView: viewOf(train(0), 1, 2) });
    match(bench.text, /x \(1\.000, 2\.000\) ŷ 0\.2500/);
    match(markup(bench.shown), /class="picker-answer " aria-hidden=false/);
    bench.click('chevron-right');
    match(markup(bench.shown), /class="picker-answer past" aria-hidden=true/);
    match(bench.text, /ŷ 0\.2500/);
    bench.store.update({ snapshot: snapshotOf(train(1), 0.75) });
    match(bench.text, /ŷ 0\.2500/);
    bench.store.update({ exampleView: viewOf(train(1), 3, 4) });
    match(bench.text, /x \(3\.000, 4\.000\) ŷ 0\.7500/);
    match(markup(bench.shown), /class="picker-answer "/);
  });

  it('takes an x that is typed, beginning with the one that is shown', () => {
    const bench = new Bench(sizes(3));
    const { field } = bench.place;
    bench.click('edit');
    deepEqual([field.value, field.selected, field.focused], ['', true, true]);
    match(markup(bench.shown), /placeholder=2 numbers.*aria-invalid=false.*\?hidden=true/);
    bench.button('close').on('click');
    bench.store.update({ exampleView: viewOf(train(0), 1 / 3, -2) });
    bench.click('edit');
    equal(field.value, '0.333333, -2');
    equal(bench.actions.includes('chevron-left'), false);
    field.value = '4, 5';
    bench.pressIn('picker-typed-x', '5');
    deepEqual(bench.example, train(0));
    bench.pressIn('picker-typed-x', 'Enter', new Part());
    deepEqual(bench.example, train(0));
    bench.pressIn('picker-typed-x', 'Enter');
    deepEqual(bench.example, { from: 'typed', x: [4, 5] });
    deepEqual(bench.click('close'), train(0));
  });

  it('begins with the x that was typed, where that is what flows', () => {
    const bench = new Bench(sizes(3));
    bench.store.update({ exampleView: viewOf(train(0), 1, 2), example: { from: 'typed', x: [7, 8] } });
    match(markup(bench.shown), /\.value=1 /);
    bench.click('edit');
    equal(bench.place.field.value, '7, 8');
  });

  it('says what is no x until another is typed', () => {
    const bench = new Bench(sizes(3));
    bench.click('edit');
    bench.place.field.value = '4';
    bench.pressIn('picker-typed-x', 'Enter');
    match(bench.text, /needs 2 numbers/);
    match(markup(bench.shown), /aria-invalid=true.*\?hidden=false/);
    listenerIn(bench.shown, 'picker-typed-x"').on('input');
    match(markup(bench.shown), /aria-invalid=false.*\?hidden=true/);
    bench.pressIn('picker-typed-x', 'Enter');
    bench.place.field.value = '4, 5';
    bench.pressIn('picker-typed-x', 'Enter');
    match(markup(bench.shown), /aria-invalid=false/);
  });

  it('goes back to where it was on Escape', () => {
    const bench = new Bench(sizes(3, 0, 3));
    bench.store.update({ example: { from: 'test', index: 2 } });
    bench.click('edit');
    bench.place.field.value = 'x';
    bench.pressIn('picker-typed-x', 'Enter');
    bench.pressIn('picker-typed-x', 'Escape');
    match(markup(bench.shown), /\.value=3 /);
    equal(bench.place.edit.focused, true);
    deepEqual(bench.example, { from: 'test', index: 2 });
    bench.click('edit');
    match(markup(bench.shown), /aria-invalid=false/);
    bench.place.field.value = '1, 2';
    bench.pressIn('picker-typed-x', 'Enter');
    bench.pressIn('picker-typed-x', 'Escape');
    deepEqual(bench.example, { from: 'test', index: 2 });
  });

  it('paints an image in the colours of the theme', () => {
    const bench = new Bench({ ...sizes(3), features: 4 });
    bench.store.showNetwork(networkOf(inputLayer(4, [2, 2]), denseLayer(1, 1, 4)));
    bench.store.update({ exampleView: viewOf(train(0), 0, 1, 0, 1), snapshot: snapshotOf(train(0), 0.5) });
    const ground = (): number => {
      const [sheet] = canvasesOf(bench.shown);
      return sheet?.at(0, 0)[0] ?? Number.NaN;
    };
    const dark = ground();
    bench.page.becomeLight();
    equal(dark < 100 && ground() > 200, true, `${dark}, ${ground()}`);
  });
});
