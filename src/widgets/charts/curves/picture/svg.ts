/** What XML 1.0 cannot hold, lone halves of surrogate pairs among it. */
const foreign = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of any origin (names of lanes, of files) as text of a document. */
export const escapeXml = (text: string): string => text.replaceAll(foreign, '\uFFFD').replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');

type Attributes = Readonly<Record<string, string | number | undefined>>;

const written = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value));

/** One element; `content` is markup that is already escaped. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${written(value)}"`]));
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`;
}

export const textElement = (text: string, attributes: Attributes): string => element('text', attributes, escapeXml(text));

/** About how wide a text is: faces differ, so what is placed by it has room to spare. */
export function roughWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 1 : 0.6;
  return width * fontSize;
}
