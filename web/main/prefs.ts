import { effect, type Signal, signal } from '@preact/signals';
import { type Language, language, speak } from './i18n.ts';
import type { Store } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Prefs = {
  readonly theme: Signal<Theme>;
  setLanguage(next: Language): Promise<void>;
};

/** Language and brightness as chosen on this device; until then the browser's own. */
export function createPrefs(store: Store, browserLanguage: string): Prefs & { start(): Promise<void> } {
  const kept = store.get('theme');
  const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');
  return {
    theme,
    async setLanguage(next) {
      store.set('language', next);
      await speak(next);
    },
    async start() {
      const first = store.get('language') ?? (browserLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en');
      // Without a network the English words may be missing; Chinese is always here.
      if (first === 'en') await speak('en').catch(() => undefined);
      effect(() => {
        document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
      });
      effect(() => {
        const { dataset } = document.documentElement;
        if (theme.value === 'system') delete dataset['theme'];
        else dataset['theme'] = theme.value;
        store.set('theme', theme.value === 'system' ? undefined : theme.value);
      });
    },
  };
}
