import type { dataPanelContract, dataPanelEvents } from '../../src/protocol/data-panel';
import type { Peer } from '../../src/protocol/rpc';

/** The page's end of the channel to the extension host. */
export type DataHost = Peer<typeof dataPanelEvents, typeof dataPanelContract>;
