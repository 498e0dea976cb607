// The contrast of every pair of colours that the styles name, light and dark: text 4.5 to 1, marks and edges that tell something 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./harness.mjs";

const css = ["www/style.css", "www/later.css"].map((name) => readFileSync(join(ROOT, name), "utf8")).join("\n").replace(/\/\*[^]*?\*\//g, "");

/** The variables of each scheme: those of :root, and over them those of the dark one. */
const variablesIn = (text) => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map((m) => [m[1], m[2]]));
const [first, dark] = [...css.matchAll(/:root\s*\{[^}]*\}/g)].map((m) => variablesIn(m[0]));
const SCHEMES = { light: first, dark: { ...first, ...dark } };

function luminance(hex) {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join("") : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What a value names: a variable or a colour; null for none, transparent and the like. */
const colourIn = (value) => /var\(--([\w-]+)\)/.exec(value ?? "")?.[1] ?? /#[0-9a-f]{3,6}/.exec(value ?? "")?.[0] ?? null;
const declared = (body, name) => body.split(";").map((one) => one.trim()).filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1)).pop();

/** Every rule: its selector and what it declares. */
const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((m) => ({ selector: m[1].trim(), body: m[2] })).filter(({ selector }) => !/^(:root|@)/.test(selector));
/** What text stands on where no rule says otherwise. */
const GROUNDS = ["paper", "ground"];
/** Backgrounds that carry light text: their rules say it once, for the badge itself. */
const FILLED = ["bad", "warn", "note", "accent", "ink"];
/** Marks and edges that tell a state. */
const MARKS = ["text-decoration-color", "border-left-color", "outline", "box-shadow", "text-decoration"];
const QUIET = ["line"];

function pairs() {
  const found = [];
  for (const { selector, body } of rules) {
    const text = colourIn(declared(body, "color"));
    const ground = colourIn(declared(body, "background"));
    if (text || ground) {
      const over = ground ? [ground] : GROUNDS;
      // Of a button that only changes its ground the words stay as they are.
      const inks = text ? [text] : FILLED.includes(ground) ? ["paper"] : /button|summary|pressed/.test(selector) ? ["accent"] : ["ink", "soft"];
      // Rows of colour without any text in them.
      if (!/::backdrop|\.tab|\.missing|linear-gradient/.test(`${selector}${body}`)) for (const one of over) for (const ink of inks) found.push([selector, ink, one, 4.5]);
    }
    for (const name of MARKS) {
      const mark = colourIn(declared(body, name));
      if (mark && !QUIET.includes(mark)) for (const one of ground ? [ground] : GROUNDS) found.push([selector, mark, one, 3]);
    }
  }
  return found;
}

test("every pair of colours can be told apart, light and dark", () => {
  const all = pairs();
  assert.ok(all.length > 80, `${all.length} pairs`);
  for (const [scheme, variables] of Object.entries(SCHEMES)) {
    const value = (name) => (name.startsWith("#") ? name : variables[name]);
    const poor = all.filter(([, a, b, least]) => contrast(value(a), value(b)) < least).map(([selector, a, b, least]) => `${selector}: ${a} on ${b} is ${contrast(value(a), value(b)).toFixed(2)}, not ${least}`);
    assert.deepEqual(poor, [], scheme);
  }
});
