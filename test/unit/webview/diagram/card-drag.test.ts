import { deepEqual, equal } from 'node:assert/strict';
import type { LayerView } from '../../../../src/protocol/network';
import { CardDrag } from '../../../../webview/diagram/card-drag';
import type { NetworkEditor } from '../../../../webview/diagram/editor';
import type { Stage } from '../../../../webview/diagram/stage';
import { inPage, Part } from '../elements';
import { columnOf, denseLayer, discsAt, inputLayer, sceneOf } from './scenes';

// Cards from 0 to 100, 150 to 250 and 300 to 400.
const layers = [inputLayer(2), denseLayer(1, 3, 2), denseLayer(2, 1, 3)];
const columns = layers.map((layer, at) => columnOf(layer, discsAt(0, [0]), 150 * at, 100));
const { arrangement } = sceneOf(columns, [], {}, { spine: 14, head: 98 });

/** Cards that can be dragged, on a stage that shows the diagram at half its size, from 20 pixels on. */
class Bench {
  readonly cards = layers.map(() => new Part());
  readonly badges = new Part();
  readonly moves: number[][] = [];
  arranged = true;
  readonly drag: CardDrag;

  constructor(shown: readonly LayerView[] = layers) {
    const stage = {
      view: { scale: 0.5, x: 20, y: 0 },
      badges: this.badges,
      element: (position: number) => this.cards[position],
      toDiagram: (x: number, y: number) => ({ x: (x - 20) / 0.5, y: y / 0.5 }),
    };
    const editor = {
      layer: (position: number) => shown[position],
      move: (position: number, after: number) => this.moves.push([position, after]),
    };
    this.drag = new CardDrag(
      stage as unknown as Stage,
      () => (this.arranged ? arrangement : undefined),
      editor as unknown as NetworkEditor,
    );
  }

  begin(position: number, clientX: number): void {
    this.drag.begin(position, { clientX } as PointerEvent);
  }

  /** Where the one mark is, after the pointer has come to a point of the page; undefined where there is none. */
  move(clientX: number): string | undefined {
    this.drag.move({ clientX, clientY: 0 } as PointerEvent);
    const [mark, ...others] = this.badges.parts;
    equal(others.length, 0);
    equal(this.drag.active, mark !== undefined);
    return mark?.style['left'];
  }
}

describe('a card that is dragged', () => {
  inPage({ document: { createElement: (tag: string) => new Part(tag) } });

  it('stays where it is while the hand is only unsteady', () => {
    const bench = new Bench();
    bench.begin(1, 100);
    deepEqual([bench.move(105.9), bench.move(94.1)], [undefined, undefined]);
    deepEqual([[...(bench.cards[1]?.classes ?? [])], bench.cards[1]?.style], [[], {}]);
    equal(bench.drag.end(), false);
    deepEqual(bench.moves, []);
    bench.begin(1, 100);
    equal(bench.move(94), '124px');
    equal(bench.move(100), '124px', 'once it is dragged it goes back to its place too');
  });

  it('goes with the pointer, and a mark is in the gap where it would come to stand', () => {
    const bench = new Bench();
    const [, card] = bench.cards;
    bench.begin(1, 100);
    // The middle of the last card is at 350 in the diagram, 195 on the page; its own card is never passed.
    deepEqual(
      [bench.move(110), bench.move(195), bench.move(195.5), bench.move(400)],
      ['124px', '124px', '412px', '412px'],
    );
    deepEqual([[...(card?.classes ?? [])], card?.style['transform']], [['dragged'], 'translateX(600px)']);
    const [mark] = bench.badges.parts;
    deepEqual([[...(mark?.classes ?? [])], mark?.style['top'], mark?.style['height']], [['drop-mark'], '8px', '84px']);
    equal(bench.drag.end(), true);
    deepEqual(bench.moves, [[1, 2]]);
    deepEqual([card?.classes.size, card?.style['transform'], bench.badges.parts.length], [0, '', 0]);
  });

  it('comes no further to the left than behind the input', () => {
    const bench = new Bench();
    bench.begin(2, 200);
    // The middle of the hidden layer is at 200 in the diagram, 120 on the page.
    deepEqual([bench.move(121), bench.move(120), bench.move(-500)], ['274px', '124px', '124px']);
    bench.drag.end();
    deepEqual(bench.moves, [[2, 0]]);
  });

  it('is not moved where the gesture is taken away, nor by what follows', () => {
    const bench = new Bench();
    bench.begin(1, 100);
    bench.move(400);
    equal(bench.drag.end(true), true);
    deepEqual([bench.moves, bench.drag.active, bench.cards[1]?.style['transform']], [[], false, '']);
    equal(bench.move(0), undefined);
    equal(bench.drag.end(), false);
    deepEqual(bench.moves, []);
  });

  it('is none where the layer has its place, is gone or is not drawn', () => {
    const bench = new Bench();
    for (const position of [0, 3]) {
      bench.begin(position, 100);
      equal(bench.move(400), undefined);
      equal(bench.drag.end(), false);
    }
    bench.begin(1, 100);
    bench.arranged = false;
    equal(bench.move(400), undefined);
    equal(bench.drag.end(), false);
    deepEqual(bench.moves, []);
  });
});
