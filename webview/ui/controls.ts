import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/**
 * Makes the toolkit's elements known to the page; the only place that imports it. Regions write `<vscode-button>`,
 * `<vscode-text-field>`, `<vscode-checkbox>`, `<vscode-dropdown>` and `<vscode-option>` as plain tags.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeTextField(),
  );
}
