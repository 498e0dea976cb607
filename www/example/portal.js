// What a portal does with the element: it listens.
const state = document.getElementById("state");
document.addEventListener("gouji-report", ({ detail }) => (state.textContent = `矛盾 ${detail.summary.errors} 处，提醒 ${detail.summary.warnings} 条`));
document.addEventListener("gouji-error", ({ detail }) => (state.textContent = `未能核对：${detail.message}`));
