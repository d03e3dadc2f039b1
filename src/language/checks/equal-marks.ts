import { decimalMarks } from '../../model/source';
import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { quoted } from '../print/value';
import type { Problem } from '../problem';

/** A decimal mark that also separates groups of digits, so that no number could be read. A test file has its training file's marks. */
export const equalMarks: Check = ({ document }) => {
  const data = document.top('data');
  const file = data?.child('file');
  const test = data?.child('test');
  return [...(file ? explain(file) : []), ...(test ? explain(test, file) : [])];
};

function explain(node: ReadNode, before?: ReadNode): readonly Problem[] {
  const [decimal, thousands] = ['decimal', 'thousands'].map((name) => node.text(name) ?? before?.text(name));
  const at = node.literal('thousands') ?? node.literal('decimal');
  const other = decimalMarks.find((mark) => mark !== decimal);
  if (!at || decimal === undefined || decimal !== thousands || other === undefined) return [];
  const name = node.literal('thousands') ? 'thousands' : 'decimal';
  return [problem('equal-marks', at, { mark: decimal, name, other }, { fix: replaceFix(at, quoted(other)) })];
}
