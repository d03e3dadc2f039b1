import type { MessageCode } from '../../src/messages/translate';
import { type ViewName, viewNames } from '../../src/protocol/view';
import type { Store } from '../store';
import { text } from '../ui/language';
import type { MenuItem } from '../ui/menu';

/** The icon and the name of each large view in menus. */
export const viewLooks: Readonly<Record<ViewName, { readonly icon: string; readonly label: MessageCode }>> = {
  results: { icon: 'checklist', label: 'view-results' },
  health: { icon: 'pulse', label: 'view-health' },
  landscape: { icon: 'graph-scatter', label: 'view-landscape' },
  gradcheck: { icon: 'beaker', label: 'view-gradcheck' },
};

/** Opens a large view over the panel, in place of the one that is open and of the microscope. */
export function openView(store: Store, name: ViewName): void {
  if (store.state.view === name) return;
  store.update({ view: name, microscope: undefined, walk: undefined });
}

/** Closes the large view that is open. */
export function closeView(store: Store): void {
  store.update({ view: undefined });
}

/** The large views as items of a menu. */
export function viewItems(store: Store): readonly MenuItem[] {
  return viewNames.map((name) => ({
    label: text(viewLooks[name].label),
    icon: viewLooks[name].icon,
    run: () => openView(store, name),
  }));
}
