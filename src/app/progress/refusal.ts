import { syntaxPlace } from '@/export/runFile/jsonSyntax';
import { defineMessages, type Language } from '@/lib/messages';
import type { ProgressError, ProgressErrorCode } from '@/tutor/progress/read';

type Params = ProgressError['params'];
type Sentence = (params: Params) => string;
const show = (value: string | number | undefined): string => String(value ?? '–');

/** Why a text is no progress, one sentence a code. */
const reasons = defineMessages({
  en: {
    'too-large': ({ limit }: Params) => `It is too large: more than ${show(limit)} characters.`,
    'not-json': () => 'It is not valid JSON.',
    'not-progress': () => 'It is not a progress file of Descent.',
    'newer-version': ({ given, known }: Params) => `It was written by a newer Descent (version ${show(given)} of the format; this page knows ${show(known)}). Reload the page, then try again.`,
    'unknown-version': () => 'Its version is not one that Descent has ever written.',
    'out-of-order': () => 'The last visit lies before the first.',
    'not-an-object': () => 'There should be an object, in braces.',
    'not-a-list': () => 'There should be a list, in brackets.',
    'not-an-entry': () => 'There should be a name together with its record.',
    'bad-id': ({ limit }: Params) => `The name there should be a text of 1 to ${show(limit)} characters.`,
    'id-twice': ({ id }: Params) => `“${show(id)}” is there twice.`,
    'too-many': ({ given, limit }: Params) => `There would be ${show(given)} entries; at most ${show(limit)} are kept.`,
    'not-a-time': () => 'There should be a time, in milliseconds since 1970.',
    'not-a-count': () => 'There should be a whole number, 0 or more.',
    'not-yes-or-no': () => 'There should be true or false.',
    'not-a-number': () => 'There should be a number.',
    'unknown-word': () => 'There should be one of the words choice, ranking, sketch.',
  },
  zh: {
    'too-large': ({ limit }: Params) => `文件太大：超过 ${show(limit)} 个字符。`,
    'not-json': () => '不是有效的 JSON。',
    'not-progress': () => '这不是 Descent 的学习进度文件。',
    'newer-version': ({ given, known }: Params) => `它由更新版本的 Descent 写出（格式版本 ${show(given)}，本页只认识到 ${show(known)}）。请刷新页面后再试。`,
    'unknown-version': () => '它的版本号不是 Descent 写出的任何一个。',
    'out-of-order': () => '最后一次学习的时间早于第一次。',
    'not-an-object': () => '这里应是花括号括起的对象。',
    'not-a-list': () => '这里应是方括号括起的列表。',
    'not-an-entry': () => '这里应是名称和对应的记录。',
    'bad-id': ({ limit }: Params) => `这里的名称应是 1 到 ${show(limit)} 个字符的文本。`,
    'id-twice': ({ id }: Params) => `“${show(id)}”出现了两次。`,
    'too-many': ({ given, limit }: Params) => `条目将有 ${show(given)} 个，最多只保存 ${show(limit)} 个。`,
    'not-a-time': () => '这里应是时间，即 1970 年以来的毫秒数。',
    'not-a-count': () => '这里应是不小于 0 的整数。',
    'not-yes-or-no': () => '这里应是 true 或 false。',
    'not-a-number': () => '这里应是一个数。',
    'unknown-word': () => '这里应是 choice、ranking、sketch 之一。',
  },
} satisfies Readonly<Record<Language, Readonly<Record<ProgressErrorCode, Sentence>>>>);

const places = defineMessages({
  en: { at: (path: string) => `Place: ${path}`, syntax: (line: number, column: number) => `Place: line ${line}, column ${column}` },
  zh: { at: (path: string) => `位置：${path}`, syntax: (line: number, column: number) => `位置：第 ${line} 行第 ${column} 列` },
});

/** The reason and the place, as sentences of the reader's language. */
export function refusal({ code, path, params }: ProgressError, text: string, language: Language): readonly string[] {
  const reason = reasons[language][code](params);
  if (code === 'not-json') {
    const { line, column } = syntaxPlace(text);
    return [reason, places[language].syntax(line, column)];
  }
  return path === '' ? [reason] : [reason, places[language].at(path)];
}
