import { defineMessages, type Language } from '@/lib/messages';
import type { RunFileError, RunFileErrorCode } from '@/export/runFile/types';
import { experimentErrors } from '@/lesson-kit/lab/noticeText';

type Params = RunFileError['params'];
type Sentence = (params: Params) => string;
const show = (value: string | number | undefined): string => String(value ?? '–');

/** Why a run file is refused, one sentence a code; the place is said beside it. */
const reasons = defineMessages({
  en: {
    'too-large': ({ given, expected }: Params) => `It is too large: ${show(given)} characters; at most ${show(expected)} are read.`,
    syntax: ({ line, column }: Params) => `It is not valid JSON: the mistake is in line ${show(line)}, column ${show(column)}.`,
    'not-a-run-file': () => 'It is not a run file of Descent.',
    'newer-version': ({ given, known }: Params) => `It was written by a newer Descent (version ${show(given)} of the format; this page knows ${show(known)}). Reload the page, then try again.`,
    'unknown-version': () => 'Its version is not one that Descent has ever written.',
    missing: () => 'Something that belongs there is missing.',
    'unknown-key': () => 'There is something that does not belong in a run file.',
    'wrong-type': ({ given, expected }: Params) => `There is “${show(given)}” where ${show(expected)} is expected.`,
    'wrong-length': ({ given, expected }: Params) => `Its length is ${show(given)} where ${show(expected)} is expected.`,
    'out-of-range': ({ given, expected }: Params) => `${show(given)} is out of range: ${show(expected)}.`,
    'invalid-experiment': () => 'The experiment in it is not one that the lab can train.',
    'not-finite': () => 'A number that must be finite is not.',
    'bad-base64': () => 'The packed numbers there are damaged.',
    'digest-mismatch': () => 'It is not what was written: it has been edited or damaged since (its digest does not match).',
    unreadable: ({ reason }: Params) => `It could not be read (${show(reason)}).`,
  },
  zh: {
    'too-large': ({ given, expected }: Params) => `文件太大：有 ${show(given)} 个字符，最多读取 ${show(expected)} 个。`,
    syntax: ({ line, column }: Params) => `不是有效的 JSON：错误在第 ${show(line)} 行第 ${show(column)} 列。`,
    'not-a-run-file': () => '这不是 Descent 的训练记录文件。',
    'newer-version': ({ given, known }: Params) => `它由更新版本的 Descent 写出（格式版本 ${show(given)}，本页只认识到 ${show(known)}）。请刷新页面后再试。`,
    'unknown-version': () => '它的版本号不是 Descent 写出的任何一个。',
    missing: () => '缺少应有的内容。',
    'unknown-key': () => '这里有不属于训练记录文件的内容。',
    'wrong-type': ({ given, expected }: Params) => `这里是“${show(given)}”，应为 ${show(expected)}。`,
    'wrong-length': ({ given, expected }: Params) => `长度是 ${show(given)}，应为 ${show(expected)}。`,
    'out-of-range': ({ given, expected }: Params) => `${show(given)} 超出允许范围：${show(expected)}。`,
    'invalid-experiment': () => '其中的实验无法在实验台上训练。',
    'not-finite': () => '这里应是有限数，却不是。',
    'bad-base64': () => '这里打包的数值已损坏。',
    'digest-mismatch': () => '内容与写出时不同：文件被改动过或已损坏（摘要不符）。',
    unreadable: ({ reason }: Params) => `无法读取（${show(reason)}）。`,
  },
} satisfies Readonly<Record<Language, Readonly<Record<RunFileErrorCode, Sentence>>>>);

const places = defineMessages({
  en: { at: (path: string) => `Place: ${path}`, repair: (given: string) => `“${given}” would have to be repaired first, and a run file is taken as it is or not at all.` },
  zh: { at: (path: string) => `位置：${path}`, repair: (given: string) => `“${given}”须先修正，而训练记录要么原样采用，要么不采用。` },
});

/** What the engine says about an experiment that it does not take as it is. */
function detail({ params: { reason, given } }: RunFileError, language: Language): string {
  const errors: Readonly<Record<string, string>> = experimentErrors[language];
  if (typeof reason === 'string' && Object.hasOwn(errors, reason)) return errors[reason] ?? '';
  return places[language].repair(show(given));
}

/** The reason, what the engine adds to it, and the place, as sentences of the reader's language. */
export function refusalText(error: RunFileError, language: Language): readonly string[] {
  const more = error.code === 'invalid-experiment' ? detail(error, language) : '';
  const place = error.path === '' ? '' : places[language].at(error.path);
  return [reasons[language][error.code](error.params), more, place].filter((sentence) => sentence !== '');
}
