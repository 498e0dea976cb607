// What was done, as plain data that can be turned back, in one line for the whole list:
//   { kind: "list", before: { ids, at }, after: { ids, at } }              documents came, went, or were taken apart
//   { kind: "edit", id, start, removed, inserted, typed, time }            a stretch of a document's text was replaced
//   { kind: "aside", id, finding, before, after }                          a finding's reason for being set aside; null where it is not
//   { kind: "last", id, before, after }                                    which document is last year's report of this one: an id, 0 for none, or null
//   { kind: "many", commands }                                             several of these as one
/** @import { Command, Difference } from "../types/app.js" */

/** So many steps can be taken back. */
const STEPS = 500;
/** Keystrokes within so many milliseconds of one another are one step, as in a text area. */
const BREATH = 1000;

/**
 * The stretch in which two texts differ.
 * @param {string} from
 * @param {string} to
 * @returns {Difference}
 */
export function difference(from, to) {
  const least = Math.min(from.length, to.length);
  let start = 0;
  while (start < least && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < least - start && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)) end += 1;
  return { start, removed: from.slice(start, from.length - end), inserted: to.slice(start, to.length - end) };
}

/**
 * Adds a keystroke to the step before it, where both type on or both delete on; gives whether it did.
 * @param {Command | undefined} last
 * @param {Command} edit
 */
function joined(last, edit) {
  if (last?.kind !== "edit" || edit.kind !== "edit" || !last.typed || !edit.typed || last.id !== edit.id || edit.time - last.time > BREATH) return false;
  if (!edit.removed && !last.removed && edit.start === last.start + last.inserted.length) last.inserted += edit.inserted;
  else if (!edit.inserted && !last.inserted && edit.start + edit.removed.length === last.start) Object.assign(last, { start: edit.start, removed: edit.removed + last.removed });
  else return false;
  last.time = edit.time;
  return true;
}

export class History {
  /** @param {{ done?: Command[], undone?: Command[] }} kept */
  constructor({ done = [], undone = [] } = {}) {
    this.done = done;
    this.undone = undone;
  }

  /** Takes a command that was just done. What had been undone before cannot be redone any more. */
  add(/** @type {Command} */ command) {
    this.undone = [];
    if (joined(this.done[this.done.length - 1], command)) return;
    this.done.push(command);
    if (this.done.length > STEPS) this.done.shift();
  }

  /** The command to turn back, or undefined. */
  undo() {
    const command = this.done.pop();
    if (command) this.undone.push(command);
    return command;
  }

  /** The command to do again, or undefined. */
  redo() {
    const command = this.undone.pop();
    if (command) this.done.push(command);
    return command;
  }

  /** From now on what was done so far stays in memory alone: nothing of it is written down. */
  seal() {
    for (const command of [...this.done, ...this.undone]) command.sealed = true;
  }

  /** What was sealed may be written down again. */
  open() {
    for (const command of [...this.done, ...this.undone]) delete command.sealed;
  }

  /** What may be written down. */
  get kept() {
    const open = (/** @type {Command[]} */ commands) => commands.filter((command) => !command.sealed);
    return { done: open(this.done), undone: open(this.undone) };
  }
}

/**
 * Every document id that a list of commands may list again.
 * @param {Command[]} commands
 * @returns {Generator<number, void>}
 */
export function* listedBy(commands) {
  for (const command of flat(commands)) if (command.kind === "list") yield* [...command.before.ids, ...command.after.ids];
}

/** Commands, those of composed ones in their place. */
export const flat = (/** @type {Command[]} */ commands) => commands.flatMap((command) => (command.kind === "many" ? command.commands : [command]));
