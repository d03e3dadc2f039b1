import { accuracyWithoutClasses } from './checks/accuracy-without-classes';
import { boundsOrder } from './checks/bounds-order';
import { classCount } from './checks/class-count';
import { classWeights } from './checks/class-weights';
import { duplicateLayer } from './checks/duplicate-layer';
import { emptyExpectation } from './checks/empty-expectation';
import { equalMarks } from './checks/equal-marks';
import { extraArgument } from './checks/extra-argument';
import { hingeOutput } from './checks/hinge-output';
import { inputFirst } from './checks/input-first';
import { inputSize } from './checks/input-size';
import { lossOutput } from './checks/loss-output';
import { missingArgument } from './checks/missing-argument';
import { missingBlock } from './checks/missing-block';
import { missingModel } from './checks/missing-model';
import { missingProperty } from './checks/missing-property';
import { missingTestSet } from './checks/missing-test-set';
import { missingValidationSet } from './checks/missing-validation-set';
import { missingVersion } from './checks/missing-version';
import { networkTooLarge } from './checks/network-too-large';
import { noSource } from './checks/no-source';
import { noTrainingSet } from './checks/no-training-set';
import { outOfRange } from './checks/out-of-range';
import { outputLayer } from './checks/output-layer';
import { outputSize } from './checks/output-size';
import { pathForm } from './checks/path-form';
import { repeatedColumn } from './checks/repeated-column';
import { repeatedNode } from './checks/repeated-node';
import { repeatedProperty } from './checks/repeated-property';
import { scaleMethod } from './checks/scale-method';
import { scaleTarget } from './checks/scale-target';
import { shapeMismatch } from './checks/shape-mismatch';
import { syntax } from './checks/syntax';
import { testColumn } from './checks/test-column';
import { twoSources } from './checks/two-sources';
import { twoTestSets } from './checks/two-test-sets';
import { unexpectedBlock } from './checks/unexpected-block';
import { unknownNode } from './checks/unknown-node';
import { unknownProperty } from './checks/unknown-property';
import { unknownValue } from './checks/unknown-value';
import { unknownVersion } from './checks/unknown-version';
import { unusedProperty } from './checks/unused-property';
import { versionFirst } from './checks/version-first';
import { wrongType } from './checks/wrong-type';
import type { Check, Subject } from './diagnostics/check';
import { placeProblems } from './diagnostics/place';
import { silence } from './diagnostics/silence';
import type { Problem } from './problem';

/** Every diagnostic of the language: syntax, then vocabulary, then relations between the parts. */
const checks: readonly Check[] = [
  syntax,
  unknownNode,
  unknownProperty,
  unknownValue,
  wrongType,
  outOfRange,
  repeatedNode,
  repeatedProperty,
  repeatedColumn,
  extraArgument,
  missingArgument,
  missingProperty,
  unusedProperty,
  testColumn,
  missingBlock,
  unexpectedBlock,
  missingVersion,
  versionFirst,
  unknownVersion,
  missingModel,
  inputFirst,
  duplicateLayer,
  shapeMismatch,
  networkTooLarge,
  outputLayer,
  lossOutput,
  hingeOutput,
  classCount,
  outputSize,
  inputSize,
  noSource,
  twoSources,
  twoTestSets,
  equalMarks,
  missingTestSet,
  missingValidationSet,
  noTrainingSet,
  accuracyWithoutClasses,
  classWeights,
  scaleMethod,
  scaleTarget,
  pathForm,
  emptyExpectation,
  boundsOrder,
];

/** The problems of all checks, in the order of the text, without those that the text silences. */
export function diagnose(subject: Subject): readonly Problem[] {
  const found = checks.flatMap((check) => check(subject));
  return placeProblems(silence(found, subject.tree), subject.layerNodes);
}
