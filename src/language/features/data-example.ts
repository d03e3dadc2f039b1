import { isDistribution } from '../../model/activation';
import { exampleSizes, type GeneratorName, type GeneratorSource } from '../../model/generator';
import type { Analysis } from '../analyze';
import { dataNodes } from '../print/data';
import { nodeLine } from '../print/node';
import { defaultBits, defaultClasses, defaultFeatures, defaultSamples, mostColumns } from '../vocabulary/data';

/** A `data` block, in one line, whose examples fit the network: a suggestion for a spec without data. */
export function dataExample({ shapes, layerNodes }: Analysis): string {
  const whole = shapes.layers.length === layerNodes.length;
  const features = shapes.layers[0]?.units ?? defaultFeatures;
  const output = whole ? shapes.layers.at(-1) : undefined;
  // One unit distinguishes two classes.
  const classes = output === undefined ? 2 : Math.max(2, output.units);
  const { activation, units } = output ?? {};
  const isLone = activation !== undefined && isDistribution(activation.name) && units === 1;
  if (isLone || features > mostColumns || classes > mostColumns) return 'data { file "examples.csv" }';
  const flower = generator('flower', {});
  const facts = exampleSizes(flower);
  if (facts.features === features && facts.classes === classes) return blockOf(flower);
  return blockOf(generator('blobs', { features, classes }));
}

function generator(kind: GeneratorName, facts: Partial<GeneratorSource>): GeneratorSource {
  const byDefault = { features: defaultFeatures, classes: defaultClasses, bits: defaultBits };
  return { from: 'generate', kind, samples: defaultSamples, ...byDefault, ...facts };
}

function blockOf(source: GeneratorSource): string {
  return `data { ${dataNodes({ source }).map(nodeLine).join('; ')} }`;
}
