import { deepEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ContextKeys } from '../../src/host/context-keys';
import { CurrentControls } from '../../src/host/current-controls';
import { DocumentReads } from '../../src/host/documents/document-reads';
import { SpecDocuments } from '../../src/host/documents/spec-document';
import type { SessionView } from '../../src/protocol/panel';
import { ownFolder, until, xor } from './workspace';

describe('what can be done to the current spec', () => {
  const folder = ownFolder();
  const specs = new SpecDocuments();
  const reads = new DocumentReads(specs);
  const changes = new vscode.EventEmitter<vscode.Uri>();
  after(() => {
    for (const each of [specs, reads, changes]) each.dispose();
  });

  it('is shown at once for a spec that is open already, and again where it changes', async () => {
    const uri = folder.file('current.nnet', xor);
    await vscode.window.showTextDocument(uri);
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'current.nnet');
    let disabled: SessionView['disabled'] = { pause: 'Nothing trains.' };
    const keys = new Map<string, boolean>();
    let refreshed = 0;
    const shown = new Set<string | undefined>();
    const controls = new CurrentControls(
      { onDidChange: changes.event, of: () => ({ view: () => ({ disabled }) }) },
      reads,
      {
        keys: new ContextKeys((key, value) => keys.set(key, value)),
        lenses: { refresh: () => refreshed++ },
        status: { update: (spec) => shown.add(spec?.fsPath) },
      },
    );
    const seen = () => ({ train: keys.get('nnet.canTrain'), pause: keys.get('nnet.canPause'), refreshed });
    deepEqual(seen(), { train: true, pause: false, refreshed: 1 });
    deepEqual([...shown], [uri.fsPath]);
    changes.fire(uri);
    deepEqual(seen(), { train: true, pause: false, refreshed: 1 });
    disabled = { train: 'It trains already.' };
    changes.fire(uri);
    deepEqual(seen(), { train: false, pause: true, refreshed: 2 });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => keys.get('nnet.canPause') === false);
    deepEqual(seen(), { train: false, pause: false, refreshed: 3 });
    controls.dispose();
    changes.fire(uri);
    await vscode.window.showTextDocument(uri);
    deepEqual(seen(), { train: false, pause: false, refreshed: 3 });
  });
});
