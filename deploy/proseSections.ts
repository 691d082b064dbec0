/** As much of the tree of an MDX text as is needed here. */
export interface ProseNode {
  type: string;
  tagName?: string;
  /** of a component */
  name?: string | null;
  properties?: Record<string, string>;
  attributes?: unknown[];
  children?: ProseNode[];
}

const isHeading = (node: ProseNode): boolean => node.type === 'element' && node.tagName === 'h2';
const isComponent = (node: ProseNode, name: string): boolean => node.type === 'mdxJsxFlowElement' && node.name === name;

/**
 * Puts what stands between two headings of a lesson's text into a <section> with its number, so that a lecture can show one at
 * a time, and numbers the pictures. References stay outside: nobody projects them.
 */
export function proseSections(): (tree: ProseNode) => void {
  return (tree) => {
    const sections: ProseNode[] = [];
    const outside: ProseNode[] = [];
    let pictures = 0;
    const open = (): ProseNode => {
      const section: ProseNode = { type: 'element', tagName: 'section', properties: { 'data-place': String(sections.length), 'data-pictures': '' }, children: [] };
      sections.push(section);
      return section;
    };
    for (const node of tree.children ?? []) {
      if (node.type === 'mdxjsEsm' || isComponent(node, 'References')) {
        outside.push(node);
        continue;
      }
      // Space before the first paragraph is no section.
      if (node.type === 'text' && sections.length === 0) continue;
      const section = sections.length === 0 || isHeading(node) || isComponent(node, 'Recap') ? open() : sections.at(-1)!;
      if (isComponent(node, 'Picture')) {
        node.attributes = [...(node.attributes ?? []), { type: 'mdxJsxAttribute', name: 'place', value: String(pictures) }];
        section.properties!['data-pictures'] = `${section.properties!['data-pictures']} ${pictures}`.trim();
        pictures += 1;
      }
      section.children!.push(node);
    }
    tree.children = [...outside.filter(({ type }) => type === 'mdxjsEsm'), ...sections, ...outside.filter(({ type }) => type !== 'mdxjsEsm')];
  };
}
