import { createContext, useContext, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './HeaderSlot.module.css';

type Place = (element: HTMLElement | null) => void;

const ElementContext = createContext<HTMLElement | null>(null);
const PlaceContext = createContext<Place>(() => undefined);

export function HeaderSlotProvider({ children }: { readonly children: ReactNode }) {
  const [element, place] = useState<HTMLElement | null>(null);
  return (
    <PlaceContext value={place}>
      <ElementContext value={element}>{children}</ElementContext>
    </PlaceContext>
  );
}

/** Where a page's own actions appear in the header. */
export function HeaderSlot() {
  const place = useContext(PlaceContext);
  return <div ref={place} className={styles.slot} />;
}

/** Renders its children into the header while it is mounted. */
export function HeaderActions({ children }: { readonly children: ReactNode }) {
  const element = useContext(ElementContext);
  return element && createPortal(children, element);
}
