import type { Analysis } from '../../language/analyze';
import type { LayerNode } from '../../language/build/layers';
import { dataExample } from '../../language/features/data-example';
import { LineMap } from '../../language/lines';
import { byKind, type LayerTable } from '../../model/layer';
import { writtenShape } from '../../model/layers/rule';
import type { Message } from '../../model/message';
import { inferShapes, type LayerShape } from '../../model/shapes';
import type { LayerView, NetworkView, ProblemView } from '../../protocol/network';
import { verificationLayers } from './verification-network';

/** An analysis, and the version of the document that was analysed. */
export interface Versioned {
  readonly version: number;
  readonly analysis: Analysis;
}

/** What the view of a network needs in addition to the text. */
export interface NetworkFacts {
  readonly title: string;
  readonly trusted: boolean;
  say(message: Message): string;
  /** The position among the drawn layers of the layer at a position in the present text; null where it is not drawn. */
  drawnPosition(position: number): number | null;
}

/** Whether every layer could be read and has a shape, so that a diagram of the whole can be drawn. */
export function isDrawable({ format, layers, layerNodes, shapes }: Analysis): boolean {
  if (format === 'verification') return true;
  return layers.length > 0 && layers.length === layerNodes.length && shapes.layers.length === layers.length;
}

/**
 * The spec for the diagram: layers of `drawn`, the last text that could be read; problems of the `present` one, each on
 * the layer of `drawn` that `about.drawnPosition` gives for its layer.
 */
export function networkView(drawn: Versioned, present: Versioned, about: NetworkFacts): NetworkView {
  const { analysis, version } = drawn;
  const shapes = analysis.format === 'verification' ? inferShapes(verificationLayers(analysis.text)) : analysis.shapes;
  const layers = shapes.layers.map((shape, i) => layerView(shape, analysis.layerNodes[i]));
  return {
    version,
    title: analysis.document.top('name')?.text('name') ?? about.title,
    layers,
    parameters: shapes.parameters,
    readable: isDrawable(present.analysis),
    problems: problemViews(present.analysis, about),
    dataExample: dataExample(present.analysis),
    hasData: present.analysis.document.top('data') !== undefined,
    trusted: about.trusted,
  };
}

function layerView(shape: LayerShape, node: LayerNode | undefined): LayerView {
  const { layer } = shape;
  return {
    position: shape.position,
    index: shape.index,
    kind: layer.kind,
    name: layer.name,
    named: node?.named ?? false,
    units: shape.units,
    inputs: shape.inputs,
    output: [...shape.output],
    parameters: shape.parameters,
    tensors: shape.tensors.map((tensor) => ({
      name: tensor.name,
      symbol: tensor.symbol,
      shape: [...writtenShape(tensor)],
    })),
    ...byKind(ownViews, layer),
  };
}

/** What the diagram draws of one kind alone. */
const ownViews: LayerTable<[], Partial<LayerView>> = {
  input: ({ sizes }) => ({ sizes: [...sizes] }),
  flatten: () => ({}),
  dense: ({ activation, slope, frozen }) => ({ activation, slope, frozen }),
  dropout: ({ rate }) => ({ rate }),
};

function problemViews({ text, problems }: Analysis, about: NetworkFacts): ProblemView[] {
  const lines = new LineMap(text);
  return problems.map(({ code, severity, range, message, position }) => {
    const drawn = position === undefined ? null : about.drawnPosition(position);
    return {
      code,
      severity,
      sentence: about.say(message),
      ...lines.position(range.start),
      ...(drawn === null ? {} : { position: drawn }),
    };
  });
}
