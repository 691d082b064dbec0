export interface CodePart {
  /** number of its first line */
  readonly line: number;
  readonly text: string;
  readonly comment: boolean;
}

/** A program cut into lines of code and whole lines of comment, neighbours of one kind together. */
export function codeParts(program: string): readonly CodePart[] {
  const parts: { line: number; text: string; comment: boolean }[] = [];
  program.split(/(?<=\n)/).forEach((text, line) => {
    const comment = /^\s*(?:#|\/\/)/.test(text);
    const last = parts.at(-1);
    if (last?.comment === comment) last.text += text;
    else parts.push({ line, text, comment });
  });
  return parts;
}
