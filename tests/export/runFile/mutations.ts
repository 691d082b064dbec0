import { pcgHash } from '@/lib/random';

/** A small generator of repeatable choices for mutating files. */
function choices(seed: number): (below: number) => number {
  let counter = 0;
  return (below) => pcgHash((pcgHash(seed) + (counter += 1)) >>> 0) % below;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const strangers: readonly Json[] = [null, true, -1, 0, 1e308, 12345.678, 'text', '', [], {}, [[]], { polluted: true }, 4_294_967_296, 'AAAA'];

/** Every place of a document that can be replaced or removed: [container, key]. */
function places(value: Json, found: [Json[] | { [key: string]: Json }, string | number][] = []): typeof found {
  if (Array.isArray(value)) value.slice(0, 40).forEach((item, index) => { found.push([value, index]); places(item, found); });
  else if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) { found.push([value, key]); places(value[key]!, found); }
  return found;
}

function mutateTree(text: string, choose: (below: number) => number): string {
  const root = JSON.parse(text) as Json;
  const list = places(root);
  const [container, key] = list[choose(list.length)]!;
  const record = container as { [key: string]: Json };
  switch (choose(5)) {
    case 0: delete record[key]; break;
    case 1: record[key] = strangers[choose(strangers.length)]!; break;
    case 2: return JSON.stringify(root).replace(JSON.stringify(String(key)), '"__proto__"');
    case 3: record['__unknown'] = 1; break;
    default: record[key] = [record[key]!];
  }
  return JSON.stringify(root);
}

/** Damage as it happens: cut, flipped characters, inserted text, or a document with one part changed. */
export function mutate(text: string, seed: number): string {
  const choose = choices(seed);
  const at = choose(text.length);
  switch (choose(8)) {
    case 0: return text.slice(0, at);
    case 1: return text.slice(0, at) + String.fromCharCode(choose(128)) + text.slice(at + 1);
    case 2: return text.slice(0, at) + '"__proto__":{"polluted":true},' + text.slice(at);
    case 3: return text.slice(0, at) + text.slice(at + 1 + choose(20));
    default: return mutateTree(text, choose);
  }
}
