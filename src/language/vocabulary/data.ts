import { type GeneratorSizes, generatorNames, generatorsWith } from '../../model/generator';
import {
  columnKinds,
  columnScales,
  decimalMarks,
  encodingNames,
  encodings,
  missingPolicies,
  targetScales,
  unknownPolicies,
} from '../../model/source';
import { type ArgumentTerm, type NodeTerm, nodeTerm, type PropertyTerm } from './term';
import { arrayName, character, choice, columnName, columns, marks, onOff, path, real, text, whole } from './type';

/** Default number of examples of a generator. */
export const defaultSamples = 400;
/** Default n_x of `blobs`. */
export const defaultFeatures = 2;
/** Default number of classes of `blobs`. */
export const defaultClasses = 3;
/** Largest number of features, and of classes, of `blobs`. */
export const mostColumns = 1_000_000;
/** Largest number of lines before a table. */
export const mostSkipped = 1_000_000;
/** Least number that features are divided by: the factor of a smaller one may be no finite number. */
const leastDivisor = 1e-300;
/** Default number of bits of `parity`. */
export const defaultBits = 4;

const generatorKind: ArgumentTerm = { name: 'kind', type: choice(generatorNames), required: true };
const setBy = (size: keyof GeneratorSizes) => ({ term: 'kind', values: generatorsWith(size) });

const generatorProperties: readonly PropertyTerm[] = [
  { name: 'samples', type: whole(1), default: String(defaultSamples) },
  { name: 'noise', type: real({ min: 0 }) },
  { name: 'seed', type: whole(0) },
  { name: 'features', type: whole(1, mostColumns), default: String(defaultFeatures), only: setBy('features') },
  { name: 'classes', type: whole(2, mostColumns), default: String(defaultClasses), only: setBy('classes') },
  { name: 'bits', type: whole(1, 52), default: String(defaultBits), only: setBy('bits') },
];

const fileProperties: readonly PropertyTerm[] = [
  { name: 'target', type: columns },
  { name: 'features', type: columns },
  { name: 'exclude', type: columns },
  { name: 'delimiter', type: character },
  { name: 'decimal', type: choice(decimalMarks) },
  { name: 'thousands', type: character },
  { name: 'header', type: onOff },
  { name: 'skip', type: whole(0, mostSkipped), default: '0' },
  { name: 'comment', type: text },
  { name: 'encoding', type: choice(encodings, encodingNames) },
  { name: 'missing', type: choice(missingPolicies), default: 'error' },
  { name: 'missing-as', type: marks },
  { name: 'unknown', type: choice(unknownPolicies), default: 'error' },
  { name: 'encode', type: choice(['one-hot']) },
  { name: 'x', type: arrayName },
  { name: 'y', type: arrayName },
];

const filePath: ArgumentTerm = { name: 'path', type: path, required: true };

const column = nodeTerm('data', 'column', {
  arguments: [{ name: 'column', type: columnName, required: true, explained: true }],
  properties: [
    { name: 'kind', type: choice(columnKinds) },
    { name: 'scale', type: choice(columnScales) },
    { name: 'missing', type: choice(missingPolicies) },
  ],
  repeats: true,
});

const generate = nodeTerm('data', 'generate', { arguments: [generatorKind], properties: generatorProperties });
const file = nodeTerm('data', 'file', {
  arguments: [filePath],
  properties: fileProperties,
  children: [column],
  blockOptional: true,
});

const testGenerate = nodeTerm('data', 'test', {
  arguments: [{ name: 'source', type: choice(['generate']), required: true }, generatorKind],
  properties: generatorProperties,
});

const test = nodeTerm('data', 'test', {
  arguments: [filePath],
  properties: fileProperties,
  children: [column],
  blockOptional: true,
  variant: { word: 'generate', term: testGenerate },
});

const share = (name: string): NodeTerm =>
  nodeTerm('data', name, {
    arguments: [{ name: 'fraction', type: real({ above: 0, below: 1 }), required: true }],
    flags: ['stratify'],
  });

const scale = nodeTerm('data', 'scale', {
  arguments: [{ name: 'method', type: choice(['standard', 'minmax']), required: false }],
  properties: [{ name: 'divide', type: real({ min: leastDivisor }) }],
});

const scaleTarget = nodeTerm('data', 'scale-target', {
  arguments: [{ name: 'method', type: choice(targetScales), required: true }],
});

/** The nodes that `data` may contain. */
export const dataTerms: readonly NodeTerm[] = [
  generate,
  file,
  test,
  share('holdout'),
  share('validation'),
  scale,
  scaleTarget,
];
