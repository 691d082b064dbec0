import { defineMessages, type Language } from '@/lib/messages';
import type { DeckError, DeckErrorCode } from '@/export/deck/types';
import { experimentErrors } from '@/lesson-kit/lab/noticeText';

type Params = DeckError['params'];
type Sentence = (params: Params) => string;
const show = (value: string | number | undefined): string => String(value ?? '–');

/** Why a deck is refused, one sentence a code; the place is said beside it. */
const reasons = defineMessages({
  en: {
    'too-large': ({ given, expected }: Params) => `It is too large: ${show(given)} characters; at most ${show(expected)} are read.`,
    syntax: ({ line, column }: Params) => `It is not valid JSON: the mistake is in line ${show(line)}, column ${show(column)}.`,
    'not-a-deck': () => 'It is not a deck of Descent.',
    'newer-version': ({ given, known }: Params) => `It was written by a newer Descent (version ${show(given)} of the format; this page knows ${show(known)}). Reload the page, then try again.`,
    'unknown-version': () => 'Its version is not one that Descent has ever written.',
    missing: () => 'Something that belongs there is missing.',
    'unknown-key': () => 'There is something that does not belong in a deck.',
    'wrong-type': ({ given, expected }: Params) => `There is “${show(given)}” where ${show(expected)} is expected.`,
    'out-of-range': ({ given, expected }: Params) => `${show(given)} is out of range: ${show(expected)}.`,
    'invalid-experiment': () => 'The experiment in it is not one that the lab can train as it stands.',
    'not-finite': () => 'A number that must be finite is not.',
    empty: () => 'There must be something here, and nothing is.',
    'unknown-lesson': ({ given }: Params) => `There is no lesson “${show(given)}” on this site.`,
    unreadable: ({ reason }: Params) => `It could not be read (${show(reason)}).`,
  },
  zh: {
    'too-large': ({ given, expected }: Params) => `文件太大：有 ${show(given)} 个字符，最多读取 ${show(expected)} 个。`,
    syntax: ({ line, column }: Params) => `不是有效的 JSON：错误在第 ${show(line)} 行第 ${show(column)} 列。`,
    'not-a-deck': () => '这不是 Descent 的讲稿文件。',
    'newer-version': ({ given, known }: Params) => `它由更新版本的 Descent 写出（格式版本 ${show(given)}，本页只认识到 ${show(known)}）。请刷新页面后再试。`,
    'unknown-version': () => '它的版本号不是 Descent 写出的任何一个。',
    missing: () => '缺少应有的内容。',
    'unknown-key': () => '这里有不属于讲稿的内容。',
    'wrong-type': ({ given, expected }: Params) => `这里是“${show(given)}”，应为 ${show(expected)}。`,
    'out-of-range': ({ given, expected }: Params) => `${show(given)} 超出允许范围：${show(expected)}。`,
    'invalid-experiment': () => '其中的实验不能原样在实验台上训练。',
    'not-finite': () => '这里应是有限数，却不是。',
    empty: () => '这里不能为空。',
    'unknown-lesson': ({ given }: Params) => `本站没有名为“${show(given)}”的课程。`,
    unreadable: ({ reason }: Params) => `无法读取（${show(reason)}）。`,
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
