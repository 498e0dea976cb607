// The page around: it hands a text in and takes the summary out, each side naming the origin it speaks to.
const frame = document.getElementById("frame");
const origin = new URL(frame.src, location.href).origin;
const state = document.getElementById("state");

addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin) return;
  const { type, report, message } = event.data;
  if (type === "gouji-report") state.textContent = `矛盾 ${report.summary.errors} 处`;
  if (type === "gouji-error") state.textContent = `未能核对：${message}`;
  document.dispatchEvent(new CustomEvent(`framed-${type}`, { detail: event.data }));
});

/** Hands a report's text in. */
export const check = (text, name) => frame.contentWindow.postMessage({ type: "gouji-check", text, name }, origin);
