import { controls } from '../model/controls';
import { viewNames } from '../protocol/view';

/** Every command of the manifest, without the leading `nnet.`. */
export const commandNames = [
  ...controls,
  'trainOrPause',
  'stepBatch',
  'stepUntil',
  'branch',
  'showRun',
  'openDiagram',
  'previewData',
  'openText',
  'revealInDiagram',
  'microscope',
  ...viewNames,
  'derive',
  'openCourse',
  'buildXor',
  'newNetwork',
  'showLog',
] as const;

/** What the palette, the menus, the keys and the lenses run, without the leading `nnet.`. */
export type CommandName = (typeof commandNames)[number];
