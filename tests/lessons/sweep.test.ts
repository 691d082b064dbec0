import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/messages';
import { chapters } from '@/lesson-kit/chapters';
import { glossary } from '@/lesson-kit/glossary';
import { validateExperiment } from '@/session/experiments';
import { allLessons } from './allLessons';
import { idsOf, outline, readProse } from './prose';

const slugs = allLessons.map(({ folder }) => folder.slug);
const blank = (text: string): boolean => text.trim() === '';

describe('the course', () => {
  it('has lessons, each under its own slug', () => {
    expect(slugs.length).toBeGreaterThan(0);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('has one lesson at each place of a chapter, in chapters that exist', () => {
    const places = allLessons.map(({ folder: { meta } }) => `${meta.chapter} ${meta.order}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { folder } of allLessons) expect(chapters.map(({ id }) => id)).toContain(folder.meta.chapter);
  });

  it('never asks for what comes later', () => {
    allLessons.forEach(({ folder }, index) => {
      for (const slug of folder.meta.prerequisites) expect(slugs.slice(0, index), `${folder.slug} needs ${slug}`).toContain(slug);
    });
  });
});

describe.each(allLessons)('$folder.slug', ({ folder, lab, claims }) => {
  const texts = { en: readProse(folder.slug, 'en'), zh: readProse(folder.slug, 'zh') };
  const [en, zh] = [outline(texts.en), outline(texts.zh)];

  it('says the same in both languages: headings, formulas, components', () => {
    expect(zh.headings).toEqual(en.headings);
    expect(zh.formulas).toEqual(en.formulas);
    expect(zh.components).toEqual(en.components);
  });

  it('has only formulas that parse', () => {
    for (const formula of en.formulas) expect(() => katex.renderToString(formula, { strict: 'error', throwOnError: true })).not.toThrow();
  });

  it('speaks of every claim, and of none that does not exist', () => {
    const ids = claims.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idsOf('Claim', en).toSorted()).toEqual(ids.toSorted());
  });

  it('explains only terms of the glossary, and draws its picture if it has one', () => {
    for (const id of idsOf('Term', en)) expect(Object.keys(glossary)).toContain(id);
    expect(en.components.includes('Picture')).toBe(folder.picture !== null);
  });

  it('marks words as terms, not formulas alone, which a screen reader does not see as a name', () => {
    for (const text of Object.values(texts)) expect(text).not.toMatch(/<Term[^>]*>\s*\$[^$]*\$\s*<\/Term>/);
  });

  it('is short: about 130 lines a language', () => {
    expect(en.lines).toBeLessThanOrEqual(135);
    expect(zh.lines).toBeLessThanOrEqual(135);
  });

  it('joins no Chinese across a line break, which would show as a gap', () => {
    for (const block of texts.zh.split(/\n\n+/)) expect(block).not.toMatch(/[\p{Script=Han}，。、；：？！]\n(?=[\p{Script=Han}$])/u);
  });

  it('states each claim in words, with at least one seed', () => {
    const wordless = claims.filter(({ text, quantity }) => languages.some((language) => blank(text[language]) || blank(quantity[language])));
    expect(wordless.map(({ id }) => id)).toEqual([]);
    expect(claims.filter(({ seeds }) => seeds.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('claims only what experiments inside the limits can show', () => {
    const repaired = claims.flatMap(({ id, seeds, check }) => (check.kind === 'run' ? seeds.map((seed) => ({ id, notices: validateExperiment(check.experiment(seed)).notices })) : [])).filter(({ notices }) => notices?.length !== 0);
    expect(repaired).toEqual([]);
  });

  it('has presets that need no repair, under distinct names', () => {
    expect(new Set(lab.presets.map(({ id }) => id)).size).toBe(lab.presets.length);
    expect(lab.presets.length).toBeLessThanOrEqual(9);
    for (const preset of lab.presets) {
      expect({ id: preset.id, ...validateExperiment(preset.experiment) }).toEqual({ id: preset.id, experiment: preset.experiment, notices: [] });
      expect(languages.filter((language) => blank(preset.title[language]) || blank(preset.hint[language]))).toEqual([]);
    }
  });
});
