import { accuracyWithoutClasses } from './accuracy-without-classes';
import { boundsOrder } from './bounds-order';
import type { Check } from './check';
import { classCount } from './class-count';
import { duplicateLayer } from './duplicate-layer';
import { emptyExpectation } from './empty-expectation';
import { extraArgument } from './extra-argument';
import { hingeOutput } from './hinge-output';
import { inputFirst } from './input-first';
import { inputSize } from './input-size';
import { lossOutput } from './loss-output';
import { missingArgument } from './missing-argument';
import { missingBlock } from './missing-block';
import { missingModel } from './missing-model';
import { missingProperty } from './missing-property';
import { missingTestSet } from './missing-test-set';
import { missingVersion } from './missing-version';
import { networkTooLarge } from './network-too-large';
import { noSource } from './no-source';
import { outOfRange } from './out-of-range';
import { outputLayer } from './output-layer';
import { outputSize } from './output-size';
import { pathForm } from './path-form';
import { repeatedNode } from './repeated-node';
import { repeatedProperty } from './repeated-property';
import { scaleMethod } from './scale-method';
import { shapeMismatch } from './shape-mismatch';
import { syntax } from './syntax';
import { twoSources } from './two-sources';
import { twoTestSets } from './two-test-sets';
import { unexpectedBlock } from './unexpected-block';
import { unknownNode } from './unknown-node';
import { unknownProperty } from './unknown-property';
import { unknownValue } from './unknown-value';
import { unknownVersion } from './unknown-version';
import { unusedProperty } from './unused-property';
import { versionFirst } from './version-first';
import { wrongType } from './wrong-type';

/** Every diagnostic of the language: the text as such, then the vocabulary, then what the parts say of each other. */
export const checks: readonly Check[] = [
  syntax,
  unknownNode,
  unknownProperty,
  unknownValue,
  wrongType,
  outOfRange,
  repeatedNode,
  repeatedProperty,
  extraArgument,
  missingArgument,
  missingProperty,
  unusedProperty,
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
  missingTestSet,
  accuracyWithoutClasses,
  scaleMethod,
  pathForm,
  emptyExpectation,
  boundsOrder,
];
