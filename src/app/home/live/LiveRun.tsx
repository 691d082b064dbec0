import { LabProvider } from '@/session/LabProvider';
import { rememberedBackend } from '@/widgets/controls/backendChoice';
import { LivePlaceholder } from '@/app/home/LivePlaceholder';
import { LiveFigure } from './LiveFigure';
import { race } from './race';

/** A real run on the first page: the engine and the session the lessons use, with a figure of its own. */
export default function LiveRun() {
  if (typeof Worker === 'undefined') return <LivePlaceholder state="failed" />;
  return (
    <LabProvider experiment={race} backend={rememberedBackend()}>
      <LiveFigure />
    </LabProvider>
  );
}
