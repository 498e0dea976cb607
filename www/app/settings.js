// What is asked of every report at hand and of those to come: a region's profile, and the rules that are not looked at. It stays until it is cleared.

/** `ignore` are ids of rules; `profile` is { name, text } of its file, or null; `revision` counts the changes. */
export const settings = { ignore: [], profile: null, revision: 0 };

/** Whether anything is asked otherwise than by itself. */
export const isSet = () => settings.ignore.length > 0 || settings.profile !== null;

/** Changes what is asked: every report is to be checked anew. */
export function set(change) {
  Object.assign(settings, change, { revision: settings.revision + 1 });
}
