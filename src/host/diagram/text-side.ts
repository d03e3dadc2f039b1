import * as vscode from 'vscode';

/** How long a changed line stays lit, in milliseconds. */
const flashTime = 300;

/** The text editors next to a diagram: they show the text of a selected layer, and never take the focus. */
export class TextSide implements vscode.Disposable {
  private readonly lit = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  private readonly timers = new Set<NodeJS.Timeout>();

  /** Moves the cursor of each visible editor of the document into the line of `range`. */
  select(document: vscode.TextDocument, range: vscode.Range): void {
    for (const editor of editorsOf(document)) {
      if (!editor.selection.active.isEqual(range.start) && !range.contains(editor.selection.active))
        editor.selection = new vscode.Selection(range.start, range.start);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  /** Shows the changed line and highlights it briefly, unless the user prefers reduced motion. */
  flash(document: vscode.TextDocument, range: vscode.Range): void {
    const still = vscode.workspace.getConfiguration('workbench').get('reduceMotion') === 'on';
    for (const editor of editorsOf(document)) {
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      if (still) continue;
      editor.setDecorations(this.lit, [range]);
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        editor.setDecorations(this.lit, []);
      }, flashTime);
      this.timers.add(timer);
    }
  }

  /** Brings the text to the front with the cursor at a place: in its own column if open, else next to the diagram. */
  async open(document: vscode.TextDocument, place: vscode.Position | undefined): Promise<void> {
    const [visible] = editorsOf(document);
    const column = visible?.viewColumn ?? columnOf(document) ?? vscode.ViewColumn.Beside;
    const selection = place ? { selection: new vscode.Range(place, place) } : {};
    await vscode.window.showTextDocument(document, { viewColumn: column, ...selection });
  }

  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.lit.dispose();
  }
}

function editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
  const key = document.uri.toString();
  return vscode.window.visibleTextEditors.filter((editor) => editor.document.uri.toString() === key);
}

/** The column in which the document is open as text in a hidden tab. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const key = document.uri.toString();
  const holds = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputText && input.uri.toString() === key;
  return vscode.window.tabGroups.all.find((group) => group.tabs.some(holds))?.viewColumn;
}
