import type { Language } from '@/lib/messages';

export type RefusalParams = Readonly<Record<string, string | number>>;

type Sentence = (params: RefusalParams) => string;

export const show = (value: string | number | undefined): string => String(value ?? '–');

/** Why a file is refused, in the sentences that decks and run files have in common. */
export const fileRefusals = {
  en: {
    'too-large': ({ given, expected }) => `It is too large: ${show(given)} characters; at most ${show(expected)} are read.`,
    syntax: ({ line, column }) => `It is not valid JSON: the mistake is in line ${show(line)}, column ${show(column)}.`,
    'newer-version': ({ given, known }) => `It was written by a newer Descent (version ${show(given)} of the format; this page knows ${show(known)}). Reload the page, then try again.`,
    'unknown-version': () => 'Its version is not one that Descent has ever written.',
    missing: () => 'Something that belongs there is missing.',
    'wrong-type': ({ given, expected }) => `There is “${show(given)}” where ${show(expected)} is expected.`,
    'out-of-range': ({ given, expected }) => `${show(given)} is out of range: ${show(expected)}.`,
    'not-finite': () => 'A number that must be finite is not.',
    unreadable: ({ reason }) => `It could not be read (${show(reason)}).`,
  },
  zh: {
    'too-large': ({ given, expected }) => `文件太大：有 ${show(given)} 个字符，最多读取 ${show(expected)} 个。`,
    syntax: ({ line, column }) => `不是有效的 JSON：错误在第 ${show(line)} 行第 ${show(column)} 列。`,
    'newer-version': ({ given, known }) => `它由更新版本的 Descent 写出（格式版本 ${show(given)}，本页只认识到 ${show(known)}）。请刷新页面后再试。`,
    'unknown-version': () => '它的版本号不是 Descent 写出的任何一个。',
    missing: () => '缺少应有的内容。',
    'wrong-type': ({ given, expected }) => `这里是“${show(given)}”，应为 ${show(expected)}。`,
    'out-of-range': ({ given, expected }) => `${show(given)} 超出允许范围：${show(expected)}。`,
    'not-finite': () => '这里应是有限数，却不是。',
    unreadable: ({ reason }) => `无法读取（${show(reason)}）。`,
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, Sentence>>>>;
