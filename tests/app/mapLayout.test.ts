import { describe, expect, it } from 'vitest';
import { lessons } from '@/app/catalog';
import { layOut, sizes, type MapLesson } from '@/app/map/layout';
import { chapters } from '@/lesson-kit/chapters';

const real = lessons.map(({ slug, meta }) => ({ slug, chapter: meta.chapter, prerequisites: meta.prerequisites }));
const order = chapters.map(({ id }) => id);

describe('the map', () => {
  it('has every lesson of the catalog once, apart from each other, right of what it needs', () => {
    const { nodes, width, height } = layOut(order, real);
    expect([...nodes.keys()].toSorted()).toEqual(real.map(({ slug }) => slug).toSorted());
    const placed = [...nodes.values()];
    for (const { slug, left, top } of placed) {
      expect(left + sizes.nodeWidth).toBeLessThanOrEqual(width);
      expect(top + sizes.nodeHeight).toBeLessThanOrEqual(height);
      const touching = placed.filter((other) => other.slug !== slug && Math.abs(other.left - left) < sizes.nodeWidth && Math.abs(other.top - top) < sizes.nodeHeight);
      expect(touching).toEqual([]);
    }
    for (const { slug, prerequisites } of real) for (const needed of prerequisites) expect(nodes.get(slug)!.left).toBeGreaterThan(nodes.get(needed)!.left);
  });

  it('leads from every lesson back to all that it needs', () => {
    const { arrows } = layOut(order, real);
    const reach = (slug: string): ReadonlySet<string> => new Set(arrows.filter(({ to }) => to === slug).flatMap(({ from }) => [from, ...reach(from)]));
    for (const { slug, prerequisites } of real) for (const needed of prerequisites) expect([...reach(slug)]).toContain(needed);
  });

  it('draws no arrow that follows from others, and none to what does not exist', () => {
    const lesson = (slug: string, prerequisites: readonly string[]): MapLesson => ({ slug, chapter: 'a', prerequisites });
    const { arrows } = layOut(['a'], [lesson('one', []), lesson('two', ['one']), lesson('three', ['one', 'two', 'gone']), lesson('four', ['three', 'one'])]);
    expect(arrows).toEqual([{ from: 'one', to: 'two' }, { from: 'two', to: 'three' }, { from: 'three', to: 'four' }]);
  });

  it('gives a band to each chapter that has lessons, in their order', () => {
    const { bands, nodes, height } = layOut(['a', 'empty', 'b'], [{ slug: 'one', chapter: 'a', prerequisites: [] }, { slug: 'two', chapter: 'a', prerequisites: [] }, { slug: 'three', chapter: 'b', prerequisites: ['one'] }]);
    expect([...bands.keys()]).toEqual(['a', 'b']);
    expect(nodes.get('two')!.top).toBe(nodes.get('one')!.top + sizes.nodeHeight + sizes.rowGap);
    expect(bands.get('b')).toBeGreaterThan(nodes.get('two')!.top + sizes.nodeHeight);
    expect(height).toBe(nodes.get('three')!.top + sizes.nodeHeight);
  });

  it('is empty without lessons', () => {
    expect(layOut(order, [])).toMatchObject({ height: 0, arrows: [] });
  });
});
