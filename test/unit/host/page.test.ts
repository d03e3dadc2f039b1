import { deepEqual, equal } from 'node:assert/strict';
import { pageOf } from '../../../src/host/page/page';

const page = pageOf({
  cspSource: 'https://*.example',
  nonce: 'abc123',
  language: 'zh-cn"><script>',
  script: 'https://file.example/dist/webview.js?a&b',
  styles: ['https://file.example/media/panel.css'],
});

describe('pageOf', () => {
  it('allows its one script, its own files, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "style-src https://*.example 'nonce-abc123'",
      "script-src 'nonce-abc123'",
      'font-src https://*.example',
      'img-src https://*.example data: blob:',
    ]);
    equal(page.match(/<script/g)?.length, 1);
    equal(page.includes('<script nonce="abc123" src="https://file.example/dist/webview.js?a&amp;b"></script>'), true);
  });

  it('has no inline style or handler, and escapes what it is given', () => {
    equal(/ (style|on\w+)=/.test(page), false);
    equal(page.includes('\n<link rel="stylesheet" href="https://file.example/media/panel.css">\n'), true);
    equal(page.includes('<html lang="zh-cn&quot;>&lt;script>">'), true);
  });
});
