/**
 * A browser that blocks its storage throws when a page reads localStorage, and LINE’s SDK reads it
 * immediately. Such a browser gets a storage that lasts as long as the page. `document` stores the data
 * that the redirect to LINE’s login needs.
 */
export function provideStorage(target: object, document: { cookie: string }): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    if (isUsable(() => Reflect.get(target, name))) continue;
    Object.defineProperty(target, name, { value: memoryStorage(document), configurable: true });
  }
}

function isUsable(read: () => unknown): boolean {
  try {
    const storage: unknown = read();
    return typeof storage === 'object' && storage !== null;
  } catch {
    return false;
  }
}

/**
 * The SDK’s one-time secret of a login in progress. A cookie keeps it for ten minutes. Tokens stay in
 * memory.
 */
const crossesLogin = /:loginTmp$/;
const cookieSeconds = 600;

export function memoryStorage(document: { cookie: string }): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) =>
      items.get(key) ?? (crossesLogin.test(key) ? cookieValue(document.cookie, key) : null),
    setItem: (key, value) => {
      items.set(key, value);
      if (crossesLogin.test(key)) document.cookie = cookieOf(key, { value, age: cookieSeconds });
    },
    removeItem: (key) => {
      items.delete(key);
      if (crossesLogin.test(key)) document.cookie = cookieOf(key, { value: '', age: 0 });
    },
    clear: () => items.clear(),
  };
}

function cookieOf(key: string, { value, age }: { value: string; age: number }): string {
  return `${encodeURIComponent(key)}=${encodeURIComponent(value)}; path=/app; max-age=${age}; samesite=lax`;
}

function cookieValue(cookies: string, key: string): string | null {
  const start = `${encodeURIComponent(key)}=`;
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(start));
  return found === undefined ? null : decodeURIComponent(found.slice(start.length));
}
