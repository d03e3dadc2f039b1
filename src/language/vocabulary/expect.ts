import { type WatchName, watchNames } from '../../model/train';
import { type NodeTerm, nodeTerm } from './term';
import { real } from './type';

const bounds = (name: WatchName): NodeTerm => {
  const type = name.endsWith('accuracy') ? real({ min: 0, max: 1 }) : real();
  return nodeTerm('expect', name, {
    properties: [
      { name: 'min', type },
      { name: 'max', type },
    ],
  });
};

/** The nodes that `expect` may contain. */
export const expectTerms: readonly NodeTerm[] = watchNames.map(bounds);
