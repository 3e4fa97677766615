/* The worker that keeps the last copy of this page, for a reload without a network. */

export async function keepForOffline(address, data) {
  if (!navigator.serviceWorker) return; // an address without HTTPS: the queue alone keeps what was typed
  const wasThere = Boolean(navigator.serviceWorker.controller);
  await navigator.serviceWorker.register(address).catch(() => null);
  if (wasThere) return;
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
  active.postMessage({ keep: [location.href, new URL(data, location).href, ...parts] });
}
