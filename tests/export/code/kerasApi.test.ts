import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCode } from '@/export/code/generateCode';
import { arbitraryExperiment } from './arbitraryExperiment';
import { agreementCases } from './cases';
import { expectedCalls } from './expectedCalls';
import { kerasBases, kerasCalls, kerasStrings } from './kerasApi';

const experiments = [...agreementCases, ...expectedCalls].map(({ experiment }) => experiment).concat(fc.sample(arbitraryExperiment, { numRuns: 60, seed: 11 }));
const programs = experiments.flatMap((experiment) => [true, false].map((fromFiles) => generateCode(experiment, 0, 'keras', { fromFiles })));
/** Without comments and documentation, which may name what is not used. */
const texts = programs.map((text) => text.replace(/"""[\s\S]*?"""/g, '').replace(/#.*$/gm, ''));

interface Call {
  readonly name: string;
  readonly positional: number;
  readonly keywords: readonly string[];
}

/** The arguments behind an opening bracket, split at commas that are not inside brackets or quotes. */
function argumentsAt(text: string, start: number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  let quote = '';
  for (const character of text.slice(start)) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
      continue;
    }
    part += character;
  }
  return [...parts, part.trim()].filter((value) => value !== '');
}

function callsOf(text: string): Call[] {
  return [...text.matchAll(/\b(?:keras(?:\.\w+)+|model\.\w+|self\.(?:add_\w+|assign\w*|_get_\w+))\(/g)]
    .filter((match) => !/class \w+\($/.test(text.slice(0, match.index)))
    .map((match) => {
      const list = argumentsAt(text, match.index + match[0].length);
      const keywords = list.flatMap((value) => /^(\w+)=(?!=)/.exec(value)?.[1] ?? []);
      return { name: match[0].slice(0, -1), positional: list.length - keywords.length, keywords };
    });
}

const calls = texts.flatMap(callsOf);

describe('the Keras text against the documented interface', () => {
  it('calls only what is in the table', () => {
    expect([...new Set(calls.map(({ name }) => name))].filter((name) => !Object.hasOwn(kerasCalls, name))).toEqual([]);
  });

  it('passes only arguments that exist, none twice', () => {
    const wrong = calls.flatMap(({ name, positional, keywords }) => {
      const parameters = kerasCalls[name]?.parameters ?? [];
      const taken = parameters.slice(0, positional);
      const bad = keywords.filter((keyword) => !parameters.includes(keyword) || taken.includes(keyword));
      return bad.length > 0 || positional > parameters.length ? [`${name}: ${bad.join(', ')} (${positional} positional)`] : [];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('derives from classes that may be derived from', () => {
    const bases = texts.flatMap((text) => [...text.matchAll(/class \w+\(([\w.]+)\)/g)].map(([, base]) => base!).filter((base) => base.startsWith('keras.')));
    expect([...new Set(bases)].filter((base) => !Object.hasOwn(kerasBases, base))).toEqual([]);
    expect(new Set(bases).size).toBe(Object.keys(kerasBases).length);
  });

  it('names only what Keras knows as text', () => {
    for (const text of texts) {
      for (const [, key, value] of text.matchAll(/(kernel_initializer|padding|mode|distribution)="(\w+)"/g)) expect(kerasStrings[key!]).toContain(value);
      for (const [, value] of text.matchAll(/layers\.Activation\("(\w+)"\)/g)) expect(kerasStrings['activation']).toContain(value);
    }
  });

  it('gives floats where Keras refuses integers', () => {
    for (const text of texts) expect(text).not.toMatch(/(?:learning_rate|momentum)=-?\d+[,)]/);
  });

  it('has no line in the table that nobody uses', () => {
    const used = new Set(calls.map(({ name }) => name));
    expect(Object.keys(kerasCalls).filter((name) => !used.has(name))).toEqual([]);
    for (const { source } of Object.values(kerasCalls)) expect(source).toMatch(/^https:\/\/(?:keras\.io|github\.com\/keras-team)\//);
  });
});
