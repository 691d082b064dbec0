import { defineMessages } from '@/lib/messages';
import type { Notice } from '@/engine/experiment/validate';

type Params = Notice['params'];
const show = (value: string | number | undefined): string => String(value ?? '');

/** What was repaired in an experiment that came from outside, one sentence a code. */
export const experimentNotices = defineMessages({
  en: {
    clamped: ({ given, used }: Params, path: string) => `${path}: ${show(given)} is outside the limits; ${show(used)} is used.`,
    'wrong-type': ({ given, used }: Params, path: string) => `${path}: “${show(given)}” is not a value for this; ${show(used)} is used.`,
    'unknown-choice': ({ given, used }: Params, path: string) => `${path}: “${show(given)}” is not known here; ${show(used)} is used.`,
    'unknown-key': (_: Params, path: string) => `${path} is not known here and was left out.`,
    'too-many-lanes': ({ given, used }: Params) => `${show(given)} lanes were asked for; the first ${show(used)} are used.`,
    'too-many-layers': ({ given, used }: Params, path: string) => `${path}: ${show(given)} layers were asked for; the first ${show(used)} are used.`,
    'label-shortened': (_: Params, path: string) => `${path}: the name was too long and was cut.`,
    'lane-dropped': (_: Params, path: string) => `${path} could not be read and was left out.`,
    'layer-dropped': (_: Params, path: string) => `${path} could not be read and was left out.`,
    'layer-needs-image': (_: Params, path: string) => `${path} needs an image as large as its window; it was left out.`,
    'outputs-adjusted': ({ used }: Params) => `The output layer now has ${show(used)} units, one for each class of the data.`,
    'output-layer-added': ({ used }: Params) => `An output layer of ${show(used)} units was added.`,
    'loss-adjusted': ({ given, used }: Params) => `The loss ${show(given)} does not fit this data; ${show(used)} is used.`,
    'batch-reduced': ({ given, used }: Params) => `A batch of ${show(given)} is too large for this network; ${show(used)} is used.`,
    more: () => 'There were more such repairs than are worth listing.',
  },
  zh: {
    clamped: ({ given, used }: Params, path: string) => `${path}：${show(given)} 超出允许范围，改用 ${show(used)}。`,
    'wrong-type': ({ given, used }: Params, path: string) => `${path}：“${show(given)}”不是合适的值，改用 ${show(used)}。`,
    'unknown-choice': ({ given, used }: Params, path: string) => `${path}：这里没有“${show(given)}”，改用 ${show(used)}。`,
    'unknown-key': (_: Params, path: string) => `${path}：无法识别，已忽略。`,
    'too-many-lanes': ({ given, used }: Params) => `要求了 ${show(given)} 个通道，只采用前 ${show(used)} 个。`,
    'too-many-layers': ({ given, used }: Params, path: string) => `${path}：要求了 ${show(given)} 层，只采用前 ${show(used)} 层。`,
    'label-shortened': (_: Params, path: string) => `${path}：名称过长，已截短。`,
    'lane-dropped': (_: Params, path: string) => `${path}：无法读取，已略去。`,
    'layer-dropped': (_: Params, path: string) => `${path}：无法读取，已略去。`,
    'layer-needs-image': (_: Params, path: string) => `${path}：需要不小于其窗口的图像输入，已略去。`,
    'outputs-adjusted': ({ used }: Params) => `输出层已改为 ${show(used)} 个单元，与数据的类别数一致。`,
    'output-layer-added': ({ used }: Params) => `已补上 ${show(used)} 个单元的输出层。`,
    'loss-adjusted': ({ given, used }: Params) => `损失函数 ${show(given)} 不适合这份数据，改用 ${show(used)}。`,
    'batch-reduced': ({ given, used }: Params) => `批大小 ${show(given)} 对这个网络过大，改用 ${show(used)}。`,
    more: () => '此外还有一些修正，不再逐一列出。',
  },
});

/** Why an experiment, typed or from a link, could not be taken at all. */
export const experimentErrors = defineMessages({
  en: {
    'not-an-object': 'It does not contain an experiment.',
    'unknown-version': 'Its version is not one that Descent has ever written.',
    'newer-version': 'It was made by a newer version of Descent. Reload the page, then try again.',
    'no-lanes': 'It has no lane to train.',
    'too-many-parameters': 'The network has more parameters than a lesson may use.',
    'too-large': 'One update of this network would take too much memory or time.',
    damaged: 'The text after # is not one that Descent writes; perhaps the end of the address was cut off.',
    'too-long': 'The text after # is longer than any experiment needs.',
  },
  zh: {
    'not-an-object': '其中没有实验。',
    'unknown-version': '它的版本号不是 Descent 写出的任何一个。',
    'newer-version': '它由更新版本的 Descent 生成。请刷新页面后再试。',
    'no-lanes': '其中没有可训练的通道。',
    'too-many-parameters': '网络的参数量超过了课程允许的上限。',
    'too-large': '这个网络更新一次所需的内存或时间过大。',
    damaged: '# 后面的文字不是 Descent 写出的；也许地址末尾被截断了。',
    'too-long': '# 后面的文字比任何实验所需都长。',
  },
});
