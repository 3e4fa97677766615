/* Requests to the server, answered as JSON. Failures come back by name, never as exceptions, because
   each has its own words on the page. */

const SECONDS = 20;
const FAILURES = { 409: "other-user", 502: "offline", 503: "offline", 504: "offline" };

/* Read at each request: a sign-in in another tab changes it. */
function csrfToken(form) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("cumthidua_csrf="));
  return cookie?.split("=")[1] ?? form.querySelector("[name=csrfmiddlewaretoken]").value;
}

export const post = (form, url, body) =>
  request(url, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRFToken": csrfToken(form) } });

export const get = (url) => request(url, {});

async function request(url, { headers, ...options }) {
  try {
    const response = await fetch(url, {
      ...options,
      headers: { Accept: "application/json", ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    return await understood(response);
  } catch {
    return { failure: "offline" };
  }
}

async function understood(response) {
  if (response.type === "opaqueredirect") return { failure: "signed-out" };
  if (response.ok) return { answer: await response.json() };
  const text = await response.text();
  if (response.status === 403 && !text.trimStart().toLowerCase().startsWith("<!doctype")) {
    return { failure: "refused", html: text };
  }
  return { failure: FAILURES[response.status] ?? "failed" };
}
