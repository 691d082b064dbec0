import { useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { Experiment } from '@/engine/experiment/types';
import { changesInFlight } from '@/session/experiments';
import type { Setting } from '@/lesson-kit/types';
import { useLab, useLabCommands } from '@/session/LabContext';
import { SettingControl } from './SettingControl';
import styles from './SettingsPanel.module.css';

const messages = defineMessages({
  en: { live: 'Change while it runs', restart: 'Start again from step 0; the old curves stay, faintly' },
  zh: { live: '训练中可随时改', restart: '改动后从第 0 步重新开始，旧曲线以淡色保留' },
});

/** Whether moving this control lets the run go on. Tried out on the experiment, so the table cannot say otherwise. */
export function isLive(setting: Setting, experiment: Experiment, lane: number): boolean {
  const { control } = setting;
  if (control.kind === 'number') {
    const value = control.read(experiment, lane);
    const other = value === control.max ? control.min : control.max;
    return changesInFlight(experiment, control.write(experiment, lane, other)) !== 'restart';
  }
  if (control.kind === 'switch') return changesInFlight(experiment, control.write(experiment, lane, !control.read(experiment, lane))) !== 'restart';
  const others = control.options.filter(({ value }) => value !== control.read(experiment, lane));
  return others.every(({ value }) => changesInFlight(experiment, control.write(experiment, lane, value)) !== 'restart');
}

/** The controls of one lane (or of the experiment) that mean something now; those that restart the run apart from the rest. */
export function SettingsPanel({ settings, lane }: { readonly settings: readonly Setting[]; readonly lane: number }) {
  const text = useMessages(messages);
  const experiment = useLab((state) => state.experiment);
  const { edit } = useLabCommands();
  const groups = useMemo(() => {
    const shown = settings.filter((setting) => setting.applies?.(experiment, lane) ?? true);
    const live = shown.filter((setting) => isLive(setting, experiment, lane));
    return [
      { title: text.live, settings: live },
      { title: text.restart, settings: shown.filter((setting) => !live.includes(setting)) },
    ].filter((group) => group.settings.length > 0);
  }, [settings, experiment, lane, text]);
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <fieldset key={group.title} className={styles.group}>
          <legend>{group.title}</legend>
          <div className={styles.controls}>
            {group.settings.map((setting) => (
              <SettingControl key={setting.id} setting={setting} experiment={experiment} lane={lane} onEdit={edit} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
