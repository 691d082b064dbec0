import { findLesson } from '@/app/catalog';
import { defineMessages, type Language } from '@/lib/messages';
import type { LessonGain } from '@/tutor/progress/joinProgressFile';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const some = (number: number, words: string): readonly string[] => (number > 0 ? [words] : []);

const messages = defineMessages({
  en: {
    gain: ({ claims, predictions, challenges, updated }: LessonGain) => {
      const parts = [...some(claims, count(claims, 'claim', 'claims')), ...some(predictions, count(predictions, 'prediction', 'predictions')), ...some(challenges, count(challenges, 'challenge', 'challenges')), ...some(updated, `${updated} brought up to date`)];
      return parts.length > 0 ? parts.join(', ') : 'a visit';
    },
    unknown: (lesson: string) => `${lesson} (not a lesson of this version; kept all the same)`,
    line: (lesson: string, gain: string) => `${lesson}: ${gain}`,
  },
  zh: {
    gain: ({ claims, predictions, challenges, updated }) => {
      const parts = [...some(claims, `${claims} 条结论`), ...some(predictions, `${predictions} 个预测`), ...some(challenges, `${challenges} 个挑战`), ...some(updated, `更新 ${updated} 条`)];
      return parts.length > 0 ? parts.join('，') : '一次学习记录';
    },
    unknown: (lesson: string) => `${lesson}（本版没有这一课，仍会保留）`,
    line: (lesson: string, gain: string) => `${lesson}：${gain}`,
  },
});

/** What one lesson would gain, as a line. */
export function gainText(gain: LessonGain, language: Language): string {
  const text = messages[language];
  return text.line(findLesson(gain.lesson)?.meta.title[language] ?? text.unknown(gain.lesson), text.gain(gain));
}
