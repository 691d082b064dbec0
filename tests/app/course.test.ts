import { describe, expect, it } from 'vitest';
import { lessons } from '@/app/catalog';
import { courseOf } from '@/app/course/useCourse';
import { partsOf } from '@/app/course/lessonParts';
import { emptyProgress, recordClaim } from '@/tutor/progress/progress';

describe('the course', () => {
  it('knows the claims of every lesson without loading it', async () => {
    for (const { slug, claims } of lessons) {
      const ids = (await claims()).map(({ id }) => id);
      expect({ slug, claims: [...partsOf(slug).claims].toSorted() }).toEqual({ slug, claims: ids.toSorted() });
    }
  });

  it('suggests the first lesson, and another once its claims are checked', () => {
    const first = lessons[0]!.slug;
    expect(courseOf(emptyProgress)).toMatchObject({ next: first, begun: false });
    const { claims, predictions, challenges } = partsOf(first);
    const checked = claims.reduce((progress, id) => recordClaim(progress, first, id, { at: 1, passed: true, value: 1 }), emptyProgress);
    const course = courseOf(checked);
    expect(course.lessons[0]!.standing.claims).toEqual({ of: claims.length, done: claims.length, well: claims.length });
    // A lesson with questions of its own is not done by its claims alone.
    expect(course.next === first).toBe(predictions.length + challenges.length > 0);
  });
});
