import { defineMessages } from '@/lib/messages';
import { Segmented } from '@/ui/controls/Segmented';
import type { IconName } from '@/ui/icons/paths';
import { Popover } from '@/ui/overlay/Popover';
import { useMessages } from '@/ui/preferences/language';
import { themes, useTheme, type Theme } from '@/ui/preferences/theme';

const messages = defineMessages({
  en: { theme: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  zh: { theme: '主题', system: '跟随系统', light: '浅色', dark: '深色' },
});

const icons: Readonly<Record<Theme, IconName>> = { system: 'screen', light: 'sun', dark: 'moon' };

export function ThemeMenu() {
  const text = useMessages(messages);
  const { theme, scheme, setTheme } = useTheme();
  return (
    <Popover icon={icons[scheme]} label={text.theme}>
      <Segmented
        label={text.theme}
        value={theme}
        options={themes.map((value) => ({ value, label: text[value] }))}
        onChange={setTheme}
      />
    </Popover>
  );
}
