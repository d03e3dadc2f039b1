import { type Locale, localeOf } from '../messages/translate';

/** The language of POSIX's variables, the strongest first: `zh_CN.UTF-8` → zh-cn. */
export function localeOfEnvironment(variables: Readonly<Record<string, string | undefined>>): Locale {
  const tag = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG;
  return localeOf(tag?.replaceAll('_', '-'));
}
