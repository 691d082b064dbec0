import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { Dialog } from '@/ui/overlay/Dialog';
import { useMessages } from '@/ui/preferences/language';
import { buildQrCode, qrCapacity } from '@/export/qr/buildQrCode';
import { formatCount } from '@/widgets/format';
import styles from './QrDialog.module.css';
import { QrPicture } from './QrPicture';

const messages = defineMessages({
  en: {
    title: 'Scan to open this experiment',
    label: 'QR code of the address below it',
    seeds: 'Same settings, same seed: every phone in the room trains the same networks.',
    long: 'The address is too long for a QR code',
    longWhy: (given: string, most: string) => `It has ${given} characters; a code that a camera can read from a seat holds ${most}. Copy the address instead, or save a run file. Fewer lanes and shorter names make it shorter.`,
  },
  zh: {
    title: '扫码打开此实验',
    label: '下方地址的二维码',
    seeds: '设置相同、种子相同：教室里每部手机训练的都是同样的网络。',
    long: '地址太长，二维码放不下',
    longWhy: (given: string, most: string) => `地址有 ${given} 个字符，而座位上的摄像头能扫清的二维码最多放 ${most} 个。请复制地址，或保存训练记录。通道少一些、名称短一些，地址就会变短。`,
  },
});

interface QrDialogProps {
  /** null: closed */
  readonly address: string | null;
  readonly onClose: () => void;
}

/** The address as a code to be scanned from the projector, and as text for whoever has no camera. */
export function QrDialog({ address, onClose }: QrDialogProps) {
  const text = useMessages(messages);
  return (
    <Dialog open={address !== null} title={text.title} onClose={onClose} large>
      {address !== null && <Code address={address} />}
    </Dialog>
  );
}

function Code({ address }: { readonly address: string }) {
  const text = useMessages(messages);
  const code = buildQrCode(address);
  return (
    <div className={styles.code}>
      {code ? (
        <div className={styles.picture}>
          <QrPicture code={code} label={text.label} />
        </div>
      ) : (
        <Notice tone="warning" title={text.long}>
          {text.longWhy(formatCount(address.length), formatCount(qrCapacity))}
        </Notice>
      )}
      <div className={styles.words}>
        <p className={styles.address}>{address}</p>
        {code && <p className={styles.seeds}>{text.seeds}</p>}
      </div>
    </div>
  );
}
