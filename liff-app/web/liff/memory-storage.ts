/**
 * A browser that blocks cookies throws when a page reads localStorage, and LINE's SDK reads it at once. It gets a
 * storage that lasts as long as the page.
 */
export function provideStorage(target: object): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    if (isUsable(() => Reflect.get(target, name))) continue;
    Object.defineProperty(target, name, { value: memoryStorage(), configurable: true });
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

export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
