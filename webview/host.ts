import type { panelContract, panelEvents } from '../src/protocol/panel';
import type { Peer } from '../src/protocol/rpc';

/** The panel's end of the channel to the extension host. */
export type Host = Peer<typeof panelEvents, typeof panelContract>;
