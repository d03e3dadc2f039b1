/**
 * Text that stays text where VS Code would draw an icon for `$(name)` or a link for `[words](command:…)`, as it does in
 * the status bar, in notifications and in quick picks: a space of no width parts what would begin either.
 */
export function plain(text: string): string {
  return text.replace(/[$\]]\(/g, (opening) => `${opening.charAt(0)}\u200b(`);
}
