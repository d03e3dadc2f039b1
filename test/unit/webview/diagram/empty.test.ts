import { equal, match } from 'node:assert/strict';
import { emptyTemplate } from '../../../../webview/diagram/empty';
import { inPage } from '../elements';
import { networkOf } from '../inspect/places';
import { markup, words } from '../markup';
import { denseLayer, inputLayer } from './scenes';

describe('an empty diagram', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  it('says what to write, once the text is read', () => {
    match(markup(emptyTemplate(undefined)), /^<p class="quiet">/);
    match(words(emptyTemplate(networkOf())), /model \{ input 2 dense hidden 4 tanh dense output 1 sigmoid \}$/);
    equal(markup(emptyTemplate(networkOf(inputLayer(2), denseLayer(1, 1, 2)))), '');
  });
});
