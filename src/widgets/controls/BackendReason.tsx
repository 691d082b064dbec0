import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { BackendInfo } from '@/engine/worker/backendProtocol';
import { formatCount, formatNumber } from '@/widgets/format';
import { backendReasons } from './backendReasons';

const messages = defineMessages({
  en: {
    webgl: (name: string) => `Trains on: ${name}.`,
    cpu: 'Trains in plain JavaScript, in a worker of its own.',
    requested: 'You chose this.',
    fasterCpu: (times: string) => `Chosen automatically: the CPU promises to be ${times} times as fast as the graphics device.`,
    fasterWebgl: (times: string) => `Chosen automatically: the graphics device promises to be ${times} times as fast as the CPU.`,
    asFast: 'Chosen automatically: the graphics device promises no real gain over the CPU.',
    begun: 'The run began here and stays here. By the last measurement the other side would be faster.',
    numbers: (cpu: string, webgl: string) => `Expected time of one step: ${cpu} ms on the CPU, ${webgl} ms on the graphics device.`,
    work: (multiplyAdds: string, programs: string, calibration: string) => `A step takes ${multiplyAdds} multiply-adds, or ${programs} GPU programs. Both sides were measured at start, in ${calibration} ms.`,
    compared: (name: string) => `Graphics device: ${name}.`,
    probe: (error: string) => `Checked at start against plain numbers; largest deviation ${error}.`,
  },
  zh: {
    webgl: (name: string) => `训练设备：${name}。`,
    cpu: '在独立的 worker 里用普通 JavaScript 训练。',
    requested: '由你指定。',
    fasterCpu: (times: string) => `自动选择：预计 CPU 的速度是图形设备的 ${times} 倍。`,
    fasterWebgl: (times: string) => `自动选择：预计图形设备的速度是 CPU 的 ${times} 倍。`,
    asFast: '自动选择：预计图形设备并不比 CPU 明显更快。',
    begun: '这次训练从这里开始，就一直留在这里。按最近一次测量，换到另一边会更快。',
    numbers: (cpu: string, webgl: string) => `预计每步用时：CPU ${cpu} 毫秒，图形设备 ${webgl} 毫秒。`,
    work: (multiplyAdds: string, programs: string, calibration: string) => `每步需要 ${multiplyAdds} 次乘加，或 ${programs} 个 GPU 程序。两边的速度在启动时测得，用时 ${calibration} 毫秒。`,
    compared: (name: string) => `图形设备：${name}。`,
    probe: (error: string) => `启动时已与普通数值核对，最大偏差 ${error}。`,
  },
});

type Text = (typeof messages)['en'];

function why({ name, reason, estimate }: BackendInfo, text: Text, noChoice: (typeof backendReasons)['en']): string {
  switch (reason) {
    case 'requested':
    case 'begun':
      return text[reason];
    case 'faster': {
      if (!estimate) return '';
      const { cpuMs, webglMs } = estimate;
      if (name === 'webgl') return text.fasterWebgl(formatNumber(cpuMs / webglMs, 2));
      return webglMs > cpuMs ? text.fasterCpu(formatNumber(webglMs / cpuMs, 2)) : text.asFast;
    }
    default:
      return noChoice[reason];
  }
}

/** Why this side trains, with the numbers that the choice went by. */
export function BackendReason({ backend }: { readonly backend: BackendInfo }) {
  const text = useMessages(messages);
  const noChoice = useMessages(backendReasons);
  const { name, renderer, estimate, probeError } = backend;
  return (
    <>
      <p>{name === 'webgl' ? text.webgl(renderer) : text.cpu}</p>
      <p>{why(backend, text, noChoice)}</p>
      {estimate && (
        <>
          <p>{text.numbers(formatNumber(estimate.cpuMs, 2), formatNumber(estimate.webglMs, 2))}</p>
          <p>{text.work(formatCount(Number(estimate.multiplyAdds.toPrecision(2))), formatCount(estimate.programs), formatCount(estimate.calibrationMs))}</p>
          {name === 'cpu' && <p>{text.compared(estimate.renderer)}</p>}
        </>
      )}
      {Number.isFinite(probeError) && <p>{text.probe(formatNumber(probeError, 2))}</p>}
    </>
  );
}
