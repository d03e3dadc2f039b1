/** What of the diagram is shown: page = diagram · scale + (x, y). */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const smallestScale = 0.04;
const largestScale = 6;

/** Where content begins: in the middle of the room around it, or as near to `offset` as leaves no margin at its ends. */
function along(offset: number, content: number, pane: number): number {
  const room = pane - content;
  return Math.max(0, room) / 2 + Math.min(0, Math.max(Math.min(0, room), offset));
}

/** The same view, with no empty margin where the diagram could fill the pane; what is smaller is centred. */
export function confine(view: View, diagram: Size, pane: Size): View {
  const { scale } = view;
  const x = along(view.x, diagram.width * scale, pane.width);
  const y = along(view.y, diagram.height * scale, pane.height);
  return { scale, x, y };
}

/** Zooms by `factor`, keeping what is under (x, y) of the pane where it is. */
export function zoomAt(view: View, factor: number, x: number, y: number): View {
  const scale = Math.min(largestScale, Math.max(smallestScale, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/** All of the diagram, never larger than natural. */
export function fitView(diagram: Size, pane: Size): View {
  const scale = Math.max(smallestScale, Math.min(1, pane.width / diagram.width, pane.height / diagram.height));
  return confine({ scale, x: 0, y: 0 }, diagram, pane);
}

/** The nearest view in which the stretch from `left` to `right` is seen. */
export function reveal(view: View, left: number, right: number, pane: Size): View {
  const margin = 24;
  const from = left * view.scale + view.x - margin;
  const to = right * view.scale + view.x + margin;
  return { ...view, x: view.x - Math.min(from, Math.max(0, to - pane.width)) };
}
