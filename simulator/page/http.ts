// Requests from the page to its simulator.
export interface Answer {
  ok: boolean;
  status: number;
  body: Record<string, unknown>;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export async function post(path: string, body: unknown = {}): Promise<Answer> {
  try {
    const response = await fetch(`/_sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json().catch(() => ({}));
    return { ok: response.ok, status: response.status, body: fieldsOf(said) };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}
