import { NumberField } from '@/ui/controls/NumberField';
import { Select } from '@/ui/controls/Select';
import { Slider } from '@/ui/controls/Slider';
import { Switch } from '@/ui/controls/Switch';
import { useLanguage } from '@/ui/preferences/language';
import type { Experiment } from '@/engine/experiment/types';
import type { Setting } from '@/lesson-kit/types';

export interface SettingControlProps {
  readonly setting: Setting;
  readonly experiment: Experiment;
  readonly lane: number;
  readonly onEdit: (change: (experiment: Experiment) => Experiment) => void;
}

/** One line of a lesson's table of settings, as a control. The value is read from the experiment and written back into it. */
export function SettingControl({ setting, experiment, lane, onEdit }: SettingControlProps) {
  const { language } = useLanguage();
  const { control } = setting;
  const label = setting.label[language];
  const why = setting.why[language];
  switch (control.kind) {
    case 'number': {
      const { read, write, min, max, scale, step, integer } = control;
      const optional = { ...(integer === undefined ? {} : { integer }), ...(setting.unit ? { unit: setting.unit[language] } : {}) };
      const common = { label, why, value: read(experiment, lane), min, max, onChange: (value: number) => onEdit((old) => write(old, lane, value)) };
      if (scale === 'typed') return <NumberField {...common} {...optional} />;
      return <Slider {...common} scale={scale} {...optional} {...(step === undefined ? {} : { step })} />;
    }
    case 'choice': {
      const { read, write, options } = control;
      return <Select label={label} why={why} value={read(experiment, lane)} options={options.map((option) => ({ value: option.value, label: option.label[language] }))} onChange={(value) => onEdit((old) => write(old, lane, value))} />;
    }
    case 'switch': {
      const { read, write } = control;
      return <Switch label={label} why={why} checked={read(experiment, lane)} onChange={(value) => onEdit((old) => write(old, lane, value))} />;
    }
  }
}
