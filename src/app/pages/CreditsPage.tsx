import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { DataCredits } from './DataCredits';
import styles from './Page.module.css';
import { useTitle } from './useTitle';

const messages = defineMessages({
  en: {
    tab: 'Credits · Descent',
    title: 'Credits',
    data: 'Data',
    dataText: 'These sets are part of the site, in the form described. The two-dimensional sets (spirals, moons, circles and others) are drawn from formulas when a lab opens.',
    numbers: 'How the numbers are checked',
    software: 'Software',
    softwareText: 'Tensors on the graphics card are handled by TensorFlow.js; pages are built with React; formulas are set with KaTeX. Descent itself is under the Apache License 2.0. The licences of everything it is built with: ',
    notices: 'Third-party notices',
    colours: 'The colours of the lanes follow the palette of Okabe and Ito, which readers with any colour vision can tell apart; each lane also has its own dash and number.',
  },
  zh: {
    tab: '致谢 · Descent',
    title: '致谢',
    data: '数据',
    dataText: '以下数据集以所述形式随网站一起提供。二维数据（螺旋、双月、同心圆等）在打开实验时由公式生成。',
    numbers: '数字如何核对',
    software: '软件',
    softwareText: '显卡上的张量由 TensorFlow.js 管理，页面用 React 搭建，公式用 KaTeX 排版。Descent 本身采用 Apache License 2.0。所用软件的许可证见：',
    notices: '第三方声明',
    colours: '各条曲线的颜色取自 Okabe 与 Ito 的配色，任何色觉的读者都能区分；每条曲线还有自己的线型和编号。',
  },
});

const checks = [
  {
    en: 'Every formula of the text exists as a plain function. Activations, losses, gradients, update rules, initialisers and layers are compared with published reference numbers, on the processor and on WebGL, within the tolerance stated beside each number.',
    zh: '正文里的每个公式都对应一个普通的数值函数。激活函数、损失、梯度、更新规则、初始化方法和各种层，都在处理器和 WebGL 上与公开的参考数值逐一比对，误差不得超过每个数旁边注明的容差。',
  },
  {
    en: 'Before a lab trains on a graphics card, the card is given a small calculation whose result is known. If it errs, the lab trains on the processor and says so.',
    zh: '实验在显卡上训练之前，会先让显卡算一道已知答案的小题。算错了，就改用处理器训练，并明确告诉你。',
  },
  {
    en: 'A claim in the text is a definition with seeds and a threshold. The button in the lesson and the test suite run the same definition.',
    zh: '正文里的结论是一份带随机种子和阈值的定义。课文里的按钮和自动测试运行的是同一份定义。',
  },
  {
    en: 'The same link, seed and device give the same initial weights bit for bit and the same losses.',
    zh: '同一个链接、同一个随机种子、同一种设备：初始权重逐位相同，损失也相同。',
  },
] as const;

export default function CreditsPage() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  useTitle(text.tab);
  return (
    <article className={`${styles.page} ${styles.prose}`}>
      <h1 tabIndex={-1}>{text.title}</h1>

      <h2>{text.data}</h2>
      <p>{text.dataText}</p>
      <DataCredits />

      <h2>{text.numbers}</h2>
      <ul>
        {checks.map((check) => (
          <li key={check.en}>{check[language]}</li>
        ))}
      </ul>

      <h2>{text.software}</h2>
      <p>
        {text.softwareText}
        <a href={`${import.meta.env.BASE_URL}THIRD_PARTY_NOTICES.txt`}>{text.notices}</a>
      </p>
      <p>{text.colours}</p>
    </article>
  );
}
