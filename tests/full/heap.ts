import type { CDPSession } from '@vitest/browser-playwright';

/** Whoever speaks the Chrome DevTools Protocol with one page or one worker. */
export interface Inspector {
  send(method: 'HeapProfiler.collectGarbage' | 'HeapProfiler.takeHeapSnapshot' | 'Runtime.getHeapUsage'): Promise<unknown>;
  /** Hands over the parts of a heap snapshot until the returned function is called. */
  onSnapshotPart(listener: (part: string) => void): () => void;
}

export function inspectPage(session: Pick<CDPSession, 'send' | 'on' | 'off'>): Inspector {
  return {
    send: (method) => session.send(method),
    onSnapshotPart(listener) {
      const heard = ({ chunk }: { chunk: string }): void => listener(chunk);
      session.on('HeapProfiler.addHeapSnapshotChunk', heard);
      return () => void session.off('HeapProfiler.addHeapSnapshotChunk', heard);
    },
  };
}

/** In bytes, but for `functions`. */
export interface Heap {
  /** everything, as the engine counts it */
  readonly used: number;
  /** what a program holds: objects, functions, arrays, strings, numbers */
  readonly held: number;
  /** how many functions there are: whatever is subscribed, cached or still mounted brings its own */
  readonly functions: number;
  /** behind typed arrays */
  readonly buffers: number;
}

interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]]; readonly edge_fields: readonly string[]; readonly edge_types: readonly [readonly string[]] } };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** What a program makes. Nodes of a document are counted elsewhere; code and the shapes of objects are the engine's own. */
const made = new Set(['object', 'closure', 'array', 'string', 'concatenated string', 'sliced string', 'regexp', 'number', 'symbol', 'bigint']);

/** A heap once everything that can be let go is let go. */
export async function measureHeap(inspector: Inspector): Promise<Heap> {
  // What a finaliser held back falls with the second.
  for (let times = 0; times < 2; times += 1) await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await inspector.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize: number };
  let text = '';
  const stop = inspector.onSnapshotPart((part) => void (text += part));
  await inspector.send('HeapProfiler.takeHeapSnapshot');
  stop();
  return { used: usedSize, buffers: backingStorageSize, ...sum(JSON.parse(text) as Snapshot) };
}

/** Adds up what is reached without going through code: feedback keeps a copy of every literal that has run twice. */
function sum({ snapshot: { meta }, nodes, edges }: Snapshot): Pick<Heap, 'held' | 'functions'> {
  const node = { width: meta.node_fields.length, type: meta.node_fields.indexOf('type'), size: meta.node_fields.indexOf('self_size'), edges: meta.node_fields.indexOf('edge_count') };
  const edge = { width: meta.edge_fields.length, type: meta.edge_fields.indexOf('type'), to: meta.edge_fields.indexOf('to_node') };
  const count = nodes.length / node.width;
  const firstEdges = new Uint32Array(count + 1);
  for (let at = 0; at < count; at += 1) firstEdges[at + 1] = firstEdges[at]! + nodes[at * node.width + node.edges]!;
  const reached = new Uint8Array(count);
  const waiting = [0];
  const total = { held: 0, functions: 0 };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const type = meta.node_types[0][nodes[at * node.width + node.type]!]!;
    if (type === 'code') continue;
    if (made.has(type)) total.held += nodes[at * node.width + node.size]!;
    if (type === 'closure') total.functions += 1;
    for (let index = firstEdges[at]! * edge.width; index < firstEdges[at + 1]! * edge.width; index += edge.width) {
      const to = edges[index + edge.to]! / node.width;
      if (reached[to] === 1 || meta.edge_types[0][edges[index + edge.type]!] === 'weak') continue;
      reached[to] = 1;
      waiting.push(to);
    }
  }
  return total;
}
