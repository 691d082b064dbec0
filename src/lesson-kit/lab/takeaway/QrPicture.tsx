import { quietZone, type QrCode } from '@/export/qr/buildQrCode';
import styles from './QrPicture.module.css';

/** Black on white in every theme: cameras expect it that way round. */
export function QrPicture({ code: { size, path }, label }: { readonly code: QrCode; readonly label: string }) {
  const side = size + 2 * quietZone;
  return (
    <svg className={styles.code} viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-quietZone} y={-quietZone} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
