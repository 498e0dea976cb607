// The page around: it hands a text in and takes the summary out, each side naming the origin it speaks to.
const frame = document.querySelector("iframe");
const origin = new URL(frame?.src ?? "", location.href).origin;

addEventListener("message", (event) => {
  if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
  const { type, report, message } = event.data;
  const state = document.getElementById("state");
  if (type === "gouji-report") state?.replaceChildren(`错误 ${report.summary.errors} 处`);
  if (type === "gouji-error") state?.replaceChildren(`未能核对：${message}`);
  document.dispatchEvent(new CustomEvent(`framed-${type}`, { detail: event.data }));
});

/**
 * Hands a report's text in.
 * @param {string} text
 * @param {string} [name] of its file
 */
export const check = (text, name) => frame?.contentWindow?.postMessage({ type: "gouji-check", text, name }, origin);
