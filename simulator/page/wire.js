/** @returns {Promise<{ok: boolean, status: number, body: any}>} */
export async function post(path, body = {}) {
  try {
    const response = await fetch(`/_sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      ok: response.ok,
      status: response.status,
      body: await response.json().catch(() => ({})),
    };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}
