import { type Check, problem } from '../diagnostics/check';
import { removeFix } from '../diagnostics/fixes';

/** A property of a test file's column that has no effect: what becomes of a column is decided where training is fitted. */
export const testColumn: Check = ({ document, text }) => {
  const columns = document.top('data')?.child('test')?.named('column') ?? [];
  return columns.flatMap((column) =>
    [...column.properties.values()]
      .filter(({ term }) => term.name !== 'missing' || column.value('missing') !== 'drop')
      .map(({ property, term }) =>
        problem('test-column', property, { name: term.name }, { severity: 'warning', fix: removeFix(text, property) }),
      ),
  );
};
