type Value = string | number;

const mark = '\u0000';

/**
 * Program text from a template literal: the common indentation goes, a value of several lines keeps the column it stands
 * in, and a line that holds nothing but an empty value is left out.
 */
export function code(strings: TemplateStringsArray, ...values: readonly Value[]): string {
  const pending = [...values];
  const lines = strings.join(mark).split('\n');
  if (lines.length > 1 && lines[0]?.trim() === '') lines.shift();
  if (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  const common = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.flatMap((line) => {
    const text = line.slice(common);
    const fill = (part: string): string => part.replaceAll(mark, () => String(pending.shift() ?? ''));
    if (text.trim() !== mark) return [fill(text)];
    const value = fill(mark);
    const indent = text.slice(0, text.indexOf(mark));
    return value === '' ? [] : [value.split('\n').map((inner) => (inner === '' ? '' : indent + inner)).join('\n')];
  }).join('\n');
}

/** Blocks of a program with one empty line between them; empty blocks are left out. */
export function sections(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The same for Python, where definitions stand between two empty lines. */
export function pythonSections(...blocks: readonly string[]): string {
  const definition = /^(?:def |class |@)/;
  const startsOne = (block: string): boolean => definition.test(block);
  const endsOne = (block: string): boolean => definition.test(block.split('\n').findLast((line) => /^\S/.test(line)) ?? '');
  return blocks.filter((block) => block !== '').reduce((text, block) => {
    if (text === '') return block;
    return `${text}${startsOne(block) || endsOne(text) ? '\n\n\n' : '\n\n'}${block}`;
  }, '');
}

/** Lines of which some are left out. */
export function lines(...parts: readonly (string | false | null)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** A finite number as Python and JavaScript both read it. */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`no literal for ${value}`);
  return String(value + 0);
}

/** The same where a minus sign would bind to what stands around it. */
export function operand(value: number): string {
  return value < 0 ? `(${number(value)})` : number(value);
}

/** A Python float: some libraries refuse 1 where they want 1.0. */
export function pythonFloat(value: number): string {
  const text = number(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
