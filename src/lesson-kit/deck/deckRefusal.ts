import { defineMessages, type Language } from '@/lib/messages';
import type { DeckError, DeckErrorCode } from '@/export/deck/types';
import { fileRefusals, show, type RefusalParams } from '@/lesson-kit/fileRefusals';
import { experimentErrors } from '@/lesson-kit/lab/noticeText';

type Sentence = (params: RefusalParams) => string;

/** Why a deck is refused, one sentence a code; the place is said beside it. */
const reasons = defineMessages({
  en: {
    ...fileRefusals.en,
    'not-a-deck': () => 'It is not a deck of Descent.',
    'unknown-key': () => 'There is something that does not belong in a deck.',
    'invalid-experiment': () => 'The experiment in it is not one that the lab can train as it stands.',
    empty: () => 'There must be something here, and nothing is.',
    'unknown-lesson': ({ given }: RefusalParams) => `There is no lesson “${show(given)}” on this site.`,
  },
  zh: {
    ...fileRefusals.zh,
    'not-a-deck': () => '这不是 Descent 的讲稿文件。',
    'unknown-key': () => '这里有不属于讲稿的内容。',
    'invalid-experiment': () => '其中的实验不能原样在实验台上训练。',
    empty: () => '这里不能为空。',
    'unknown-lesson': ({ given }: RefusalParams) => `本站没有名为“${show(given)}”的课程。`,
  },
} satisfies Readonly<Record<Language, Readonly<Record<DeckErrorCode, Sentence>>>>);

const places = defineMessages({
  en: { at: (path: string) => `Place: ${path}` },
  zh: { at: (path: string) => `位置：${path}` },
});

/** The reason, what the engine adds to it, and the place, as sentences of the reader's language. */
export function deckRefusal({ code, path, params }: DeckError, language: Language): readonly string[] {
  const errors: Readonly<Record<string, string>> = experimentErrors[language];
  const { reason } = params;
  const more = code === 'invalid-experiment' && typeof reason === 'string' && Object.hasOwn(errors, reason) ? (errors[reason] ?? '') : '';
  return [reasons[language][code](params), more, path === '' ? '' : places[language].at(path)].filter((sentence) => sentence !== '');
}
