import { defineMessages, type Language } from '@/lib/messages';
import type { RunFileError, RunFileErrorCode } from '@/export/runFile/types';
import { fileRefusals, show, type RefusalParams } from '@/lesson-kit/fileRefusals';
import { experimentErrors } from '@/lesson-kit/lab/noticeText';

type Sentence = (params: RefusalParams) => string;

/** Why a run file is refused, one sentence a code; the place is said beside it. */
const reasons = defineMessages({
  en: {
    ...fileRefusals.en,
    'not-a-run-file': () => 'It is not a run file of Descent.',
    'unknown-key': () => 'There is something that does not belong in a run file.',
    'wrong-length': ({ given, expected }: RefusalParams) => `Its length is ${show(given)} where ${show(expected)} is expected.`,
    'invalid-experiment': () => 'The experiment in it is not one that the lab can train.',
    'bad-base64': () => 'The packed numbers there are damaged.',
    'digest-mismatch': () => 'It is not what was written: it has been edited or damaged since (its digest does not match).',
  },
  zh: {
    ...fileRefusals.zh,
    'not-a-run-file': () => '这不是 Descent 的训练记录文件。',
    'unknown-key': () => '这里有不属于训练记录文件的内容。',
    'wrong-length': ({ given, expected }: RefusalParams) => `长度是 ${show(given)}，应为 ${show(expected)}。`,
    'invalid-experiment': () => '其中的实验无法在实验台上训练。',
    'bad-base64': () => '这里打包的数值已损坏。',
    'digest-mismatch': () => '内容与写出时不同：文件被改动过或已损坏（摘要不符）。',
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
