import { readRunFile } from '@/export/runFile/readRunFile';
import { fileCaps, type RunFile, type RunFileError } from '@/export/runFile/types';

export type OpenedFile = { readonly name: string; readonly file: RunFile; readonly error?: never } | { readonly name: string; readonly error: RunFileError; readonly file?: never };

const longestName = 60;
const shortened = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);

/** Reads a file of the reader's. Never rejects. Its size is looked at before its content. */
export async function openRunFile(file: File): Promise<OpenedFile> {
  const name = shortened(file.name);
  // A character takes at least one byte, at most four: what is longer than four times the limit cannot be within it.
  if (file.size > 4 * fileCaps.characters) return { name, error: { code: 'too-large', path: '', params: { given: file.size, expected: fileCaps.characters } } };
  try {
    return { name, ...readRunFile(await file.text()) };
  } catch (problem) {
    return { name, error: { code: 'unreadable', path: '', params: { reason: String(problem).slice(0, 200) } } };
  }
}
