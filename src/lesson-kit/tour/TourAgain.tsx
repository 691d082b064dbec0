import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { useMessages } from '@/ui/preferences/language';
import { tour, useTour } from './tour';

const messages = defineMessages({ en: { again: 'Show the first steps' }, zh: { again: '显示新手引导' } });

/** Brings the first steps back, where there is a lab to take them in. */
export function TourAgain({ onShown }: { readonly onShown?: () => void }) {
  const text = useMessages(messages);
  const { labs, shown } = useTour();
  if (labs === 0 || shown) return null;
  const show = (): void => {
    tour.bringBack();
    onShown?.();
  };
  return (
    <Button variant="quiet" icon="info" onClick={show}>
      {text.again}
    </Button>
  );
}
