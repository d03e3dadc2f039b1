import { writtenShape } from '../../model/layers/rule';
import type { Analysis } from '../analyze';
import type { ReadNode } from '../build/reading';
import { shapeText } from '../documentation/notation';
import type { Range } from '../range';
import { shortened } from '../shortened';

/** A block, a layer or another node, as the outline shows it. */
export interface OutlineSymbol {
  /** Plain text, one line, never empty. */
  readonly name: string;
  /** Plain text, one line: a layer's kind and shapes, another node's values. */
  readonly detail: string;
  readonly kind: 'block' | 'layer' | 'node';
  readonly range: Range;
  /** The range to select when it is chosen: the name; always within `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineSymbol[];
}

/** The nodes that count, layers by their names. Nothing for a text that is not a spec. */
export function outline(analysis: Analysis): readonly OutlineSymbol[] {
  const layers = new Map(analysis.layerNodes.map((node) => [node.read, node]));
  const symbolOf = (read: ReadNode): OutlineSymbol => {
    const { syntax } = read;
    const layer = layers.get(read);
    const name = layer?.named ? (read.text('name') ?? read.name) : read.name;
    const { start, end } = (layer?.named && layer.name) || syntax.name;
    return {
      name: visible(name) ?? shortened(analysis.text.slice(syntax.name.start, syntax.name.end)),
      detail: layer ? layerDetail(analysis, layer.position, read) : values(analysis.text, read),
      kind: read.term?.children && !read.term.blockOptional ? 'block' : layer ? 'layer' : 'node',
      range: { start: syntax.start, end: syntax.end },
      selection: { start, end },
      children: read.children.map(symbolOf),
    };
  };
  return analysis.document.nodes.map(symbolOf);
}

const visible = (name: string): string | undefined => (name.trim() === '' ? undefined : shortened(name));

function layerDetail({ text, shapes, layerNodes }: Analysis, position: number, read: ReadNode): string {
  const shape = shapes.layers[position];
  const kind = layerNodes[position]?.named ? read.name : '';
  const parts = shape
    ? [
        kind,
        ...shape.tensors.map((tensor) => `${tensor.symbol}[${shape.index}] ${shapeText(writtenShape(tensor))}`),
        shapeText(shape.output),
      ]
    : [kind || values(text, read)];
  return shortened(parts.filter((part) => part !== '').join(' · '));
}

/** The entries as written, shortened to one line. */
function values(text: string, { syntax }: ReadNode): string {
  const written = syntax.entries.filter(({ disabled }) => !disabled).map(({ start, end }) => text.slice(start, end));
  return shortened(written.join(' '));
}
