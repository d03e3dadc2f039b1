import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { knownData, knownTestData } from '../diagnostics/output';

/** The input has as many values as an example. Checked without reading data, so for generators only. */
export const inputSize: Check = (subject) => {
  const { shapes, layerNodes } = subject;
  const size = shapes.layers[0]?.units;
  const node = layerNodes[0];
  if (size === undefined || !node) return [];
  const sources = [knownData(subject), knownTestData(subject)].flatMap((known) =>
    known ? [{ kind: known.kind, features: known.features }] : [],
  );
  const wrong = sources.find(({ features }) => features !== size);
  if (!wrong) return [];
  const agree = sources.every(({ features }) => features === wrong.features);
  const fix = node.units && agree ? { fix: replaceFix(node.units, String(wrong.features)) } : {};
  return [problem('input-size', node.units ?? node.range, { ...wrong, size }, fix)];
};
