import { deepEqual, doesNotMatch, equal, match, notDeepEqual } from 'node:assert/strict';
import { inPage, Part, ThemedPage } from '../elements';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { markup } from '../markup';
import { Bench, dropout, followed, hidden, input, network, output } from './diagram-bench';
import { denseLayer } from './scenes';

describe('the diagram', () => {
  inPage({ ...new ThemedPage().names, Element: Part, Node: Part, innerWidth: 5000, innerHeight: 5000 });

  it('is there once it has layers and room', () => {
    const bench = new Bench(null);
    const isThere = (): boolean[] => [bench.stage.hidden, bench.parts.viewControls.hidden].map((away) => !away);
    deepEqual([isThere(), markup(bench.of('diagram-empty')).includes('quiet')], [[false, false], true]);
    bench.show(networkOf());
    deepEqual(isThere(), [false, false]);
    bench.box.clientWidth = 0;
    bench.show({ ...network, version: 2 });
    deepEqual([isThere(), bench.world], [[false, false], '']);
    bench.box.clientWidth = 1400;
    bench.page.resize();
    deepEqual([isThere(), bench.cards, markup(bench.of('diagram-empty'))], [[true, true], ['0', '1', '2', '3'], '']);
  });

  it('is dimmed while the text cannot be read', () => {
    const bench = new Bench();
    equal(bench.stage.classes.has('broken'), false);
    bench.show({ ...network, version: 2, readable: false });
    equal(bench.stage.classes.has('broken'), true);
    bench.show({ ...network, version: 3 });
    equal(bench.stage.classes.has('broken'), false);
  });

  it('has large discs over a plane, and bars for classes', () => {
    const session = sessionOf(1);
    if (!session.prepared) throw new Error('the session has data');
    const widest = (features: number): number => {
      const { prepared } = session;
      const bench = new Bench(network, { ...session, ...(prepared ? { prepared: { ...prepared, features } } : {}) });
      const widths = [...bench.world.matchAll(/data-unit=\d+[^>]*?width:([\d.]+)px/g)];
      return Math.max(...widths.map(([, width]) => Number(width)));
    };
    equal(widest(2) > widest(3), true);
    const classes = { ...session, prepared: { ...session.prepared, classes: ['no', 'yes'] } };
    const two = networkOf(input, { ...denseLayer(1, 2, 2, 'tanh'), name: 'output' });
    /** Whether the units begin at the left edge of their card, as those with bars do. */
    const hasBars = (bench: Bench): boolean => {
      const [, card] = /left:([\d.]+)px/.exec(bench.card(1)) ?? [];
      const [, left] = /data-position=1 data-unit=1[^>]*?left:([\d.]+)px/.exec(bench.world) ?? [];
      return left === card;
    };
    deepEqual([hasBars(new Bench(two, classes)), hasBars(new Bench(two, session))], [true, false]);
  });

  it('has a spine from its first card to its last, and a card for each layer', () => {
    const bench = new Bench();
    const [, left = '', width = ''] =
      /class="spine" \.style=left:(\S+)px;top:\S+px;width:(\S+)px/.exec(bench.world) ?? [];
    const [first, last] = [bench.card(0), bench.card(3)].map((card) =>
      /left:(\S+?)px;top:\S+?px;width:(\S+?)px/.exec(card)?.slice(1).map(Number),
    );
    deepEqual([Number(left), Number(left) + Number(width)], [first?.[0], (last?.[0] ?? 0) + (last?.[1] ?? 0)]);
    equal(bench.world.split('class="insert"').length - 1, 3);
    match(markup(bench.of('legend')), /^$/);
  });

  it('leads Tab to the chosen card, else to the first', () => {
    const bench = new Bench();
    const reached = (): number[] => [0, 1, 2, 3].filter((at) => bench.card(at).includes('tabindex=0'));
    deepEqual(reached(), [0]);
    bench.choose({ position: 2 });
    deepEqual([reached(), bench.cards], [[2], ['0', '1', '2 chosen', '3']]);
    bench.choose({ position: 1, unit: 0 });
    deepEqual([reached(), bench.cards], [[], ['0', '1 chosen', '2', '3']]);
  });

  it('says the problem of a layer on its card and in a badge', () => {
    const problem = {
      code: 'x',
      severity: 'error' as const,
      sentence: 'Too wide.',
      line: 4,
      character: 0,
      position: 1,
    };
    const bench = new Bench({ ...network, problems: [problem] });
    match(bench.card(1), /Too wide\./);
    doesNotMatch(bench.card(2), /Too wide/);
    match(markup(bench.of('badges')), /class="badge error" title=Too wide\./);
  });

  it('says nothing from afar', () => {
    const deep = Array.from({ length: 60 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    equal(bench.world.includes('card-row'), true);
    bench.press('0');
    bench.clock.advance(90);
    equal((bench.view[0] ?? 1) < 0.5, true);
    deepEqual(
      ['card-row', 'class="insert"', 'data-unit'].map((part) => bench.world.includes(part)),
      [false, false, false],
    );
    equal(markup(bench.of('badges')), '');
  });

  it('has no more than 240 places of units in the page', () => {
    const wide = Array.from({ length: 70 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `l${at}` }));
    const bench = new Bench(networkOf(...wide));
    const places = (): number => bench.world.split('data-unit=').length - 1;
    bench.box.clientWidth = 20_000;
    bench.box.clientHeight = 900;
    bench.page.resize();
    equal(places(), 240);
  });

  it('chooses a layer, notifies the host once, and gives its card the focus', () => {
    const bench = new Bench();
    bench.diagram.focus(2);
    bench.frame();
    deepEqual([bench.selection, bench.focused], [{ position: 2 }, { position: '2' }]);
    deepEqual(bench.asked, [['select', { version: 1, position: 2 }]]);
    bench.press('ArrowUp');
    bench.press('ArrowLeft').press('ArrowDown');
    deepEqual(
      [bench.selection, bench.focused],
      [
        { position: 1, unit: 0 },
        { position: '1', unit: '0' },
      ],
    );
    deepEqual(bench.asked, [['select', { version: 1, position: 1 }]]);
    bench.press('Escape').press('Escape');
    deepEqual([bench.selection, bench.asked], [null, [['select', { version: 1, position: null }]]]);
    const none = new Bench(null);
    none.diagram.focus(1);
    deepEqual([none.asked, none.selection], [[], { position: 1 }]);
  });

  it('chooses a layer that has come in the same frame, and brings it into view', () => {
    const deep = Array.from({ length: 40 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    const positions = deep.map((_, at) => at);
    bench.store.showNetwork(followed(2, positions, ...deep, { ...denseLayer(40, 4, 4), name: 'last' }));
    bench.diagram.focus(40);
    deepEqual(bench.focused, { position: '40' });
  });

  it('brings what is chosen into view', () => {
    const deep = Array.from({ length: 40 }, (_, at) => ({ ...denseLayer(at, 4, 4), name: `layer${at}` }));
    const bench = new Bench(networkOf(...deep));
    const [, before = 0] = bench.view;
    bench.diagram.focus(30);
    const [, left = 0, width = 0] = (/left:(\S+?)px;top:\S+?px;width:(\S+?)px/.exec(bench.card(30)) ?? []).map(Number);
    equal(Math.round(left + width + (bench.view[1] ?? 0)), 1400 - 24, 'it is as near to the edge as its margin allows');
    deepEqual(bench.focused, { position: '30' });
    bench.frame().update({ cursor: 0 });
    equal(bench.view[1], before);
  });

  it('follows the text cursor into another layer, without telling the host or taking the focus', () => {
    const bench = new Bench();
    bench.update({ cursor: 2 });
    deepEqual([bench.selection, bench.asked, bench.focused], [{ position: 2 }, [], undefined]);
    bench.choose({ position: 2, unit: 1 });
    bench.update({ cursor: null }).update({ cursor: 2 });
    deepEqual(bench.selection, { position: 2, unit: 1 }, 'it is in the layer already');
    bench.choose({ position: 1 });
    bench.update({ cursor: null });
    deepEqual(bench.selection, { position: 1 });
    bench.update({ cursor: 9 });
    deepEqual(bench.selection, { position: 1 });
    bench.update({ cursor: 2 });
    bench.choose({ position: 1 });
    // A line was inserted above: the cursor is where it was, at another position.
    bench.store.showNetwork(followed(2, [0, 2, 3, 4], input, { ...dropout, name: 'new' }, hidden, dropout, output));
    bench.update({ cursor: 3 });
    deepEqual(bench.selection, { position: 2 });
  });

  const activations = (step: number, first: number) => {
    const own = { position: 1, rows: 4, columns: 2, maxWeight: 1, surfaceScale: 1 };
    const layer = { ...own, activation: Float32Array.of(first, 0, 0, 0).buffer };
    return { sequence: step, moment: { load: 1, epoch: step, step }, side: 0, layers: [layer] };
  };

  it('says of which moment the picture is where the toolbar is further', () => {
    const bench = new Bench(network, sessionOf(1, 7)).update({ snapshot: activations(7, 1) });
    equal(markup(bench.ofRegion('moment')), '<span title=></span>');
    bench.update({ session: sessionOf(1, 9) });
    match(markup(bench.ofRegion('moment')), /<span title=[^>]*epoch 7>epoch 7<\/span>/);
    match(markup(bench.of('legend')), /legend-scale/);
  });

  it('has a table of the chosen layer, once a second while training', () => {
    const session = sessionOf(1);
    const { progress } = session;
    if (!progress) throw new Error('the session has progress');
    const training = { ...session, progress: { ...progress, status: 'training' as const } };
    const bench = new Bench(network, training);
    const first = (): string => /<td>(.*?)<\/td>/.exec(markup(bench.of('aside')))?.[1] ?? '';
    bench.clock.advance(5000);
    bench.choose({ position: 1 }).update({ snapshot: activations(1, 1) });
    equal(first(), '', 'it waits from the choice on');
    bench.clock.advance(999);
    equal(first(), '');
    bench.clock.advance(1);
    equal(first(), '1.000');
    bench.clock.advance(600);
    bench.update({ snapshot: activations(2, 2) });
    bench.update({ snapshot: activations(3, 3) });
    bench.clock.advance(399);
    equal(first(), '1.000');
    bench.clock.advance(1);
    equal(first(), '3.000');
    bench.choose({ position: 2 });
    match(markup(bench.of('aside')), /dropout/);
    bench.choose({ position: 1 });
    equal(first(), '3.000', 'another layer is there at once');
    bench.update({ snapshot: activations(4, 4) });
    equal(first(), '3.000');
    bench.update({ session });
    equal(first(), '4.000', 'as is what training ends with');
    equal(bench.clock.untilNext, undefined);
  });

  it('is in the colours of the theme', () => {
    const bench = new Bench(network, sessionOf(1, 1)).update({ snapshot: activations(1, 1) });
    const colours = (): string => /legend-ramp" \.style=(.*?)>/.exec(markup(bench.of('legend')))?.[1] ?? '';
    const dark = colours();
    const surface = new Int8Array(16).fill(127).buffer;
    const [layer] = activations(2, 1).layers;
    if (!layer) throw new Error('the snapshot has a layer');
    bench.update({ snapshot: { ...activations(2, 1), side: 2, layers: [{ ...layer, surface }] } });
    const surfaces = () => bench.picture.all('image').map(({ image }) => image.at(0, 0));
    const before = surfaces();
    equal(before.length, 4);
    bench.page.becomeLight();
    equal(dark === '' || colours() === dark, false);
    notDeepEqual(surfaces(), before);
  });
});
