import { Button } from '@/ui/controls/Button';
import { useLanguage } from '@/ui/preferences/language';

/** With two languages the other one's own name says everything, to those who need it in particular. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  return language === 'en' ? (
    <Button variant="quiet" icon="language" lang="zh-CN" onClick={() => setLanguage('zh')}>
      中文
    </Button>
  ) : (
    <Button variant="quiet" icon="language" lang="en" onClick={() => setLanguage('en')}>
      English
    </Button>
  );
}
