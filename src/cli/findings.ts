import type { Finding } from '../data/doctor/finding';
import type { Files } from '../data/file-bytes';
import { findingsOf } from '../data/overview/examined';
import type { PreparedExamples } from '../data/prepare';
import { Fault, type Message, message } from '../model/message';
import type { Spec } from '../model/spec';

/** What the data doctor found, or why it was not asked. */
export type Examination = { readonly findings: readonly Finding[] } | { readonly unexamined: Message };

/** Asks the data doctor of prepared data, unless what it needs does not fit into memory beside them. */
export function examination(prepared: PreparedExamples, spec: Spec, files: Files): Examination {
  try {
    return { findings: findingsOf(prepared, spec, files) };
  } catch (error) {
    if (!(error instanceof Fault) || error.detail.code !== 'data-memory') throw error;
    return { unexamined: message('cli-unexamined', error.detail.args) };
  }
}
