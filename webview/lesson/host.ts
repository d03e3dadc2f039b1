import type { lessonPanelContract, lessonPanelEvents } from '../../src/protocol/lesson-panel';
import type { Peer } from '../../src/protocol/rpc';

/** The page's end of the channel to the extension host. */
export type LessonPageHost = Pick<Peer<typeof lessonPanelEvents, typeof lessonPanelContract>, 'call'>;
