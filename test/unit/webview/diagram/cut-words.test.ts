import { equal } from 'node:assert/strict';
import { nameCutWords } from '../../../../webview/diagram/cut-words';
import { inPage, Part, partIn } from '../elements';

/** Words of a card in a place of some width. */
class Words extends Part {
  scrollWidth = 100;
  clientWidth = 100;
  textContent: string | null = '  hidden \n layer ';
  removeAttribute(name: string): void {
    if (name === 'title') this.title = '';
  }
}

describe('words on a card that are cut', () => {
  inPage({ Element: Part });

  it('are whole in the tooltip, and only then', () => {
    const name = new Words();
    name.className = 'card-name';
    const hover = (target: unknown): string => {
      nameCutWords({ target } as Event);
      return name.title;
    };
    name.title = 'of before';
    equal(hover(name), '');
    name.clientWidth = 99;
    equal(hover(name), 'hidden layer');
    equal(hover(partIn(name, 'within')), 'hidden layer');
    name.textContent = null;
    equal(hover(name), '');
    name.title = 'kept';
    equal(hover(new Part()), 'kept');
    equal(hover(undefined), 'kept');
  });
});
