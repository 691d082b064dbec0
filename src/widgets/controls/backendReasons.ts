import { defineMessages } from '@/lib/messages';
import type { BackendInfo } from '@/engine/worker/backendProtocol';

/** Reasons that are no trouble: a prediction or the reader decided. */
type Chosen = 'faster' | 'begun' | 'requested';

export const isFallback = (reason: BackendInfo['reason']): reason is Exclude<BackendInfo['reason'], Chosen> => reason !== 'faster' && reason !== 'begun' && reason !== 'requested';

/** Why there was no choice but the CPU. */
export const backendReasons = defineMessages({
  en: {
    'no-webgl2': 'This browser offers no WebGL 2.',
    'no-float-textures': 'The graphics device cannot compute with 32-bit numbers.',
    'probe-failed': 'The graphics device calculated wrongly in the check at start.',
    'start-timeout': 'The graphics device did not answer in time.',
    'too-many-failures': 'The graphics device failed several times in a row.',
  },
  zh: {
    'no-webgl2': '浏览器不支持 WebGL 2。',
    'no-float-textures': '图形设备不能用 32 位浮点数计算。',
    'probe-failed': '图形设备在启动核对时算错了。',
    'start-timeout': '图形设备没有及时响应。',
    'too-many-failures': '图形设备接连多次出错。',
  },
} satisfies Readonly<Record<'en' | 'zh', Readonly<Record<Exclude<BackendInfo['reason'], Chosen>, string>>>>);
