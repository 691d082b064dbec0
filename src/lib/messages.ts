/** The two languages of the product. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

type AnyFunction = (...parameters: never[]) => unknown;

/** Same keys, same kind of value: a string for a string, a function with the same parameters for a function, groups of both. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends AnyFunction ? T[K] : T[K] extends object ? Translated<T[K]> : T[K] };

/**
 * Declares the visible strings of one module in both languages. A key missing on either side is a compile error,
 * so a missing translation fails the build.
 */
export function defineMessages<const T extends Record<string, unknown>>(messages: { en: T; zh: Translated<NoInfer<T>> }): { readonly en: Translated<T>; readonly zh: Translated<T> } {
  return messages as { en: Translated<T>; zh: Translated<T> };
}
