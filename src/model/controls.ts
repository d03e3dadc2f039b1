/** What is known of a control wherever it appears. */
interface ControlRow {
  /** A codicon. */
  readonly icon: string;
  /** Keys as the manifest writes them; `mac` where that system has others. */
  readonly key?: string;
  readonly mac?: string;
  /** Whether the palette always offers its command, which then explains why it cannot act. */
  readonly always?: true;
}

/**
 * The commands that control training, in the order in which they are offered: the one table of the commands, their
 * keys and icons, the toolbar and the lenses. The manifest cannot import it; a test compares the two.
 */
export const controlTable = {
  train: { icon: 'play', always: true },
  pause: { icon: 'debug-pause' },
  resume: { icon: 'debug-continue' },
  step: { icon: 'debug-step-over', key: 'ctrl+k g', mac: 'cmd+k g' },
  stop: { icon: 'debug-stop', key: 'ctrl+k x', mac: 'cmd+k x' },
  reset: { icon: 'debug-restart' },
} as const satisfies Readonly<Record<string, ControlRow>>;

export type Control = keyof typeof controlTable;
/** In the table's order. */
export const controls = Object.keys(controlTable) as readonly Control[];

/** The one key for Train, Pause and Resume; its command decides when it runs which of them applies. */
export const primaryKey = { command: 'nnet.trainOrPause', key: 'ctrl+k t', mac: 'cmd+k t' } as const;

/** The `when` clause under which VS Code offers the controls: the active editor shows a spec. */
export const controlsWhen = '(editorLangId == nnet || activeCustomEditorId == nnet.diagram)';

/** The command of a control. */
export function commandOf<C extends Control>(control: C): `nnet.${C}` {
  return `nnet.${control}`;
}

/** The context key that says whether a control can act on the active spec; only for menus, which may be out of date. */
export function contextKeyOf(control: Control): string {
  return `nnet.can${control.charAt(0).toUpperCase()}${control.slice(1)}`;
}
