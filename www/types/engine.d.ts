// What passes between the package's door (gouji.js), its worker, and the WebAssembly behind them.
import type { Arrangement, CheckOptions, Exported, Form, Report, Rollup, RollupOptions, Rule, UnitInput, Who } from "../gouji.js";

/** An input as the WebAssembly takes it. */
export type Raw = string | Uint8Array | { html: string; text: string };

/** Options of a check, with last year's report as the WebAssembly takes it. */
export type RawOptions = Omit<CheckOptions, "previous"> & { previous?: Raw };

/** A document to be taken away, or one that could not be read. */
export type RawItem =
  | { input: Raw; options: RawOptions; aside: NonNullable<Exported["aside"]> }
  | { name: string | undefined; options: RawOptions; error: { code: string; message: string } };

/** A unit's report as the WebAssembly takes it. */
export type RawUnit = Omit<UnitInput, "input"> & { input: Raw };

/** What can be asked of the WebAssembly. */
export interface Operations {
  check(input: Raw, options: RawOptions): Report;
  text(input: Raw, options: { lang?: string }): string;
  forms(): Form[];
  rules(options?: { profile?: string; lang?: string }): Rule[];
  export(items: RawItem[], shape: string): string | Uint8Array;
  corrected(file: Uint8Array, text: string, options: { lang?: string }): Uint8Array;
  rollup(parent: Raw, units: RawUnit[], options: RollupOptions): Rollup;
  exportRollup(parent: Raw, units: RawUnit[], shape: string, options: RollupOptions): string;
  arrange(list: Who[]): Arrangement;
}

/** What is asked, as one. */
export type Asked = { [O in keyof Operations]: { operation: O; args: Parameters<Operations[O]> } }[keyof Operations];

/** Runs an operation. */
export type Run = <O extends keyof Operations>(operation: O, args: Parameters<Operations[O]>) => Promise<ReturnType<Operations[O]>>;

/** Where operations are run. */
export interface Engine {
  run: Run;
  dispose(): void;
}

/** An error as plain data. */
export interface Told {
  code: string;
  message: string;
}

/** What a worker answers. */
export type Reply = { id: number } & ({ result: unknown; error?: undefined } | { error: Told });
