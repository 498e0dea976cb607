// What is asked of every report at hand and of those to come: a region's profile, and the rules that are not looked at. It stays until it is cleared.

/**
 * `ignore` are ids of rules; `profile` is that of its file; `revision` counts the changes.
 * @type {{ ignore: string[], profile: { name: string, text: string } | null, revision: number }}
 */
export const settings = { ignore: [], profile: null, revision: 0 };

/** Whether anything is asked otherwise than by itself. */
export const isSet = () => settings.ignore.length > 0 || settings.profile !== null;

/** Changes what is asked: every report is to be checked anew. */
export function set(/** @type {Partial<Pick<typeof settings, "ignore" | "profile">>} */ change) {
  Object.assign(settings, change, { revision: settings.revision + 1 });
}
