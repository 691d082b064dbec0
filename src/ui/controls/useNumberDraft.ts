import { useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import { formatNumber } from './formatNumber';
import { parseNumber, type NumberLimits } from './parseNumber';

const messages = defineMessages({
  en: {
    empty: (kept: string) => `Type a number. Still ${kept}.`,
    'not-a-number': (kept: string, text: string) => `“${text}” is not a number. Still ${kept}.`,
    'not-whole': (kept: string, text: string) => `${text} is not a whole number. Still ${kept}.`,
    'too-small': (kept: string, text: string, min: string) => `${text} is below the smallest value, ${min}. Still ${kept}.`,
    'too-large': (kept: string, text: string, _min: string, max: string) => `${text} is above the largest value, ${max}. Still ${kept}.`,
  },
  zh: {
    empty: (kept: string) => `请输入一个数。目前仍为 ${kept}。`,
    'not-a-number': (kept: string, text: string) => `“${text}”不是数。目前仍为 ${kept}。`,
    'not-whole': (kept: string, text: string) => `${text} 不是整数。目前仍为 ${kept}。`,
    'too-small': (kept: string, text: string, min: string) => `${text} 小于下限 ${min}。目前仍为 ${kept}。`,
    'too-large': (kept: string, text: string, _min: string, max: string) => `${text} 大于上限 ${max}。目前仍为 ${kept}。`,
  },
});

const longestQuoted = 24;
const shorten = (text: string): string => (text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text);

export interface NumberDraft {
  /** what the field shows: the reader's text while editing, else the value */
  readonly text: string;
  /** why the last text was not taken, in the reader's language */
  readonly problem: string | null;
  edit(text: string): void;
  /** takes the text over, or explains why not and keeps the last good value */
  commit(): void;
  clear(): void;
}

interface DraftOptions {
  readonly value: number;
  readonly limits: NumberLimits;
  readonly onChange: (value: number) => void;
}

export function useNumberDraft({ value, limits, onChange }: DraftOptions): NumberDraft {
  const words = useMessages(messages);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const explain = (text: string): string | null => {
    const parsed = parseNumber(text, limits);
    if (parsed.ok) return null;
    return words[parsed.problem](formatNumber(value), shorten(text.trim()), formatNumber(limits.min), formatNumber(limits.max));
  };

  return {
    text: typed ?? formatNumber(value, 6),
    problem: refused === null ? null : explain(refused),
    edit(text) {
      setTyped(text);
      setRefused(null);
    },
    commit() {
      if (typed === null) return;
      const parsed = parseNumber(typed, limits);
      setTyped(null);
      setRefused(parsed.ok ? null : typed);
      if (parsed.ok && parsed.value !== value) onChange(parsed.value);
    },
    clear() {
      setTyped(null);
      setRefused(null);
    },
  };
}
