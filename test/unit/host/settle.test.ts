import { deepEqual, equal } from 'node:assert/strict';
import { settleEdit } from '../../../src/host/edits/settle';
import { analyze } from '../../../src/language/analyze';
import { resolveEdit } from '../../../src/language/edits/resolve';
import { applyEdits, type TextEdit } from '../../../src/language/range';
import type { Edit } from '../../../src/model/edit';
import type { Message } from '../../../src/model/message';

const text = 'nnet 1\nmodel {\n  input 2\n  dense hidden 4 tanh // keep me\n  dense output 1 sigmoid\n}\n';
const units: Edit = { type: 'units', layer: 1, units: 5 };

/** A text that someone else types into between resolving and applying, as often as `typings` says. */
class Target {
  readOnly = false;

  constructor(
    public text: string,
    private readonly typings: ((text: string) => string)[] = [],
    private readonly edit: Edit = units,
  ) {}

  resolve(): { change: { of: string; edits: readonly TextEdit[] } } | { refusal: Message } {
    const resolved = resolveEdit(analyze(this.text), this.edit);
    return 'refusal' in resolved ? resolved : { change: { of: this.text, edits: resolved.edits } };
  }

  async apply({ of, edits }: { of: string; edits: readonly TextEdit[] }): Promise<'done' | 'moved' | 'refused'> {
    const typing = this.typings.shift();
    if (typing) this.text = typing(this.text);
    if (this.readOnly) return 'refused';
    if (this.text !== of) return 'moved';
    this.text = applyEdits(of, edits);
    return 'done';
  }
}

const codeOf = async (target: Target): Promise<string | undefined> => {
  const settled = await settleEdit(target);
  return 'refusal' in settled ? settled.refusal.code : undefined;
};

describe('settleEdit', () => {
  it('changes one token, and answers with the change', async () => {
    const target = new Target(text);
    const settled = await settleEdit(target);
    deepEqual('change' in settled && settled.change.edits.map((edit) => edit.text), ['5']);
    equal(target.text, text.replace('hidden 4', 'hidden 5'));
  });

  it('resolves again when the text has moved on', async () => {
    const target = new Target(text, [(now) => `// typed\n${now}`]);
    equal(await codeOf(target), undefined);
    equal(target.text, `// typed\n${text.replace('hidden 4', 'hidden 5')}`);
  });

  it('drops an edit that the text has no place for, and says why', async () => {
    const target = new Target(text, [], { ...units, layer: 3 });
    equal(await codeOf(target), 'edit-no-layer');
    equal(target.text, text);
  });

  it('says of a text that may not be changed just that', async () => {
    const target = new Target(text);
    target.readOnly = true;
    equal(await codeOf(target), 'edit-read-only');
    equal(target.text, text);
  });

  it('gives up after three losses and leaves the text alone', async () => {
    const type = (now: string): string => `${now}// again\n`;
    const target = new Target(text, [type, type, type]);
    equal(await codeOf(target), 'edit-overtaken');
    equal(target.text, `${text}${'// again\n'.repeat(3)}`);
  });
});
