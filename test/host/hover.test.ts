import { deepEqual, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, hoverAt, ownFolder, until, xor } from './workspace';

describe('hover', () => {
  const folder = ownFolder();
  const textAt = async (uri: vscode.Uri, before: string): Promise<string> => {
    const document = await vscode.workspace.openTextDocument(uri);
    const found = await until(async () => {
      const parts = await hoverAt(uri, behind(document, before));
      return parts.length > 0 && parts;
    });
    for (const part of found) {
      equal(part.isTrusted ?? false, false);
      equal(part.supportHtml ?? false, false);
    }
    return found.map(({ value }) => value).join('\n');
  };

  it('gives a layer’s shapes, with m as a number where the data say it', async () => {
    const shown = await textAt(folder.file('shapes.nnet', xor), 'dense hid');
    match(shown, /W\\?\[1\\?\] \(4, 2\)/);
    match(shown, /b\\?\[1\\?\] \(4, 1\)/);
    match(shown, /\(4, 100\)/);
  });

  it('keeps m where nothing says it', async () => {
    const shown = await textAt(folder.file('no-data.nnet', xor.replace(/data \{[^}]*\}/, '')), 'dense hid');
    match(shown, /\(4, m\)/);
  });

  it('has a link to the data where they are named, which may run this command alone', async () => {
    const uri = folder.file('linked c#.nnet', xor);
    const document = await vscode.workspace.openTextDocument(uri);
    for (const word of ['dat', 'generat']) {
      const parts = await until(async () => {
        const found = await hoverAt(uri, behind(document, word));
        return found.length > 1 && found;
      });
      const [, link] = parts;
      deepEqual(link?.isTrusted, { enabledCommands: ['nnet.previewData'] });
      const [, argument = ''] = /^\[Preview data\]\(command:nnet\.previewData\?(\S+)\)$/.exec(link?.value ?? '') ?? [];
      deepEqual(JSON.parse(decodeURIComponent(decodeURIComponent(argument))), [uri.toString()]);
    }
    await vscode.commands.executeCommand('nnet.previewData', uri.toString());
    await until(() =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Data of linked c#.nnet')),
    );
  });

  it('says what a property means', async () => {
    const shown = await textAt(folder.file('property.nnet', xor), 'adam l');
    match(shown, /lr/);
  });

  it('shows a hostile name as the text it is', async () => {
    const name = '<img src=x>[run](command:nnet.train) **b** `c` ![i](https://example.org/i.png)';
    const text = xor.replace('dense hidden', `dense ${JSON.stringify(name)}`);
    const shown = await textAt(folder.file('hostile.nnet', text), 'dense "<im');
    // HTML is shown as text where supportHtml is false, which textAt has seen to; the rest must be escaped.
    for (const live of [/(?<!\\)\]\(/, /(?<!\\)\*\*b/, /(?<!\\)`c/, /(?<!\\)!\\?\[/]) {
      equal(live.test(withoutCode(shown)), false, `${live} in ${shown}`);
    }
    match(shown, /img/);
  });
});

/** Markdown without its fenced blocks, in which everything is text. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}
