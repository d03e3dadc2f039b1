/** What the extension says outside the panel's page: refusals, questions, the status bar, lenses. */
export const host = {
  'admit-detail': 'It lies outside the workspace. Your answer is remembered for this workspace.',
  'admit-irregular': '“{path}” is no regular file: name a file that holds the data.',
  'admit-missing':
    'There is no file “{path}” (looked for from “{folder}”): correct the path in the spec, or put the file there.',
  'admit-outside':
    '“{path}” lies outside the workspace, at “{real}”, and was not admitted: move it into the workspace, or train again and allow it.',
  'admit-question': 'Let the spec read “{file}”?',
  'admit-share': '“{path}” lies on a network share, which is not read: copy the file into the workspace.',
  'admit-url': '“{path}” is an address, and nothing is downloaded: save the file into the workspace and name its path.',
  'admit-yes': 'Read It',
  'command-no-spec': 'Open a .nnet file first: the command acts on the network in the active editor.',
  'control-elsewhere': 'This revision is only to be looked at: open the file itself to train it.',
  'control-ended': 'The run has ended: Train starts a new one.',
  'control-errors': '{count} {count:error|errors} in the spec: mend {count:it|them} first.',
  'control-foreign':
    'This file holds a finished network in the format of verification tools: there is nothing to train.',
  'control-no-data': 'The spec has no data block: add one, for example “data { generate flower samples=400 }”.',
  'control-not-training': 'Nothing is being trained.',
  'control-nothing-to-resume': 'No run waits to be resumed.',
  'control-preparing': 'The data are being read.',
  'control-step-training': 'Training is running: pause it to go on by single epochs.',
  'control-training': 'Training is running.',
  'control-untrusted': 'The workspace is not trusted: nothing is read, trained or started until you trust it.',
  'edit-overtaken': 'The text changed while the diagram was being edited, so it was left alone: try again.',
  'edit-read-only': 'This text can’t be changed from the diagram.',
  'engine-absent': 'No network is loaded yet.',
  'engine-failed': 'Training failed for a reason that is in the log (command “NNet: Show Log”).',
  'engine-killed':
    'The training process did not answer and was ended; the run stands at its last checkpoint, and Resume goes on from there.',
  'engine-lost':
    'The training process ended unexpectedly ({exit}): Resume goes on from the run’s last checkpoint, Train starts anew.',
  'engine-lost-idle': 'The training process ended unexpectedly ({exit}): Train starts another one.',
  'engine-unstartable':
    'The training process could not be started ({exit}): the log (command “NNet: Show Log”) says more.',
  'lens-open-diagram': 'Open diagram',
  'lens-pause': 'Pause',
  'lens-reset': 'Reset',
  'lens-resume': 'Resume',
  'lens-step': 'Step',
  'lens-stop': 'Stop',
  'lens-train': 'Train',
  'run-active': 'A run is under way: stop it first.',
  'run-delete': 'Delete',
  'run-delete-forever': 'Delete for Good',
  'run-delete-forever-question': '“{label}” can’t be moved to the trash here. Delete it for good?',
  'run-delete-question': 'Delete “{label}” with its weights and history?',
  'run-elsewhere':
    'Another window is training this run: here stands its last checkpoint. Stop it there, or wait, before you go on here.',
  'run-file-leaves':
    'Training of “{name}” was stopped because its file is renamed, moved or deleted; the run keeps what it has learned.',
  'run-folder-linked':
    '“{folder}” is a link or no folder, so no runs are read or written there: make it a plain folder.',
  'run-named': '{name}',
  'run-numbered': 'Run {number}',
  'run-rename-prompt': 'Leave it empty to go back to the run’s number.',
  'run-rename-title': 'Rename “{label}”',
  'run-unreadable': 'The run “{id}” is not there, or its files can’t be read.',
  'status-cost': 'cost {cost}',
  'status-name': 'NNet Training',
  'status-paused': '{name}: paused at epoch {epoch} of {epochs}. Click to open the diagram.',
  'status-training': '{name}: epoch {epoch} of {epochs}. Click to open the diagram.',
} as const satisfies Record<string, string>;
