import { describe, expect, it } from 'vitest';
import { proseSections, type ProseNode } from '../../deploy/proseSections';

const element = (tagName: string): ProseNode => ({ type: 'element', tagName, children: [] });
const component = (name: string, attributes: unknown[] = []): ProseNode => ({ type: 'mdxJsxFlowElement', name, attributes, children: [] });
const space: ProseNode = { type: 'text' };

function divided(...children: ProseNode[]): ProseNode[] {
  const tree: ProseNode = { type: 'root', children };
  proseSections()(tree);
  return tree.children!;
}
const outline = (nodes: readonly ProseNode[]) => nodes.map(({ type, tagName, name, properties, children }) => (tagName === 'section' ? [properties!['data-place'], properties!['data-pictures'], children!.length] : (name ?? type)));

describe('the sections of a text', () => {
  it('begin at headings and at the recap; imports stay in front, references behind and outside', () => {
    const nodes = divided(component('References'), { type: 'mdxjsEsm' }, space, element('p'), element('h2'), element('p'), element('h3'), component('Recap'), component('Claim'));
    expect(outline(nodes)).toEqual(['mdxjsEsm', ['0', '', 1], ['1', '', 3], ['2', '', 2], 'References']);
  });

  it('know their pictures, and each picture its number in the text', () => {
    const pictures = [component('Picture'), component('Picture', [{ name: 'part' }]), component('Picture')];
    expect(outline(divided(element('p'), pictures[0]!, pictures[1]!, element('h2'), pictures[2]!))).toEqual([['0', '0 1', 3], ['1', '2', 2]]);
    expect(pictures.map(({ attributes }) => (attributes!.at(-1) as { readonly value: string }).value)).toEqual(['0', '1', '2']);
    expect(pictures[1]!.attributes).toHaveLength(2);
  });

  it('are none where there is no text', () => {
    expect(divided(space, { type: 'mdxjsEsm' })).toEqual([{ type: 'mdxjsEsm' }]);
  });
});
