// What leaves this page: the policy it stands under, and the browser's own count of what was asked for.

/** Fills the panel and keeps its count true. */
export function showTrust(panel, words) {
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]").content;
  const entries = new Map();
  const count = () => {
    const all = [...entries.values()];
    const foreign = all.filter((name) => new URL(name, location.href).origin !== location.origin && !name.startsWith("blob:") && !name.startsWith("data:"));
    panel.querySelector("[data-count]").textContent = words().trustCount(all.length, foreign.length);
  };
  const fill = () => {
    panel.querySelector("[data-policy]").textContent = policy;
    count();
  };
  if (typeof PerformanceObserver !== "undefined") {
    const observer = new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) entries.set(`${startTime} ${name}`, name);
      count();
    });
    observer.observe({ type: "resource", buffered: true });
  }
  fill();
  return fill;
}
