import { Router } from 'wouter';
import { HeaderSlotProvider } from '@/ui/layout/HeaderSlot';
import { LanguageProvider } from '@/ui/preferences/LanguageProvider';
import { LectureProvider } from '@/ui/preferences/LectureProvider';
import { ThemeProvider } from '@/ui/preferences/ThemeProvider';
import { Routes } from './Routes';
import { Shell } from './shell/Shell';

/** Project pages live below a path; wouter wants it without the final slash. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export function App() {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <LectureProvider>
          <HeaderSlotProvider>
            <Router base={base}>
              <Shell>
                <Routes />
              </Shell>
            </Router>
          </HeaderSlotProvider>
        </LectureProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
