import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { SpotlightKind } from '@/export/deck/types';

const messages = defineMessages({
  en: {
    training: 'training curve',
    validation: 'validation curve',
    inside: 'inside of the networks, the panel on screen',
    phases: 'an update in slow motion',
    picture: (place: number) => `drawing ${place}`,
    section: (place: number, heading: string) => `text: ${heading || `part ${place}`}`,
  },
  zh: {
    training: '训练曲线',
    validation: '验证曲线',
    inside: '网络内部（当前面板）',
    phases: '慢动作中的一次更新',
    picture: (place: number) => `第 ${place} 幅图`,
    section: (place: number, heading: string) => `课文：${heading || `第 ${place} 部分`}`,
  },
});

interface Spot {
  readonly id: string;
  readonly spotlight: SpotlightKind;
  readonly place?: number;
  readonly label: string;
}

/** As the text stands in the page now. */
function countPlaces(): { readonly pictures: number; readonly headings: readonly string[] } {
  const sections = [...document.querySelectorAll('section[data-place]')];
  return { pictures: document.querySelectorAll('[data-picture]').length, headings: sections.map((section) => section.querySelector('h2')?.textContent ?? '') };
}

/** What the lesson on screen has to show: sections and drawings are counted where they stand. */
export function useSpots(): readonly Spot[] {
  const text = useMessages(messages);
  const [found] = useState(countPlaces);
  const charts = (['training', 'validation', 'inside', 'phases'] as const).map((spotlight): Spot => ({ id: spotlight, spotlight, label: text[spotlight] }));
  const pictures = Array.from({ length: found.pictures }, (_, place): Spot => ({ id: `picture ${place}`, spotlight: 'picture', place, label: text.picture(place + 1) }));
  const sections = found.headings.map((heading, place): Spot => ({ id: `section ${place}`, spotlight: 'section', place, label: text.section(place + 1, heading) }));
  return [...charts, ...pictures, ...sections];
}
