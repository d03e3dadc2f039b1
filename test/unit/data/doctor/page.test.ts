import assert from 'node:assert/strict';
import { dataLints } from '../../../../src/data/doctor/lints';
import { english } from '../../../../src/messages/en/table';
import { read } from '../../house/tree';
import { sectionOf, tablesOf } from '../../markdown';

const page = read('docs/data-doctor.md').text;
const codes = Object.keys(dataLints);

describe('the page of the data doctor', () => {
  const rows = tablesOf(page)[0]?.rows ?? [];

  it('has a row for each lint in the order in which they are told, and no other', () => {
    assert.deepEqual(
      rows.map(([code]) => code),
      codes.map((code) => `\`${code}\``),
    );
  });

  it('says when each is triggered', () => {
    const triggers = sectionOf(page, 'Triggers, and why');
    for (const code of codes) assert.match(triggers, new RegExp(`^\\*\\*.*\`${code}\`.*\\*\\*`, 'm'), code);
  });

  it('gives the severity that findings have', () => {
    for (const [code = '', severity] of rows) {
      const name = code.slice(1, -1);
      const file = read(`src/data/doctor/${name}.ts`).text;
      assert.ok(file.includes(`'${severity}'`), `${name} is no ${severity}`);
    }
  });

  it('has a sentence for each in the table of messages', () => {
    for (const code of codes)
      assert.ok(
        Object.keys(english).some((each) => each.startsWith(code)),
        code,
      );
  });
});
