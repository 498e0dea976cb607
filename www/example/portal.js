// What a portal does with the element: it listens.
const tell = (/** @type {string} */ text) => document.getElementById("state")?.replaceChildren(text);
document.addEventListener("gouji-report", ({ detail }) => tell(`矛盾 ${detail.summary.errors} 处，提醒 ${detail.summary.warnings} 条`));
document.addEventListener("gouji-error", ({ detail }) => tell(`未能核对：${detail.message}`));
