import { defineMessages, type Language } from '@/lib/messages';
import type { Ghost, LabState } from '@/session/types';
import { formatCount } from '@/widgets/format';

const messages = defineMessages({
  en: {
    source: (place: string, seed: string, step: string, steps: string, backend: string) => `${place} · seed ${seed} · step ${step} of ${steps} · ${backend}`,
    ghost: (name: string, seed: string, steps: string) => `faint: ${name}, seed ${seed}, ${steps} steps`,
    earlier: 'an earlier run',
    pinned: 'a pinned run',
  },
  zh: {
    source: (place: string, seed: string, step: string, steps: string, backend: string) => `${place} · 种子 ${seed} · 第 ${step} 步，共 ${steps} 步 · ${backend}`,
    ghost: (name: string, seed: string, steps: string) => `淡色：${name}，种子 ${seed}，${steps} 步`,
    earlier: '之前的训练',
    pinned: '固定的训练',
  },
});

const backendNames = { webgl: 'WebGL', cpu: 'CPU' } as const;

type Source = Pick<LabState, 'experiment' | 'backend' | 'step' | 'ghosts'>;

/** Lines below a picture: what its faint curves are, and how to have it again. `place` is where the lesson is. */
export function pictureNotes({ experiment, backend, step, ghosts }: Source, place: string, language: Language): readonly string[] {
  const text = messages[language];
  const faint = ({ file, pinned, experiment: old, history }: Ghost): string => text.ghost(file ?? text[pinned ? 'pinned' : 'earlier'], String(old.seed), formatCount(history.steps));
  const source = text.source(place, String(experiment.seed), formatCount(step), formatCount(experiment.steps), backend ? backendNames[backend.name] : '–');
  return [...ghosts.map(faint), source];
}
