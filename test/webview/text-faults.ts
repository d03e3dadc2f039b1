import type { Drawn } from './drawn';

/** A text that cannot be read, and why. */
export interface TextFault {
  readonly kind: 'cut' | 'overlaps' | 'covered' | 'crossed' | 'figure outside';
  readonly text: string;
  readonly by: string;
  readonly where: string;
}

/**
 * Runs in a page that was opened with `recordDrawing`: every visible text of the page, in its elements, its SVGs and on
 * its canvases, must be whole (or end in an ellipsis with a tooltip that says all of it), and be overlapped, covered
 * and crossed by nothing. A text on a plate of the page's colour may be above a line; one with a rim above a rule.
 */
export function textFaults(): TextFault[] {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Seen {
    text: string;
    box: Box;
    /** The element that holds it; of a drawn one its canvas. */
    element: Element;
    drawn: boolean;
    /** The node of a text that may be in several pieces. */
    node?: Node;
    /** Where the element was when the text was measured. */
    origin: Box;
  }
  const faults: TextFault[] = [];
  const seen: Seen[] = [];
  const report = (kind: TextFault['kind'], text: string, by: string, box: Box): void => {
    const where = [box.left, box.top, box.right, box.bottom].map(Math.round).join(',');
    faults.push({ kind, text: text.replace(/\s+/g, ' ').slice(0, 60), by: by.slice(0, 80), where });
  };
  const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
  const both = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const meet = (a: Box, b: Box, least: number): boolean => {
    const { left, top, right, bottom } = both(a, b);
    return right - left > least && bottom - top > least;
  };
  const holds = (box: Box, x: number, y: number): boolean =>
    x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

  // Hidden pages of accessible tables are beyond the page's edge; all else takes part, whether the mouse sees it or
  // not.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, *::before, *::after { pointer-events: auto !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const stage = document.querySelector('.stage');
  const stageBox = stage?.getBoundingClientRect();
  const pans =
    stageBox !== undefined &&
    [...document.querySelectorAll('.world > *')].some((element) => {
      const box = element.getBoundingClientRect();
      return box.right > stageBox.right + 1 || box.bottom > stageBox.bottom + 1 || box.left < stageBox.left - 1;
    });
  const scrolls = (overflow: string, element: Element): boolean =>
    (overflow === 'auto' || overflow === 'scroll') && getComputedStyle(element).scrollbarWidth !== 'none';

  /** What of a box is cut away by an element around it, and by which; scrolling down shows more, sideways is a cut. */
  const clipOf = (element: Element, box: Box): { seen: Box; by: Element | undefined } => {
    let clipped: Box = { ...box };
    let by: Element | undefined;
    const page: Box = {
      left: 0,
      top: -(document.scrollingElement?.scrollTop ?? 0),
      right: document.documentElement.clientWidth,
      bottom: 1e9,
    };
    for (let around: Element | null = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.display === 'contents' || style.display === 'inline') continue;
      const own = around === document.body || around === document.documentElement;
      const frame = around.getBoundingClientRect();
      const inner: Box = own
        ? page
        : {
            left: style.overflowX === 'visible' ? -1e9 : frame.left,
            right: style.overflowX === 'visible' ? 1e9 : frame.right,
            top: style.overflowY === 'visible' || scrolls(style.overflowY, around) ? -1e9 : frame.top,
            bottom: style.overflowY === 'visible' || scrolls(style.overflowY, around) ? 1e9 : frame.bottom,
          };
      const next = both(clipped, inner);
      const cut =
        next.left > clipped.left + 1 ||
        next.right < clipped.right - 1 ||
        next.top > clipped.top + 1.5 ||
        next.bottom < clipped.bottom - 1.5;
      if (cut) by = around;
      clipped = next;
      if (style.position === 'fixed') break;
    }
    return { seen: clipped, by };
  };
  const isShown = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (getComputedStyle(around).clipPath !== 'none') return false;
      if (around.classList.contains('past')) return false;
    }
    return true;
  };
  /** The whole words are in a tooltip, and the text ends in an ellipsis. */
  const endsInEllipsis = (element: Element, text: string): boolean => {
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const tooltip = element.closest('[title]')?.getAttribute('title') ?? '';
    const fold = (words: string): string => words.replace(/\s+/g, '').toLowerCase();
    if (!fold(tooltip).includes(fold(text))) return false;
    for (let around: Element | null = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') return true;
      if (style.display !== 'inline' && style.textOverflow !== 'ellipsis') break;
    }
    return false;
  };

  // Texts of elements.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const element = node.parentElement;
    if (text.trim() === '' || !element || /^(script|style)$/i.test(element.tagName) || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      // A line of text has room above its capitals and below its base line.
      const trim = rect.height * 0.18;
      const box: Box = { left: rect.left, right: rect.right, top: rect.top + trim, bottom: rect.bottom - trim };
      const { seen: rest, by } = clipOf(element, box);
      if (rest.right - rest.left < 2 || rest.bottom - rest.top < 2) continue;
      const panned = by === stage && pans;
      if (by && !panned && !endsInEllipsis(element, text.trim())) report('cut', text, nameOf(by), box);
      seen.push({ text: text.trim(), box: rest, element, drawn: false, node, origin: element.getBoundingClientRect() });
    }
  }
  for (const input of document.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])')) {
    if (!isShown(input) || input === document.activeElement || input.scrollWidth <= input.clientWidth + 1) continue;
    const style = getComputedStyle(input);
    if (style.textOverflow !== 'ellipsis' || !input.title.includes(input.value))
      report('cut', input.value, nameOf(input), input.getBoundingClientRect());
  }

  // Texts on canvases, and what is drawn over and under them.
  const drawnOn = (window as unknown as { drawn(canvas: HTMLCanvasElement): readonly Drawn[] }).drawn;
  /** A thin straight line, level or upright: a rule of a grid. */
  const isRule = ({ width, paths }: Drawn & { kind: 'stroke' }): boolean =>
    width <= 1.5 &&
    paths.every(
      (points) =>
        points.every((value, i) => i % 2 === 1 || Math.abs(value - (points[0] ?? 0)) < 0.6) ||
        points.every((value, i) => i % 2 === 0 || Math.abs(value - (points[1] ?? 0)) < 0.6),
    );
  for (const canvas of document.querySelectorAll('canvas')) {
    const all = drawnOn(canvas);
    if (!isShown(canvas) || all.length === 0) continue;
    const frame = canvas.getBoundingClientRect();
    const scale = frame.width / Math.max(1, canvas.width);
    const onPage = (box: Box): Box => ({
      left: frame.left + box.left * scale,
      right: frame.left + box.right * scale,
      top: frame.top + box.top * scale,
      bottom: frame.top + box.bottom * scale,
    });
    for (const [at, drawn] of all.entries()) {
      if (drawn.kind !== 'text') continue;
      const { box } = drawn;
      const shown = onPage(box);
      const { seen: rest, by } = clipOf(canvas, both(shown, frame));
      if (rest.right - rest.left < 2 || rest.bottom - rest.top < 2) continue;
      const outside =
        shown.left < frame.left - 1 ||
        shown.right > frame.right + 1 ||
        shown.top < frame.top - 1 ||
        shown.bottom > frame.bottom + 1;
      if ((outside || by) && !(pans && stage?.contains(canvas))) report('cut', drawn.text, nameOf(by ?? canvas), shown);
      seen.push({ text: drawn.text, box: rest, element: canvas, drawn: true, origin: frame });
      if (drawn.text.endsWith('…')) {
        // What is under the mouse says itself in full.
        const { left, right, top, bottom } = rest;
        const mouse = { clientX: (left + right) / 2, clientY: (top + bottom) / 2, bubbles: true };
        canvas.dispatchEvent(new PointerEvent('pointermove', mouse));
        const tooltip = canvas.closest('[title]')?.getAttribute('title') ?? '';
        if (!tooltip.includes(drawn.text.slice(0, -1).trim())) report('cut', drawn.text, 'no tooltip', shown);
      }
      // The last plate under the text hides what was drawn before it.
      let from = 0;
      for (let i = at - 1; i >= 0 && from === 0; i--) {
        const plate = all[i];
        if (plate?.kind !== 'fill' || !plate.opaque) continue;
        const { left, right, top, bottom } = plate.box;
        if (left <= box.left && right >= box.right && top <= box.top && bottom >= box.bottom) from = i + 1;
      }
      const inner: Box = { left: box.left + 0.5, top: box.top + 0.5, right: box.right - 0.5, bottom: box.bottom - 0.5 };
      for (let i = from; i < all.length; i++) {
        const other = all[i];
        if (!other || i === at) continue;
        if (other.kind === 'fill') {
          if (i > at && meet(other.box, inner, 0.5)) report('covered', drawn.text, 'a fill', shown);
          else if (i < at && other.opaque && meet(other.box, inner, 1)) {
            const { left, right, top, bottom } = other.box;
            const around = left <= inner.left && right >= inner.right && top <= inner.top && bottom >= inner.bottom;
            if (!around) report('crossed', drawn.text, 'the edge of a fill', shown);
          }
        } else if (other.kind === 'stroke') {
          if (drawn.rim && i < at && isRule(other)) continue;
          const half = other.width / 2;
          const reach: Box = {
            left: inner.left - half,
            right: inner.right + half,
            top: inner.top - half,
            bottom: inner.bottom + half,
          };
          const hit = other.paths.some((points) => {
            for (let p = 0; p + 1 < points.length; p += 2)
              if (holds(reach, points[p] ?? 0, points[p + 1] ?? 0)) return true;
            return false;
          });
          if (!hit) continue;
          report('crossed', drawn.text, `a line of ${other.width.toFixed(1)} px, ${other.colour}`, shown);
          break;
        }
      }
    }
  }

  // No two texts over each other.
  for (const [i, a] of seen.entries()) {
    for (const b of seen.slice(i + 1)) {
      if (!meet(a.box, b.box, 1)) continue;
      if (a.node !== undefined && a.node === b.node) continue;
      if (a.element.closest('math') && a.element.closest('math') === b.element.closest('math')) continue;
      report('overlaps', a.text, `“${b.text.slice(0, 40)}”`, both(a.box, b.box));
    }
  }

  // Curves of SVGs cross no text.
  for (const shape of document.querySelectorAll<SVGGeometryElement>('svg path, svg line, svg polyline')) {
    if (!isShown(shape) || getComputedStyle(shape).stroke === 'none') continue;
    const matrix = shape.getScreenCTM();
    const length = shape.getTotalLength();
    if (!matrix || length === 0) continue;
    const frame = shape.ownerSVGElement?.getBoundingClientRect();
    const shown = shape.ownerSVGElement && frame ? clipOf(shape.ownerSVGElement, frame).seen : undefined;
    const near = seen.filter(({ box, drawn }) => shown && !drawn && meet(box, shown, 0.5));
    if (near.length === 0) continue;
    const crossed = new Set<Seen>();
    for (let at = 0; at <= length; at += 2) {
      const point = shape.getPointAtLength(at).matrixTransform(matrix);
      for (const text of near) {
        const { left, right, top, bottom } = text.box;
        if (holds({ left: left + 1, right: right - 1, top: top + 1, bottom: bottom - 1 }, point.x, point.y))
          crossed.add(text);
      }
    }
    for (const text of crossed) report('crossed', text.text, nameOf(shape), text.box);
  }

  // Pictures within the page and what holds them.
  for (const figure of document.querySelectorAll('svg, canvas')) {
    if (!isShown(figure) || stage?.contains(figure)) continue;
    const frame = figure.getBoundingClientRect();
    if (frame.width < 1 || frame.height < 1) continue;
    const { seen: rest, by } = clipOf(figure, frame);
    if (by && rest.right - rest.left > 0) report('figure outside', nameOf(figure), nameOf(by), frame);
  }

  // Nothing painted over a text: ask the page what is at some of its points.
  const isClear = (element: Element): boolean => {
    if (/^(canvas|img|svg|path|rect|circle|text|input|video)$/i.test(element.tagName)) return false;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const alpha =
      backgroundColor === 'transparent'
        ? 0
        : Number(/[\d.]+(?=\)$)/.exec(/rgba|\//.test(backgroundColor) ? backgroundColor : '')?.[0] ?? 1);
    return alpha === 0 && backgroundImage === 'none';
  };
  const scrolled = [...document.querySelectorAll('*')].filter((element) => element.scrollTop > 0);
  const before = scrolled.map((element) => [element, element.scrollTop] as const);
  for (const text of seen) {
    const { element, box, origin } = text;
    const middle = (box.top + box.bottom) / 2;
    // How far the text has been scrolled since it was measured.
    const shift = (): { x: number; y: number } => {
      const now = element.getBoundingClientRect();
      return { x: now.left - origin.left, y: now.top - origin.top };
    };
    let offset = shift();
    const isInView = (y: number): boolean => y > 100 && y < innerHeight - 20;
    if (!isInView(middle + offset.y)) {
      element.scrollIntoView({ block: 'center' });
      offset = shift();
    }
    for (const share of [0.1, 0.5, 0.9]) {
      const x = box.left + (box.right - box.left) * share + offset.x;
      const y = middle + offset.y;
      if (x < 0 || x >= document.documentElement.clientWidth || !isInView(y)) continue;
      let by: Element | undefined;
      for (const top of document.elementsFromPoint(x, y)) {
        if (top === element || top.contains(element) || element.contains(top)) break;
        if (text.drawn && top.closest('.world') && isClear(top)) continue;
        if (!isClear(top)) {
          by = top;
          break;
        }
      }
      if (by) {
        report('covered', text.text, nameOf(by), box);
        break;
      }
    }
  }
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0;
  for (const [element, top] of before) element.scrollTop = top;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  return faults;
}
