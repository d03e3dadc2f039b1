import { givesProbabilities } from '../../src/model/activation';
import { text } from '../ui/language';
import { signColour } from '../ui/palette';
import type { Bars, Column } from './column';
import { measure, write } from './ink';
import { activationsOf, type Scene } from './scene';

const turn = 2 * Math.PI;

/** The share of `a` that a bar shows: of a probability a itself, else against the layer's largest. */
function shareOf(column: Column, a: number, largest: number): number {
  const { activation } = column.layer;
  const bounded = activation && givesProbabilities(activation);
  return Math.min(1, Math.abs(a) / (bounded ? 1 : largest));
}

/** The name as far as `width` px allow. */
function shorten(context: CanvasRenderingContext2D, scene: Scene, name: string, width: number): string {
  if (measure(context, [{ text: name }], 11, scene.palette) <= width) return name;
  let kept = [...name].slice(0, 40);
  while (kept.length > 1 && measure(context, [{ text: `${kept.join('')}…` }], 11, scene.palette) > width)
    kept = kept.slice(0, -1);
  return `${kept.join('')}…`;
}

/** Outputs with classes: a numbered circle, a bar, the value; the true class is named, the predicted one bold. */
export function drawBars(context: CanvasRenderingContext2D, scene: Scene, column: Column, bars: Bars): void {
  const { palette, classes, label, predicted, selection, arrangement } = scene;
  const activations = activationsOf(scene, column.layer.position);
  const names = bars.y.map((_, unit) => classes?.[unit] ?? String(unit));
  const long = names.some((name) => [...name].length > 2);
  const largest = Array.from(activations ?? []).reduce((most, a) => Math.max(most, Math.abs(a)), 0) || 1;
  for (const [unit, y] of bars.y.entries()) {
    const a = activations?.[unit];
    const bold = unit === predicted;
    const name = names[unit] ?? '';
    context.beginPath();
    context.arc(bars.x, y, bars.radius, 0, turn);
    context.fillStyle = palette.signed.css(
      a === undefined ? 0 : shareOf(column, a, largest) * Math.sign(a) * palette.surfaceReach,
    );
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = unit === predicted ? palette.foreground : palette.description;
    context.stroke();
    if (selection?.position === column.layer.position && selection.unit === unit) {
      context.beginPath();
      context.arc(bars.x, y, bars.radius + 3.5, 0, turn);
      context.lineWidth = 2;
      context.strokeStyle = palette.focus;
      context.stroke();
    }
    const width = bars.barRight - bars.barLeft;
    const barY = long ? y + 5 : y - 3.5;
    context.globalAlpha = 0.07;
    context.fillStyle = palette.foreground;
    context.fillRect(bars.barLeft, barY, width, 7);
    context.globalAlpha = 1;
    if (long) {
      const room = bars.valueRight - bars.barLeft;
      const whole = unit === label ? `${name} · ${text('diagram-true')}` : name;
      const fits = measure(context, [{ text: whole, bold }], 11, palette) <= room;
      const shown = fits ? whole : shorten(context, scene, name, room);
      write(context, bars.barLeft, y - 2, [{ text: shown, bold }], { size: 11, align: 'left' }, palette);
    } else write(context, bars.x, y + 4, [{ text: name, bold }], { size: 12, align: 'center' }, palette);
    if (a === undefined) continue;
    context.fillStyle = signColour(palette, a);
    context.fillRect(bars.barLeft, barY, Math.max(0.75, width * shareOf(column, a, largest)), 7);
    if (arrangement.cardSize === 'small') continue;
    const value = a.toFixed(3);
    write(
      context,
      bars.valueRight,
      y + (long ? 12 : 4),
      [{ text: value.replace('-', '−'), bold, quiet: !bold && Number(value) === 0 }],
      { size: 12, align: 'right' },
      palette,
    );
    if (!long && unit === label && arrangement.cardSize === 'full') {
      write(
        context,
        bars.valueRight - 44,
        y + 4,
        [{ text: text('diagram-true'), quiet: true }],
        { size: 11, align: 'right', halo: true },
        palette,
      );
    }
  }
}
