/* One POST to the server, answered as JSON. Failures come back by name, never as exceptions, because
   each has its own words on the page. */

const SECONDS = 20;

/* Read at each request: a sign-in in another tab changes it. */
function csrfToken(form) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("cumthidua_csrf="));
  return cookie?.split("=")[1] ?? form.querySelector("[name=csrfmiddlewaretoken]").value;
}

export async function post(form, url, body) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "HX-Request": "true", "X-CSRFToken": csrfToken(form) },
      redirect: "manual",
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
  } catch {
    return { failure: "offline" };
  }
  if (response.type === "opaqueredirect") return { failure: "signed-out" };
  if (response.ok) return { answer: await response.json() };
  const text = await response.text();
  if (response.status === 403 && !text.trimStart().toLowerCase().startsWith("<!doctype")) {
    return { failure: "refused", html: text };
  }
  return { failure: "failed" };
}
