// The worker is a module that imports on demand: it stays one in what is built.
export default { base: "./", worker: { format: "es" }, build: { target: "es2022" } };
