import { deepEqual, equal, match, throws } from 'node:assert/strict';
import type { ProblemView } from '../../../../src/protocol/network';
import type { Scene } from '../../../../webview/diagram/scene';
import { Stage } from '../../../../webview/diagram/stage';
import { TestClock } from '../../test-clock';
import { inPage, Part, partIn, ThemedPage } from '../elements';
import { markup } from '../markup';
import { Box, createElement, PageCanvas } from './page-parts';
import { columnOf, denseLayer, inputLayer, sceneOf } from './scenes';

// Cards from 0 to 100, 200 to 300 and 400 to 500; the picture of a passage is one stroke.
const columns = [inputLayer(2), denseLayer(1, 3, 2), denseLayer(2, 1, 3)].map((layer, at) =>
  columnOf(layer, { kind: 'passage', x: 200 * at + 50, top: 60, bottom: 90 }, 200 * at, 100),
);
const sizes = { width: 500, height: 150, spine: 14 };
const scene = (part: object = {}): Scene => sceneOf(columns, [], {}, { ...sizes, ...part });

/** A stage in a pane of 400 by 300 pixels that begins at (30, 20) of the page. */
class Bench {
  readonly page = new ThemedPage();
  readonly clock = new TestClock();
  readonly region = Object.assign(new Box(), {
    ...{ clientWidth: 400, clientHeight: 300 },
    getBoundingClientRect: () => ({ left: 30, top: 20, bottom: 0, width: 0, height: 0 }),
  });
  readonly stage: Stage;
  redraws = 0;

  constructor(density = 2, canvas: (tag: string) => unknown = createElement) {
    const { names } = this.page;
    const document = Object.assign(new EventTarget(), names['document'], { createElement: canvas });
    Object.assign(globalThis, names, { document, window: { devicePixelRatio: density }, Element: Part });
    Object.assign(globalThis, { HTMLCanvasElement: PageCanvas, HTMLElement: Box });
    const redraw = (): void => {
      this.redraws++;
    };
    this.stage = new Stage(this.region as unknown as HTMLElement, redraw, () => undefined, this.clock);
  }

  part(name: 'stage' | 'world' | 'badges' | 'legend' | 'diagram-empty' | 'aside'): Box {
    const { root } = this.stage;
    const all = [...this.region.parts, ...(root as unknown as Box).parts];
    const found = all.find((part) => part instanceof Box && part.classes.has(name));
    if (!(found instanceof Box)) throw new Error(`there is no ${name}`);
    return found;
  }
  get canvas(): PageCanvas {
    const found: unknown = this.part('stage').parts[0];
    if (!(found instanceof PageCanvas)) throw new Error('the picture is not below all else');
    return found;
  }
  /** Where the picture’s strokes begin. */
  get picture(): (string | number | undefined)[][] {
    return this.canvas.all('stroke').map(({ path }) => [...(path[0] ?? [])]);
  }
}

describe('the stage of a diagram', () => {
  inPage({ ...new ThemedPage().names, Element: Part });

  it('has the picture below cards and badges, for the eye alone, and the cards as a tree', () => {
    const bench = new Bench();
    deepEqual([bench.canvas.className, bench.canvas.attributes], ['picture', { 'aria-hidden': 'true' }]);
    deepEqual(bench.part('world').attributes, {
      ...{ role: 'tree', 'aria-orientation': 'horizontal', 'aria-label': 'Layers from left to right' },
    });
    const { stage } = bench;
    for (const [part, name] of [
      [stage.badges, 'badges'],
      [stage.legend, 'legend'],
      [stage.empty, 'diagram-empty'],
      [stage.table, 'aside'],
    ] as const)
      equal(part as unknown, bench.part(name));
    const name = Object.assign(partIn(bench.part('world'), 'card-name'), {
      ...{ scrollWidth: 9, clientWidth: 8, textContent: 'hidden' },
    });
    const over = new Event('pointerover');
    Object.defineProperty(over, 'target', { value: name });
    bench.part('world').dispatchEvent(over);
    equal(name.title, 'hidden');
  });

  it('cannot be where there is no canvas to draw on', () => {
    throws(() => new Bench(1, () => new Box()), /no 2D canvas/);
    throws(() => new Bench(1, (tag) => Object.assign(createElement(tag), { getContext: () => null })), /no 2D canvas/);
  });

  it('is drawn again when its region has another size', () => {
    const bench = new Bench();
    bench.page.resize();
    equal(bench.redraws, 1);
  });

  it('draws as many dots as the screen has, and all of the picture anew', () => {
    const bench = new Bench();
    bench.stage.draw(scene());
    const size = () => [
      bench.canvas.width,
      bench.canvas.height,
      bench.canvas.styled('width'),
      bench.canvas.styled('height'),
    ];
    deepEqual(size(), [800, 600, '400px', '300px']);
    const first = bench.picture;
    // The passage's left edge is at 47; the diagram is in the middle of the pane's height, at its natural size.
    deepEqual(first[0], ['rect', 94, (60 + 75) * 2, 12, 60, 6]);
    bench.stage.draw(scene());
    deepEqual(bench.picture, first, 'it is not drawn over the former one');
    bench.region.clientHeight = 200;
    bench.stage.draw(scene());
    deepEqual(size(), [800, 400, '400px', '200px']);
    bench.region.clientWidth = 410;
    bench.stage.draw(scene());
    deepEqual(size(), [820, 400, '410px', '200px']);
    const plain = new Bench(0);
    plain.stage.draw(scene());
    deepEqual([plain.canvas.width, plain.canvas.height], [400, 300]);
  });

  it('draws what the view shows of it, where that is', () => {
    const bench = new Bench();
    bench.stage.draw(scene());
    const drawn = (x: number) => {
      bench.stage.show({ scale: 2, x, y: -20 });
      bench.stage.draw(scene());
      equal(
        bench.picture.every(([, , top]) => top === 240),
        true,
      );
      return bench.picture.map(([, left]) => left);
    };
    const at = (passage: number, x: number): number => ((200 * passage + 47) * 2 + x) * 2;
    // The pane shows 200 px of the diagram; what is further than 60 px from it is not drawn.
    deepEqual(drawn(-260), [at(0, -260), at(1, -260)]);
    deepEqual(drawn(-340), [at(1, -340), at(2, -340)]);
  });

  it('moves the picture at once and draws it again when the movement has ended', () => {
    const bench = new Bench();
    bench.stage.draw(scene());
    bench.stage.show({ scale: 1, x: -40, y: 0 });
    const transforms = () => [bench.part('world'), bench.part('badges')].map((part) => part.style['transform']);
    deepEqual(transforms(), ['translate(-40px, 75px) scale(1)', 'translate(-40px, 75px) scale(1)']);
    equal(bench.canvas.styled('transform'), 'translate(-40px, 0px) scale(1)');
    bench.clock.advance(89);
    bench.stage.show({ scale: 2, x: -100, y: -10 });
    equal(bench.part('world').style['transform'], 'translate(-100px, 0px) scale(2)');
    equal(bench.canvas.styled('transform'), 'translate(-100px, -150px) scale(2)');
    bench.clock.advance(89);
    equal(bench.redraws, 0);
    bench.clock.advance(1);
    equal(bench.redraws, 1);
    bench.stage.draw(scene());
    equal(bench.canvas.styled('transform'), 'translate(0px, 0px) scale(1)');
  });

  it('is moved no further than there is something to see', () => {
    const bench = new Bench();
    bench.stage.draw(scene());
    bench.stage.show({ scale: 1, x: -400, y: 40 });
    deepEqual(bench.stage.view, { scale: 1, x: -100, y: 75 });
    bench.stage.draw(scene({ width: 450 }));
    deepEqual(bench.stage.view, { scale: 1, x: -50, y: 75 });
  });

  it('is zoomed about its middle, or about a point', () => {
    const bench = new Bench();
    bench.stage.draw(scene({ height: 600 }));
    bench.stage.show({ scale: 1, x: -50, y: -100 });
    bench.stage.zoom(2);
    deepEqual(bench.stage.view, { scale: 2, x: -300, y: -350 });
    bench.stage.zoom(0.5, 100, 50);
    deepEqual(bench.stage.view, { scale: 1, x: -100, y: -150 });
  });

  it('knows which columns are seen, and those just beside them', () => {
    const bench = new Bench();
    const seen = (width: number, x: number, scale = 1) => {
      bench.region.clientWidth = width;
      bench.stage.view = { scale, x, y: 0 };
      return bench.stage.visible(columns).map(({ layer }) => layer.position);
    };
    deepEqual([seen(80, 0), seen(79, 0), seen(400, -220), seen(400, -221)], [[0, 1], [0], [0, 1, 2], [1, 2]]);
    deepEqual(
      [seen(280, 0, 2), seen(279, 0, 2), seen(400, -320, 2), seen(400, -321, 2)],
      [[0, 1], [0], [0, 1, 2], [1, 2]],
    );
  });

  it('finds cards and places of units, and knows which of them has the focus', () => {
    const bench = new Bench();
    const world = bench.part('world');
    const put = (classes: string, data: Record<string, string>): Box => {
      const box = Object.assign(new Box('div', world), { className: classes });
      Object.assign(box.dataset, data);
      return box;
    };
    const unit = put('unit', { position: '1', unit: '2' });
    const card = put('card', { position: '1' });
    const { stage } = bench;
    deepEqual([stage.element(1), stage.element(1, 2), stage.element(2), stage.element(1, 1)] as unknown[], [
      ...[card, unit, null, null],
    ]);
    equal(stage.focused, undefined);
    stage.focusOn({ position: 1 });
    deepEqual(stage.focused, { position: 1 });
    deepEqual(card.how, { preventScroll: true });
    stage.focusOn({ position: 1, unit: 2 });
    deepEqual(stage.focused, { position: 1, unit: 2 });
    stage.focusOn({ position: 7 });
    stage.focusOn(null);
    deepEqual(stage.focused, { position: 1, unit: 2 });
    bench.part('badges').focus();
    equal(stage.focused, undefined, 'what has it is of no layer');
    Object.assign(new Box(), { dataset: { position: '1' } }).focus();
    equal(stage.focused, undefined, 'what has it is elsewhere');
  });

  it('puts the caret into the field that is edited, once', () => {
    const bench = new Bench();
    bench.stage.focusOnInput();
    equal(bench.stage.focused, undefined);
    const input = Object.assign(new Box('input', bench.part('world')), { className: 'card-input' });
    bench.stage.focusOnInput();
    deepEqual(
      [(Reflect.get(document, 'activeElement') as unknown) === input, input.attributes],
      [true, { selected: '' }],
    );
    deepEqual(input.how, { preventScroll: true });
    delete input.attributes['selected'];
    bench.stage.focusOnInput();
    deepEqual(input.attributes, {}, 'what is being typed is not selected');
  });

  it('knows where a point of the page is in the diagram', () => {
    const bench = new Bench();
    bench.stage.view = { scale: 2, x: 10, y: -30 };
    deepEqual(bench.stage.toDiagram(140, 90), { x: 50, y: 50 });
  });

  it('has a + in the gap after each layer but the last', () => {
    const bench = new Bench();
    const [button, , none] = columns.map((column) => markup(bench.stage.insertButton(scene().arrangement, column)));
    match(button ?? '', /title=[^>]*input.*data-after=0 \.style=left:140px;top:4px/);
    equal(none, '');
  });

  it('has a badge on a layer with a problem, in words where there is room and that is an error', () => {
    const bench = new Bench();
    const [, column] = columns;
    if (!column) throw new Error('there is a column');
    const problem = (severity: ProblemView['severity'], position = 1): ProblemView => ({
      ...{ code: 'x', severity, sentence: 'Too wide.', line: 4, character: 0, position },
    });
    const of = (problems: ProblemView[], part: object = {}): string =>
      markup(bench.stage.badge(column, scene(part).arrangement, problems));
    match(
      of([problem('error', 0), problem('error')]),
      /class="badge error" title=Too wide\. \.style=left:200px;top:3px/,
    );
    match(of([problem('error')]), /codicon-error.*<span>line 5<\/span>/);
    match(of([problem('warning')]), /class="badge warning".*codicon-warning/);
    equal(of([problem('warning')]).includes('line'), false);
    equal(of([problem('error')], { cardSize: 'medium' }).includes('line'), false);
    deepEqual([of([problem('hint')]), of([problem('error', 2)]), of([])], ['', '', '']);
  });
});
