// A worker script: it exports nothing.
export {};
