import { BatchBoard } from './BatchBoard';
import { Lens } from './Lens';
import { ParameterBoard } from './ParameterBoard';
import { RunningBoard } from './RunningBoard';

/** The lens over a mini-batch; running statistics; the company of one sample; the parameters of a network. */
export default function Picture({ part = 'lens' }: { readonly part?: 'lens' | 'running' | 'batch' | 'parameters' }) {
  switch (part) {
    case 'lens': return <Lens />;
    case 'running': return <RunningBoard />;
    case 'batch': return <BatchBoard />;
    case 'parameters': return <ParameterBoard />;
  }
}
