import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './Principles.module.css';

const messages = defineMessages({
  en: { heading: 'What to expect' },
  zh: { heading: '这门课的做法' },
});

const principles = [
  {
    en: { title: 'Nothing is pre-recorded', text: 'Press Run and a network trains: up to eight variants on the same batches from the same weights, on one chart.' },
    zh: { title: '没有录像', text: '按下“运行”，网络就真的开始训练：最多八个变体，同样的批次、同样的初始权重，画在同一张图上。' },
  },
  {
    en: { title: 'Claims come with a button', text: 'What the text states in numbers you can run over several seeds, and so does our test suite.' },
    zh: { title: '结论自带按钮', text: '正文里凡是给出数字的结论，你都能换几个随机种子亲自跑一遍；我们的自动测试也是这么跑的。' },
  },
  {
    en: { title: 'The address is the experiment', text: 'Copy it, and whoever opens it gets the same data, the same weights and the same curve.' },
    zh: { title: '地址就是实验', text: '把地址栏里的链接发给别人，对方打开的就是同样的数据、同样的权重、同样的曲线。' },
  },
] as const;

export function Principles() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  return (
    <section aria-labelledby="principles" className={styles.principles}>
      <h2 id="principles" className={styles.heading}>
        {text.heading}
      </h2>
      <ul className={styles.list}>
        {principles.map((principle) => (
          <li key={principle.en.title}>
            <h3 className={styles.title}>{principle[language].title}</h3>
            <p className={styles.text}>{principle[language].text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
