// Other engines than Chromium, driven by their own protocols: Firefox by WebDriver BiDi, WebKitGTK's MiniBrowser by plain WebDriver.
// In: what is installed. Out: a page that runs scripts and presses keys, the same for both; every call has a time limit, and a start that fails leaves nothing running.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

/** What a browser has not answered after so many milliseconds it will not answer. */
const LIMIT = 60_000;
const FIREFOX = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => path && existsSync(path));
const WEBKIT = ["/usr/bin/WebKitWebDriver"].find(existsSync);
const XVFB = ["/usr/bin/Xvfb"].find(existsSync);

/**
 * An engine's start: it tells how to end each thing that it begins, and these are ended, the last first, where it fails, or by `close`.
 */
const ending = (start) => async (options) => {
  const ends = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start((end) => ends.push(end), options)), close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The engines that this machine has, and what to install for the others. */
export const ENGINES = [
  { name: "Firefox", start: FIREFOX && ending(startFirefox), missing: "firefox-esr" },
  { name: "WebKitGTK", start: WEBKIT && XVFB && ending(startWebKit), missing: "webkit2gtk-driver, xvfb" },
];

const limited = (promise, what) => {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no answer to ${what}`)), LIMIT)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Waits for a line that a program says. */
const said = (child, stream, pattern) => limited(new Promise((done, fail) => {
  let text = "";
  child.on("error", fail);
  child.on("exit", (code) => fail(new Error(`it ended with ${code}: ${text.slice(-400)}`)));
  child[stream].on("data", (part) => {
    text += part;
    const found = pattern.exec(text);
    if (found) done(found[1]);
  });
}), "its start");

/** Ends a program, and waits until it has ended. */
const ended = (child) => new Promise((done) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return done();
  child.on("exit", done);
  return child.kill("SIGKILL");
});

async function startFirefox(endBy, { dark = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "gouji-firefox-"));
  endBy(() => rmSync(profile, { recursive: true, force: true }));
  const prefs = { "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1, "datareporting.policy.dataSubmissionEnabled": false, "app.update.enabled": false };
  writeFileSync(join(profile, "user.js"), Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  const child = spawn(FIREFOX, ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile], { stdio: ["ignore", "ignore", "pipe"] });
  endBy(() => ended(child));
  const socket = new WebSocket(`${await said(child, "stderr", /BiDi listening on (ws:\S+)/)}/session`);
  endBy(() => socket.terminate());
  await limited(new Promise((done, fail) => socket.on("open", done).on("error", fail)), "the connection");
  const [waiting, problems] = [new Map(), []];
  socket.on("message", (message) => {
    const { id, error, message: why, result, method, params } = JSON.parse(message);
    if (method === "log.entryAdded" && params.level === "error") problems.push(params.text);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (asked) error ? asked.fail(new Error(`${error}: ${why}`)) : asked.done(result);
  });
  let next = 1;
  const ask = (method, params) => limited(new Promise((done, fail) => {
    waiting.set(next, { done, fail });
    socket.send(JSON.stringify({ id: next++, method, params }));
  }), method);
  const { capabilities } = await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts: [{ context }] } = await ask("browsingContext.getTree", {});
  await ask("browsingContext.setViewport", { context, viewport: { width: 1366, height: 768 } });
  return {
    version: capabilities.browserVersion,
    problems: async () => problems,
    open: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
    async run(expression) {
      const { result, exceptionDetails } = await ask("script.evaluate", { expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`, awaitPromise: true, target: { context } });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    keys: (actions) => ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] }),
  };
}

async function startWebKit(endBy) {
  const screen = spawn(XVFB, ["-displayfd", "1", "-screen", "0", "1400x900x24"], { stdio: ["ignore", "pipe", "ignore"] });
  endBy(() => ended(screen));
  const display = await said(screen, "stdout", /(\d+)\n/);
  const port = 20_000 + (process.pid % 20_000);
  const child = spawn(WEBKIT, [`--port=${port}`], { env: { ...process.env, DISPLAY: `:${display}`, LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" }, stdio: "ignore" });
  endBy(() => ended(child));
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(LIMIT) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let i = 0; i < 100; i += 1) {
    if (await ask("GET", "/status").then(({ ready }) => ready, () => false)) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const { sessionId, capabilities } = await ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
  const at = `/session/${sessionId}`;
  endBy(() => ask("DELETE", at).catch(() => {}));
  await ask("POST", `${at}/timeouts`, { script: LIMIT, pageLoad: LIMIT });
  const run = async (expression) => {
    const script = `const done = arguments[0]; (async () => ({ value: (await (${expression})) ?? null }))().catch((error) => ({ error: String(error) })).then((answer) => done(JSON.stringify(answer)));`;
    const { value, error } = JSON.parse(await ask("POST", `${at}/execute/async`, { script, args: [] }));
    if (error) throw new Error(error);
    return value;
  };
  return {
    version: capabilities.browserVersion,
    run,
    // WebDriver does not tell what a page says of errors: from when it is loaded on, the page keeps it.
    problems: () => run("globalThis.problems"),
    async open(url) {
      await ask("POST", `${at}/url`, { url });
      await run(`(() => {
        globalThis.problems = [];
        addEventListener("error", (event) => problems.push(String(event.message)));
        addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
        const say = console.error;
        console.error = (...what) => (problems.push(what.join(" ")), say(...what));
      })()`);
    },
    keys: (actions) => ask("POST", `${at}/actions`, { actions: [{ type: "key", id: "keys", actions }] }),
  };
}
