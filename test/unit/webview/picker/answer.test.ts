import assert from 'node:assert/strict';
import type { ExampleReference, ExampleView, Prediction } from '../../../../src/protocol/example';
import { answer } from '../../../../webview/picker/answer';
import { nextWrong, validExample } from '../../../../webview/picker/choice';
import { parseTyped } from '../../../../webview/picker/typed';
import { Store } from '../../../../webview/store';
import { outcomesChip } from '../../../../webview/toolbar/outcomes';
import { inputLayer } from '../diagram/scenes';
import { sessionOf } from '../loaded-session';
import { canvasesOf, markup } from '../markup';
import { plainPalette, withoutPage } from '../paper';

const buffer = (...values: number[]): ArrayBuffer => Float64Array.from(values).buffer;

function preparedOf(train: number, test: number, validation = 0) {
  const { prepared } = sessionOf(1);
  assert.ok(prepared);
  return { ...prepared, examples: { train, validation, test } };
}

describe('the chosen example', () => {
  it('stays where these data have it, else it is the first', () => {
    const prepared = preparedOf(5, 2, 3);
    const first = { from: 'train', index: 0 };
    const there: ExampleReference[] = [
      { from: 'train', index: 4 },
      { from: 'test', index: 1 },
      { from: 'validation', index: 2 },
      { from: 'typed', x: [1, 2] },
    ];
    for (const kept of there) assert.equal(validExample(kept, prepared), kept);
    const gone: (ExampleReference | null)[] = [
      null,
      { from: 'train', index: 5 },
      { from: 'test', index: 2 },
      { from: 'validation', index: 3 },
      { from: 'typed', x: [1] },
    ];
    for (const each of gone) assert.deepEqual(validExample(each, prepared), first);
    assert.equal(validExample(null, preparedOf(0, 0)), null);
    assert.deepEqual(validExample(null, preparedOf(1, 0)), first);
  });

  it('is followed by the next wrong one, round the end', () => {
    const wrong = Float64Array.of(2, 5, 9);
    assert.deepEqual([nextWrong(wrong, 0), nextWrong(wrong, 2), nextWrong(wrong, 9)], [2, 5, 2]);
    assert.equal(nextWrong(new Float64Array(0), 3), undefined);
  });
});

describe('an x typed by hand', () => {
  withoutPage();

  it('is numbers parted by commas or blanks, in brackets or not', () => {
    for (const written of ['1, -2.5', '1 −2.5', ' (1,\t-2.5) ', '( 1 -2.5 )']) {
      assert.deepEqual(parseTyped(written, 2), { x: [1, -2.5] }, written);
    }
    assert.deepEqual(parseTyped('7', 1), { x: [7] });
  });

  it('is refused with a sentence that says what is wrong', () => {
    const refusal = (written: string, features = 2): string => {
      const typed = parseTyped(written, features);
      return 'refusal' in typed ? typed.refusal : '';
    };
    assert.match(refusal('1, two'), /2.*two/);
    assert.match(refusal('1,,2', 3), /2/);
    assert.match(refusal('1, Infinity'), /Infinity/);
    assert.match(refusal('1, 2, 3'), /2.*3/);
    assert.ok(refusal('()') !== '' && refusal(' ') === refusal('()') && refusal('()') !== refusal('1'));
  });
});

describe('what the network makes of an example', () => {
  withoutPage();

  const moment = { load: 1, epoch: 0, step: 0 };
  const of = (
    view: Partial<ExampleView>,
    prediction: Partial<Prediction> = {},
    { classes, image, past = false }: { classes?: string[]; image?: number[]; past?: boolean } = {},
  ) => {
    const store = new Store(() => undefined);
    const prepared = {
      ...preparedOf(5, 2),
      featureNames: ['width', 'height'],
      targetNames: ['price'],
      ...(classes ? { classes } : {}),
    };
    store.update({ session: { ...sessionOf(1), prepared } });
    if (image) {
      const layers = [inputLayer(image[0] ?? 0, image.slice(1))];
      const network = { version: 1, title: '', layers, parameters: 0, readable: true, problems: [] };
      store.showNetwork({ ...network, hasData: true, dataExample: '', trusted: true });
    }
    const shown = {
      view: { moment, example: 'train 0', x: buffer(1, 2), raw: buffer(10, 20), ...view },
      prediction: { example: 'train 0', output: buffer(0.5), ...prediction },
    };
    return answer(store.state, shown, plainPalette, past);
  };

  it('is x, y and ŷ in numbers, each with all of its values in the tooltip', () => {
    const text = markup(of({ y: buffer(3) }));
    assert.match(text, /class="picker-x" title=x \(10\.00, 20\.00\) width: 10\.00 height: 20\.00>/);
    assert.match(text, /class="picker-y" title=y 3\.000 price: 3\.000>.*<b>0\.5000<\/b>/);
    assert.match(text, /class="picker-answer " aria-hidden=false/);
    assert.match(markup(of({}, {}, { past: true })), /class="picker-answer past" aria-hidden=true/);
    assert.doesNotMatch(markup(of({})), /picker-y/);
    assert.match(markup(of({ raw: buffer(1, 2, 3) })), /\(1\.000, 2\.000, 3\.000\)/);
    assert.match(
      markup(of({ raw: buffer(1, 2, 3, 4) })),
      /\(1\.000, 2\.000, 3\.000, …\) width: 1\.000 height: 2\.000 3: 3\.000 4: 4\.000/,
    );
  });

  it('is the class and how sure the network is of it, and whether that is right', () => {
    const classes = ['setosa', 'virginica'];
    const several = { output: buffer(0.1, 0.9), predicted: 1, confidence: 0.9 };
    const text = markup(of({ y: buffer(1, 0), label: 0 }, { ...several, right: false }, { classes }));
    assert.match(
      text,
      /picker-y[^>]*>.*<\/span> setosa<\/span>.*title=ŷ virginica \(0\.9000\) setosa: 0\.1000 virginica: 0\.9000>.*<b>virginica<\/b> \(0\.9000\)/,
    );
    assert.match(text, /class=picker-wrong/);
    assert.match(markup(of({}, { ...several, right: true }, { classes })), /class=picker-right/);
    assert.doesNotMatch(markup(of({}, several, { classes })), /picker-right|picker-wrong/);
    assert.match(markup(of({}, several)), /<b>1<\/b> \(0\.9000\)/);
    assert.match(markup(of({}, { ...several, output: buffer(0.9) }, { classes })), /<b>0\.9000<\/b>/);
    assert.match(markup(of({}, { output: buffer(0.1, 0.9) }, { classes })), /<b>\(0\.1000, 0\.9000\)<\/b>/);
  });

  it('is beside a picture where the input is one', () => {
    const [canvas] = canvasesOf(of({ raw: buffer(0, 1, 2, 3, 4, 5) }, {}, { image: [6, 2, 3] }));
    assert.deepEqual([canvas?.width, canvas?.height], [3, 2]);
    assert.equal(canvasesOf(of({})).length, 0);
  });
});

describe('the chip of a run’s expectations', () => {
  withoutPage();

  const chip = (...actual: number[]): string =>
    markup(
      outcomesChip(actual.map((value) => ({ name: 'test-accuracy', pass: value >= 0.5, actual: value, min: 0.5 }))),
    );

  it('says how many were met, and in its tooltip each', () => {
    assert.match(chip(0.75, 0.25, 0.9), /title=[^>]*0\.75[^>]*0\.25[^>]*0\.9.*\b2\b.*\b3\b/s);
    const icons = [chip(0.75, 0.25), chip(0.75, 0.9)].map((text) => /codicon-(\w+)/.exec(text)?.[1]);
    assert.deepEqual(icons, ['error', 'pass']);
  });

  it('is absent where there are none', () => {
    assert.deepEqual([markup(outcomesChip(undefined)), markup(outcomesChip([]))], ['', '']);
  });
});
