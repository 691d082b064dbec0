import { progressCaps } from '@/tutor/progress/progressFile';

export type OpenedText = { readonly name: string; readonly text: string } | { readonly name: string; readonly problem: 'too-large' | 'unreadable' };

const longestName = 60;
const shortened = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);

/** The text of a file of the reader's. Never rejects. Its size is looked at before its content. */
export async function openProgressFile(file: File): Promise<OpenedText> {
  const name = shortened(file.name);
  // A character takes at most four bytes.
  if (file.size > 4 * progressCaps.bytes) return { name, problem: 'too-large' };
  try {
    return { name, text: await file.text() };
  } catch {
    return { name, problem: 'unreadable' };
  }
}
