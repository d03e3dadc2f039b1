import assert from 'node:assert/strict';
import { labelWidth, plateOf, type Shape } from '../../../../webview/plot/shapes';
import { paintShapes } from '../../../../webview/plot/shapes-canvas';
import { toSvg } from '../../../../webview/plot/shapes-svg';
import { paper, withoutPage } from '../paper';

describe('shapes', () => {
  withoutPage();

  const shapes: readonly Shape[] = [
    { kind: 'line', points: [1, 2, 3, 4], colour: 'red', width: 2, dash: [4, 3], opacity: 0.5 },
    { kind: 'line', points: [5, 6, 7, 8, 9, 10], colour: 'blue', width: 1 },
    { kind: 'area', points: [1, 2, 3, 4, 5, 6], colour: 'green', opacity: 0.25 },
    { kind: 'dot', x: 1.234, y: 2.345, radius: 3, colour: 'black' },
    {
      ...{ kind: 'label', x: 100, y: 50, size: 10, anchor: 'end', plate: 'white' },
      parts: [
        { text: 'a<b', colour: 'red' },
        { text: 'cd', colour: 'blue', bold: true },
      ],
    },
    { kind: 'label', x: 100, y: 80, size: 12, anchor: 'middle', parts: [{ text: 'mid', colour: 'red' }] },
    { kind: 'label', x: 100, y: 90, size: 12, anchor: 'start', parts: [{ text: 'start', colour: 'red' }] },
  ];

  it('are painted as they are described', () => {
    const { context, sheet } = paper();
    paintShapes(context, shapes, 'serif');
    const path = (...points: number[]) =>
      Array.from({ length: points.length / 2 }, (_, i) => ['line', points[2 * i], points[2 * i + 1]]);
    assert.deepEqual(
      sheet.all('stroke').map(({ join }) => join),
      ['round', 'round'],
    );
    assert.deepEqual(sheet.seen, [
      { kind: 'stroke', path: path(1, 2, 3, 4), colour: 'red', width: 2, dash: [4, 3], alpha: 0.5 },
      { kind: 'stroke', path: path(5, 6, 7, 8, 9, 10), colour: 'blue', width: 1 },
      { kind: 'fill', path: path(1, 2, 3, 4, 5, 6), colour: 'green', alpha: 0.25 },
      { kind: 'fill', path: [['circle', 1.234, 2.345, 3, 6.283185]], colour: 'black' },
      { kind: 'fill', path: [['rect', 73, 40, 29, 14]], colour: 'white' },
      { kind: 'words', text: 'a<b', x: 75, y: 50, font: '400 10px serif', colour: 'red' },
      { kind: 'words', text: 'cd', x: 90, y: 50, font: '600 10px serif', colour: 'blue' },
      { kind: 'words', text: 'mid', x: 91, y: 80, font: '400 12px serif', colour: 'red' },
      { kind: 'words', text: 'start', x: 100, y: 90, font: '400 12px serif', colour: 'red' },
    ]);
  });

  it('have their width in the font of each part, and leave the font as it was', () => {
    const { context } = paper();
    const before = context.font;
    const fonts: string[] = [];
    const measured = Object.assign(paper().context, {
      measureText(this: CanvasRenderingContext2D) {
        fonts.push(this.font);
        return { width: 1 };
      },
    });
    labelWidth(
      measured,
      [
        { text: 'ab', colour: '' },
        { text: 'c', colour: '', bold: true },
      ],
      10,
      'serif',
    );
    assert.deepEqual(fonts, ['400 10px serif', '600 10px serif']);
    assert.equal(
      labelWidth(
        context,
        [
          { text: 'ab', colour: '' },
          { text: 'c', colour: '', bold: true },
        ],
        10,
        'serif',
      ),
      15,
    );
    assert.equal(context.font, before);
  });

  it('have their plates around their text', () => {
    const label = (anchor: 'start' | 'middle' | 'end') =>
      plateOf({ kind: 'label', x: 100, y: 50, size: 12, anchor, parts: [] }, 40);
    const plate = { y: 38, width: 44, height: 16 };
    assert.deepEqual(
      [label('start'), label('middle'), label('end')],
      [
        { ...plate, x: 98 },
        { ...plate, x: 78 },
        { ...plate, x: 58 },
      ],
    );
  });

  it('are the same as a drawing for other programs', () => {
    const svg = toSvg(shapes, 300, 200, 'a"b', 'A & B', (parts, size) => parts.length * size + 5).split('\n');
    assert.deepEqual(svg, [
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200" font-family="A &amp; B">',
      '<rect width="100%" height="100%" fill="a&quot;b"/>',
      '<polyline points="1,2 3,4" fill="none" stroke="red" stroke-width="2" stroke-linejoin="round" stroke-dasharray="4 3" stroke-opacity="0.5"/>',
      '<polyline points="5,6 7,8 9,10" fill="none" stroke="blue" stroke-width="1" stroke-linejoin="round"/>',
      '<polygon points="1,2 3,4 5,6" fill="green" fill-opacity="0.25"/>',
      '<circle cx="1.23" cy="2.35" r="3" fill="black"/>',
      '<rect x="73" y="40" width="29" height="14" fill="white"/><text x="100" y="50" font-size="10" text-anchor="end" xml:space="preserve"><tspan fill="red">a&lt;b</tspan><tspan fill="blue" font-weight="600">cd</tspan></text>',
      '<text x="100" y="80" font-size="12" text-anchor="middle" xml:space="preserve"><tspan fill="red">mid</tspan></text>',
      '<text x="100" y="90" font-size="12" text-anchor="start" xml:space="preserve"><tspan fill="red">start</tspan></text>',
      '</svg>',
      '',
    ]);
  });
});
