import { useMemo, useState } from 'react';
import { Button, defineMessages, Figure, FigureTable, formatFixed, formatNumber, Segmented, useLanguage, useMessages } from '@/lesson-kit';
import { bins, drawExhibit, exhibits, galleryShapes, type GalleryShape } from './gallery';
import styles from './Picture.module.css';

const messages = defineMessages({
  en: {
    shape: 'Layer, inputs → outputs',
    table: 'Every initialiser with its law and one draw',
    name: 'weights',
    draw: 'one draw',
    variance: 'i · Var(w)',
    mean: 'mean',
    caffe: 'Caffe',
    redraw: 'New draw',
    caption: 'i inputs, o outputs of the layer. The axis reaches from −4/√i to 4/√i; what lies beyond is heaped at its end. Change the shape and see which rows follow i alone, which i and o, and which neither.',
  },
  zh: {
    shape: '层：输入 → 输出',
    table: '每种初始化的分布与一次抽样',
    name: '权重',
    draw: '一次抽样',
    variance: 'i · Var(w)',
    mean: '均值',
    caffe: 'Caffe',
    redraw: '重新抽样',
    caption: '这一层有 i 个输入、o 个输出。横轴从 −4/√i 到 4/√i，超出的堆在两端。换个形状，看哪几行只跟着 i 变，哪几行跟着 i 和 o 变，哪几行都不跟。',
  },
});

/** All initialisers side by side: the law, the weights of one layer, and their variance against the fan-in. */
export function GalleryBoard() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [shape, setShape] = useState<GalleryShape>('square');
  const [seed, setSeed] = useState(1);
  const drawn = useMemo(() => exhibits.map((exhibit) => drawExhibit(exhibit, shape, seed)), [shape, seed]);
  return (
    <Figure caption={text.caption}>
      <Segmented label={text.shape} value={shape} onChange={setShape} options={(['square', 'wide', 'narrow'] as const).map((value) => ({ value, label: galleryShapes[value].join(' → ') }))} />
      <FigureTable scrolls label={text.table} className={styles.gallery}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.draw}</th>
            <th scope="col">{text.variance}</th>
            <th scope="col">{text.mean}</th>
          </tr>
        </thead>
        <tbody>
          {exhibits.map(({ name, caffe, law }, index) => (
            <tr key={name.en}>
              <th scope="row">
                {name[language]} {caffe && <span className={styles.tag}>{name.en.startsWith(caffe) ? text.caffe : `${text.caffe}: ${caffe}`}</span>}
                <small>{law[language]}</small>
              </th>
              <td>
                <Histogram shares={drawn[index]!.histogram} />
              </td>
              <td>{formatNumber(drawn[index]!.scaledVariance, 2)}</td>
              <td>{formatFixed(thousandths(drawn[index]!.mean), 3)}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <div className={styles.bar}>
        <Button icon="dice" onClick={() => setSeed(seed + 1)}>
          {text.redraw}
        </Button>
      </div>
    </Figure>
  );
}

/** Without the sign that a rounded zero would keep. */
const thousandths = (value: number): number => Math.round(value * 1e3) / 1e3 + 0;

/** The numbers beside it say it in words. */
function Histogram({ shares }: { readonly shares: readonly number[] }) {
  const tallest = Math.max(...shares);
  return (
    <svg className={styles.histogram} viewBox={`0 0 ${bins} 16`} preserveAspectRatio="none" aria-hidden="true">
      {shares.map((share, bin) => share > 0 && <rect key={bin} x={bin} width="1" y={16 - (15 * share) / tallest} height={(15 * share) / tallest} />)}
      <line className={styles.zero} x1="0" x2={bins} y1="16" y2="16" />
    </svg>
  );
}
