/** What is known of a control wherever it appears. */
interface ControlRow {
  /** A codicon. */
  readonly icon: string;
  /** Keys as the manifest writes them; `mac` where that system has others. */
  readonly key?: string;
  readonly mac?: string;
  /** Whether its command is offered in the palette at any time, to say itself why it can't act. */
  readonly always?: true;
}

/**
 * What training can be told to do, in the order in which it is offered: the one table of the commands, their keys and
 * icons, the toolbar and the lenses. The manifest, which can't import it, is checked against it.
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

/** The one key for Train, Pause and Resume; its command decides which of them fits when it runs. */
export const primaryKey = { command: 'nnet.trainOrPause', key: 'ctrl+k t', mac: 'cmd+k t' } as const;

/** Where the controls are offered, in VS Code's language of `when`: a spec is in the active editor. */
export const controlsWhen = '(editorLangId == nnet || activeCustomEditorId == nnet.diagram)';

/** The command of a control. */
export function commandOf<C extends Control>(control: C): `nnet.${C}` {
  return `nnet.${control}`;
}

/** The context key that says whether a control can act on the active spec; for menus alone, which may lag behind. */
export function contextKeyOf(control: Control): string {
  return `nnet.can${control.charAt(0).toUpperCase()}${control.slice(1)}`;
}
