import { defineMessages } from '@/lib/messages';
import type { Standing } from '@/tutor/progress/standing';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** What was done in one lesson, in words. Only of the kinds that the lesson has. */
export const tallyText = defineMessages({
  en: {
    lesson: ({ claims, predictions, challenges, hints }: Standing): readonly string[] => [
      ...(claims.of > 0 ? [`${claims.done} of ${count(claims.of, 'claim', 'claims')} checked${claims.done > claims.well ? ` (${claims.done - claims.well} did not hold)` : ''}`] : []),
      ...(predictions.of > 0 ? [`${predictions.done} of ${count(predictions.of, 'prediction', 'predictions')} made${predictions.done > 0 ? ` (${predictions.well} right)` : ''}`] : []),
      ...(challenges.of > 0 ? [`${challenges.well} of ${count(challenges.of, 'challenge', 'challenges')} solved${hints > 0 ? ` (with ${count(hints, 'hint', 'hints')})` : ''}`] : []),
    ],
  },
  zh: {
    lesson: ({ claims, predictions, challenges, hints }) => [
      ...(claims.of > 0 ? [`结论已验证 ${claims.done} / ${claims.of}${claims.done > claims.well ? `（${claims.done - claims.well} 条不成立）` : ''}`] : []),
      ...(predictions.of > 0 ? [`预测已作答 ${predictions.done} / ${predictions.of}${predictions.done > 0 ? `（答对 ${predictions.well}）` : ''}`] : []),
      ...(challenges.of > 0 ? [`挑战已完成 ${challenges.well} / ${challenges.of}${hints > 0 ? `（用了 ${hints} 条提示）` : ''}`] : []),
    ],
  },
});
