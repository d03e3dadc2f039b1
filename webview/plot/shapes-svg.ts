import { type Label, plateOf, type Shape, type TextPart } from './shapes';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string =>
  // Control characters have no place in XML 1.0, not even escaped.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => escapes[c] ?? '');
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A standalone SVG document of `shapes` on `background`; `measure` gives the width of a text. */
export function toSvg(
  shapes: readonly Shape[],
  width: number,
  height: number,
  background: string,
  family: string,
  measure: (parts: readonly TextPart[], size: number) => number,
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(family)}">`,
    `<rect width="100%" height="100%" fill="${escapeXml(background)}"/>`,
    ...shapes.map((shape) => element(shape, measure)),
    '</svg>',
    '',
  ].join('\n');
}

function element(shape: Shape, measure: (parts: readonly TextPart[], size: number) => number): string {
  if (shape.kind === 'label') return plateElement(shape, measure(shape.parts, shape.size)) + textElement(shape);
  if (shape.kind === 'picture') {
    const { x, y, width, height, source } = shape;
    return `<image x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none" href="${escapeXml(source.toDataURL())}"/>`;
  }
  const colour = escapeXml(shape.colour);
  if (shape.kind === 'dot') {
    return `<circle cx="${short(shape.x)}" cy="${short(shape.y)}" r="${shape.radius}" fill="${colour}"/>`;
  }
  const points: string[] = [];
  for (let i = 0; i < shape.points.length; i += 2) {
    points.push(`${short(shape.points[i] ?? 0)},${short(shape.points[i + 1] ?? 0)}`);
  }
  if (shape.kind === 'area') {
    return `<polygon points="${points.join(' ')}" fill="${colour}" fill-opacity="${shape.opacity}"/>`;
  }
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '';
  const opacity = shape.opacity === undefined ? '' : ` stroke-opacity="${shape.opacity}"`;
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linejoin="round"${dash}${opacity}/>`;
}

function plateElement(label: Label, textWidth: number): string {
  if (label.plate === undefined) return '';
  const { x, y, width, height } = plateOf(label, textWidth);
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${escapeXml(label.plate)}"/>`;
}

function textElement(label: Label): string {
  const parts = label.parts.map(
    (part) =>
      `<tspan fill="${escapeXml(part.colour)}"${part.bold ? ' font-weight="600"' : ''}>${escapeXml(part.text)}</tspan>`,
  );
  return `<text x="${short(label.x)}" y="${short(label.y)}" font-size="${label.size}" text-anchor="${label.anchor}" xml:space="preserve">${parts.join('')}</text>`;
}
