/** What the page of a panel is made of; every address is one that the webview may load. */
export interface PageParts {
  /** Of the webview: the origin that its own files have. */
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
  /** VS Code's display language. */
  readonly language: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** The panel's HTML: nothing runs or loads but the one script with the nonce and the extension's own files. */
export function pageOf({ cspSource, nonce, language, script, styles }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`).join('\n')}
<title>NNet</title>
</head>
<body>
<div id="panel"></div>
<script nonce="${nonce}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
