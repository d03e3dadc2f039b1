import { dataTerms } from './data';
import { expectTerms } from './expect';
import { modelTerms } from './model';
import { type NodeTerm, nodeTerm } from './term';
import { trainTerms } from './train';
import { choice, text, whole } from './type';

/** The language version of this vocabulary. */
export const languageVersion = 1;

/** The nodes that the top level of a spec may contain, in their usual order. */
export const documentTerms: readonly NodeTerm[] = [
  nodeTerm('document', 'nnet', { arguments: [{ name: 'version', type: whole(1), required: true }] }),
  nodeTerm('document', 'name', { arguments: [{ name: 'name', type: text, required: true }] }),
  nodeTerm('document', 'seed', {
    arguments: [{ name: 'seed', type: whole(0), required: true, default: '1' }],
    properties: [{ name: 'rng', type: choice(['pcg64', 'numpy']), default: 'pcg64' }],
  }),
  nodeTerm('document', 'data', { children: dataTerms }),
  nodeTerm('document', 'model', { children: modelTerms }),
  nodeTerm('document', 'train', { children: trainTerms }),
  nodeTerm('document', 'expect', { children: expectTerms }),
];

/** The term of a node by name, among those allowed in one block. */
export function findTerm(terms: readonly NodeTerm[], name: string): NodeTerm | undefined {
  return terms.find((term) => term.name === name);
}
