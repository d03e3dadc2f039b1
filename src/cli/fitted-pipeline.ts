import type { Network } from '../engine/network';
import type { WeightsFile } from '../engine/weights-file';
import { Fault, message } from '../model/message';
import { featureCountOf, type Pipeline } from '../model/pipeline';
import type { Spec } from '../model/spec';
import type { Environment } from '../worker/environment';
import type { Output } from './output';
import { readDataset } from './spec-data';

/**
 * The pipeline that the weights were trained with. Weights from elsewhere have none: then one is fitted to the spec's
 * data, which is told; undefined where the spec has none either. Throws Fault weights-pipeline where it does not fit
 * the network, and those of reading the data.
 */
export function pipelineFor(
  { pipeline }: WeightsFile,
  network: Network,
  spec: Spec,
  specPath: string,
  { environment, output }: { readonly environment: Environment; readonly output: Output },
): Pipeline | undefined {
  if (pipeline) {
    checkPipeline(pipeline, network);
    return pipeline;
  }
  if (!spec.data) return undefined;
  const fitted = readDataset(spec, specPath, environment).pipeline;
  output.note('cli-pipeline-refitted');
  return fitted;
}

function checkPipeline({ columns, classes, targetScaling }: Pipeline, { features, outputs }: Network): void {
  const facts = { features: featureCountOf(columns), inputs: features, classes: classes?.length ?? 0, units: outputs };
  const fitsClasses = !classes || classes.length === outputs || (outputs === 1 && classes.length === 2);
  const fitsTargets = !targetScaling || targetScaling.shift.length === outputs;
  if (facts.features !== features || !fitsClasses || !fitsTargets) throw new Fault(message('weights-pipeline', facts));
}
