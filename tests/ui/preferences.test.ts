import { describe, expect, it } from 'vitest';
import { initialLanguage } from '@/ui/preferences/LanguageProvider';
import { createPreferenceStore } from '@/ui/preferences/storage';

function memoryStorage(setItem?: () => never): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => items.delete(key),
    setItem: setItem ?? ((key, value) => items.set(key, value)),
  };
}

describe('createPreferenceStore', () => {
  it('keeps what it is given', () => {
    const storage = memoryStorage();
    createPreferenceStore(() => storage).write('theme', 'dark');
    expect(createPreferenceStore(() => storage).read('theme')).toBe('dark');
  });

  it('works in memory when storage is denied, and says so once', () => {
    const store = createPreferenceStore(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    let told = 0;
    store.subscribe(() => (told += 1));
    expect(store.read('theme')).toBeNull();
    store.write('theme', 'dark');
    store.write('language', 'zh');
    expect(store.read('theme')).toBe('dark');
    expect(store.status()).toBe('unavailable');
    expect(told).toBe(1);
  });

  it('tells a full device from a forbidden one', () => {
    const storage = memoryStorage(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const store = createPreferenceStore(() => storage);
    store.write('theme', 'dark');
    expect(store.status()).toBe('full');
    expect(store.read('theme')).toBe('dark');
  });
});

describe('initialLanguage', () => {
  it.each([
    ['zh', ['en-GB'], 'zh'],
    [null, ['zh-TW', 'en'], 'zh'],
    [null, ['fr', 'zh-CN'], 'zh'],
    [null, ['fr-FR', 'de'], 'en'],
    [null, [], 'en'],
    ['tlh', ['zh-Hans'], 'zh'],
  ] as const)('remembered %j, browser %j → %s', (remembered, preferred, language) => {
    expect(initialLanguage(remembered, preferred)).toBe(language);
  });
});
