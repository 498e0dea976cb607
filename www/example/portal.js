// What a portal does with the element: it listens.
const tell = (/** @type {string} */ text) => document.getElementById("state")?.replaceChildren(text);
document.addEventListener("gouji-report", ({ detail }) => tell(`错误 ${detail.summary.errors} 处，疑似 ${detail.summary.warnings} 处`));
document.addEventListener("gouji-error", ({ detail }) => tell(`未能核对：${detail.message}`));
