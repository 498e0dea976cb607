// What a portal does with the element: it listens.
const tell = (/** @type {string} */ text) => document.getElementById("state")?.replaceChildren(text);
document.addEventListener("gouji-report", ({ detail }) => tell(`门户收到核对结果：${detail.verdict.text}`));
document.addEventListener("gouji-error", ({ detail }) => tell(`未能核对：${detail.message}`));
