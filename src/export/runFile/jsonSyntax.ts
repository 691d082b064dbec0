/** Where JSON text stops being JSON, both counted from 1. */
export interface SyntaxPlace {
  readonly line: number;
  readonly column: number;
}

const space = /[\t\n\r ]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The end of the string that starts at `at`, or where it breaks, as a negative number. */
function endOfString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index]!;
    if (character === '"') return index + 1;
    if (character < ' ') return -index;
    if (character !== '\\') continue;
    const end = skip(escape, text, index + 1);
    if (end === index + 1) return -end;
    index = end - 1;
  }
  return -text.length;
}

/** The offset of the first character that cannot be there; text.length when the text just ends. No recursion: depth is no danger. */
function breakingOffset(text: string): number {
  const open: string[] = [];
  /** what may come next */
  let expect: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'separator' = 'value';
  let at = skip(space, text, 0);
  while (at < text.length) {
    const character = text[at]!;
    const closes = character === (open.at(-1) === '{' ? '}' : ']') && open.length > 0;
    if (closes && (expect === 'separator' || expect === 'keyOrEnd' || expect === 'valueOrEnd')) {
      open.pop();
      expect = 'separator';
      at += 1;
    } else if (expect === 'separator') {
      if (character !== ',' || open.length === 0) return at;
      expect = open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (end < 0) return -end;
      at = end;
      if (expect === 'key' || expect === 'keyOrEnd') {
        at = skip(space, text, at);
        if (text[at] !== ':') return at;
        at += 1;
        expect = 'value';
      } else expect = 'separator';
    } else if (expect === 'key' || expect === 'keyOrEnd') return at;
    else if (character === '{' || character === '[') {
      open.push(character);
      expect = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
      at += 1;
    } else {
      const end = skip(scalar, text, at);
      if (end === at) return at;
      at = end;
      expect = 'separator';
    }
    at = skip(space, text, at);
  }
  return text.length;
}

/** Engines word their errors differently and some name no place, so the place is looked up here. */
export function syntaxPlace(text: string): SyntaxPlace {
  const before = text.slice(0, breakingOffset(text));
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: before.length - lineStart + 1 };
}
