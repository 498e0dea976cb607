// What `h` takes and `$` gives.

/** What an attribute may be; it is left out where it is null, undefined or false. */
type Scalar = string | number | boolean | null | undefined;

/** The attributes that the page and the element set; one that is not named here is a slip of the pen. */
type Name =
  | "accept" | "autocomplete" | "class" | "colspan" | "download" | "hidden" | "href" | "id" | "inputmode" | "lang" | "maxlength" | "multiple" | "part" | "placeholder" | "rel" | "required"
  | "role" | "rows" | "rowspan" | "scope" | "selected" | "size" | "spellcheck" | "tabindex" | "title" | "type" | "value"
  | `aria-${string}` | `data-${string}`;

/** The attributes and handlers of an element `T`. */
export type Attributes<T extends HTMLElement> = { [name in Name]?: Scalar } & {
  [event in keyof HTMLElementEventMap as `on${event}`]?: (event: HTMLElementEventMap[event] & { currentTarget: T }) => unknown;
};

/** What may stand within an element; null and undefined are left out. */
export type Child = Node | string | null | undefined;

/** The elements of index.html that are asked for by their id. A test holds this list to the page. */
export interface Ids {
  about: HTMLParagraphElement;
  alone: HTMLDivElement;
  aside: HTMLDetailsElement;
  cards: HTMLOListElement;
  changes: HTMLButtonElement;
  choose: HTMLButtonElement;
  "choose-folder": HTMLButtonElement;
  clear: HTMLButtonElement;
  "clear-all": HTMLButtonElement;
  count: HTMLSpanElement;
  desk: HTMLDivElement;
  detail: HTMLDivElement;
  example: HTMLElement;
  file: HTMLInputElement;
  filters: HTMLDivElement;
  flow: HTMLDetailsElement;
  fold: HTMLButtonElement;
  folder: HTMLInputElement;
  kept: HTMLParagraphElement;
  language: HTMLButtonElement;
  legend: HTMLDivElement;
  long: HTMLParagraphElement;
  marks: HTMLDivElement;
  next: HTMLButtonElement;
  others: HTMLParagraphElement;
  panel: HTMLDialogElement;
  previous: HTMLButtonElement;
  reading: HTMLElement;
  redo: HTMLButtonElement;
  result: HTMLElement;
  said: HTMLParagraphElement;
  settings: HTMLParagraphElement;
  side: HTMLElement;
  steps: HTMLDivElement;
  takeaway: HTMLDetailsElement;
  text: HTMLTextAreaElement;
  top: HTMLDivElement;
  trust: HTMLDetailsElement;
  unchecked: HTMLDetailsElement;
  undo: HTMLButtonElement;
  update: HTMLParagraphElement;
  verdict: HTMLDivElement;
  views: HTMLSpanElement;
}
