// The element's own style, as a constructed sheet: it needs nothing from the page's policy. Colours and fonts can be had by --gouji-*.
// What a page says of all elements, "* { padding: 0; color: red }", it says of this one too, and what it says of its text comes in with it: so nothing
// but its being a block is said of the element itself, and all that is seen stands in one part, "face", in which nothing is inherited; lengths
// are its own too, not those of the page's root.
const LIGHT = `--ink: var(--gouji-ink, #1d2528); --soft: var(--gouji-soft, #5a666b); --line: var(--gouji-line, #d5dcde); --paper: var(--gouji-paper, #fff);
--accent: var(--gouji-accent, #1f5f5b); --bad: var(--gouji-bad, #a8201a); --warn: var(--gouji-warn, #8a5a00); --note: var(--gouji-note, #2a5a8a); --good: var(--gouji-good, #1d6b3a);
--bad-soft: var(--gouji-bad-soft, #fbe4e1); --warn-soft: var(--gouji-warn-soft, #fdf0d3); --select: var(--gouji-select, #ffe08a); color-scheme: light;`;
const DARK = `--ink: var(--gouji-ink, #e4e9ea); --soft: var(--gouji-soft, #a3afb3); --line: var(--gouji-line, #3a4447); --paper: var(--gouji-paper, #1b2022);
--accent: var(--gouji-accent, #6cc3bb); --bad: var(--gouji-bad, #ff9a91); --warn: var(--gouji-warn, #f1c266); --note: var(--gouji-note, #93c0ee); --good: var(--gouji-good, #84d7a0);
--bad-soft: var(--gouji-bad-soft, #46211e); --warn-soft: var(--gouji-warn-soft, #40330f); --select: var(--gouji-select, #6b5716); color-scheme: dark;`;

export const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
.face { all: initial; display: block; visibility: inherit; pointer-events: inherit; ${LIGHT} color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: var(--gouji-radius, 8px); padding: 16px;
  font: var(--gouji-font, 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif); }
:host([theme="dark"]) .face { ${DARK} }
@media (prefers-color-scheme: dark) { :host([theme="auto"]) .face { ${DARK} } }
* { box-sizing: border-box; }
p, ol, ul { margin: 0; padding: 0; list-style: none; }
textarea { width: 100%; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 6px; padding: 8px 11.2px; resize: vertical; tab-size: 12; font-variant-numeric: tabular-nums; }
button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--accent); border-radius: 6px; padding: .1em .8em; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.verdict { font-size: 1.15em; font-weight: 600; margin: 9.6px 0; padding: 6.4px 12.8px; border-left: 5px solid var(--line); display: flex; gap: 8px; }
.verdict.bad { border-color: var(--bad); } .verdict.good { border-color: var(--good); } .verdict.part { border-color: var(--warn); } .verdict.empty { font-weight: 400; color: var(--soft); }
.verdict.bad .sign { color: var(--bad); } .verdict.good .sign { color: var(--good); } .verdict.part .sign { color: var(--warn); }
li { margin-bottom: 5.6px; }
.card { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; padding: 6.4px 11.2px; } .card.warning { border-left-color: var(--warn); } .card.note { border-left-color: var(--note); }
.card.active { border-color: var(--accent); } .card .head { display: flex; gap: .5em; align-items: baseline; width: 100%; border: 0; padding: 0; text-align: start; color: var(--soft); }
.card .n { min-width: 1.5em; border-radius: .8em; font-size: .8em; text-align: center; color: var(--paper); background: var(--bad); } .card.warning .n { background: var(--warn); } .card.note .n { background: var(--note); }
.card .word { font-weight: 600; color: var(--bad); white-space: nowrap; } .card.warning .word { color: var(--warn); } .card.note .word { color: var(--note); }
.card:not(.active) .more, .card:not(.active) .aside, .card:not(.active) .choice, .card:not(.active) .choices, .card:not(.active) .actions details { display: none; } q { display: block; color: var(--soft); }
.actions { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; } .actions > :not(button) { flex: 1 1 100%; } .answer { display: flex; justify-content: space-between; gap: .5em; align-items: center; margin: 0 0 .15em; }
.change { background: var(--accent); color: var(--paper); white-space: nowrap; } .several .change { background: none; color: var(--accent); } .quiet { border-color: transparent; } .choice { color: var(--accent); font-weight: 600; }
.why { display: flex; gap: .4em; } .why input { font: inherit; flex: 1; min-width: 0; color: inherit; background: none; border: 1px solid var(--soft); border-radius: 4px; }
.basis { color: var(--soft); font-size: .86em; } code { font-size: .9em; } .finding + .finding { border-top: 1px dashed var(--line); }
.link { border: 0; padding: 0; color: inherit; text-align: start; text-decoration: underline; text-underline-offset: .2em; }
.files { max-height: 256px; overflow-y: auto; margin: 9.6px 0; } .files li { margin-bottom: 3.2px; } .file { display: grid; grid-template-columns: 1.2em minmax(0, 1fr) minmax(0, 1.2fr); gap: .5em; align-items: baseline; width: 100%; text-align: start; color: inherit; border-color: var(--line); padding: .25em .6em; }
.file[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); } .file .name, .file small { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .file small { color: var(--soft); }
.file.bad .sign { color: var(--bad); } .file.good .sign { color: var(--good); } .file.part .sign { color: var(--warn); } @media (max-width: 30rem) { .file { grid-template-columns: 1.2em minmax(0, 1fr); } .file small { grid-column: 2; } }
summary { cursor: pointer; } details { margin: 6.4px 0; }
.unchecked { color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85em; width: 100%; }
th, td { border: 1px solid var(--line); padding: 2.4px 6.4px; text-align: center; } th { font-weight: 400; color: var(--soft); } th.row { text-align: start; }
td { font-variant-numeric: tabular-nums; }
td { position: relative; } td[data-n]::before { content: attr(data-n); position: absolute; z-index: 1; left: -.75em; top: -.7em; min-width: 1.5em; padding: 0 .2em; border-radius: .8em; font-size: .75em; line-height: 1.5em; font-weight: 700; color: var(--paper); background: var(--bad); }
td:first-child[data-n]::before { left: 0; } td.doubtful[data-n]::before { background: var(--warn); } td.lead[data-n]::before { background: var(--note); }
td.broken { background: var(--bad-soft); color: var(--bad); font-weight: 600; } td.choice.broken { background: none; color: inherit; box-shadow: inset 0 0 0 2px var(--bad); } td.part { box-shadow: inset 0 0 0 1px var(--soft); } td.kept { outline: 1px dashed var(--soft); outline-offset: -2px; }
td.doubtful { background: var(--warn-soft); outline: 2px dashed var(--warn); outline-offset: -2px; } td.lit { outline: 2px solid var(--accent); outline-offset: -2px; }
.sums { width: auto; min-width: 60%; } .sums th, .sums td { border: 0; padding: 0 4.8px; text-align: start; color: inherit; } .sums td { text-align: end; } .sums .sum td { border-top: 1px solid var(--line); } .sums.broken .other td { color: var(--bad); font-weight: 600; }
td.selected { color: var(--ink); background: var(--select); outline: 2px solid var(--accent); outline-offset: -2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
