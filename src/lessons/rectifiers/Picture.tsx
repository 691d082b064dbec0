import { Explorer } from './Explorer';
import { RunMap } from './RunMap';
import { StartMap } from './StartMap';

/** The family by its negative side; dead units before the first step; dead units of the run in the lab. */
export default function Picture({ part = 'family' }: { readonly part?: 'family' | 'start' | 'run' }) {
  switch (part) {
    case 'family': return <Explorer />;
    case 'start': return <StartMap />;
    case 'run': return <RunMap />;
  }
}
