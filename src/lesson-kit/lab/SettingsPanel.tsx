import { useMemo } from 'react';
import { defineMessages } from '@/lib/messages';
import { useMessages } from '@/ui/preferences/language';
import type { Setting } from '@/lesson-kit/types';
import { useActiveChallenge } from '@/lesson-kit/useTask';
import { useLab, useLabCommands } from '@/session/LabContext';
import { SettingControl } from './SettingControl';
import { isLive, isOffLimits } from './settingMoves';
import styles from './SettingsPanel.module.css';

const messages = defineMessages({
  en: { live: 'Change while it runs', restart: 'Start again from step 0; the old curves stay, faintly', offLimits: 'Not to be changed in this challenge' },
  zh: { live: '训练中可随时改', restart: '改动后从第 0 步重新开始，旧曲线以淡色保留', offLimits: '这道挑战题不许改' },
});

/** The controls of one lane (or of the experiment) that mean something now; those that restart the run apart from the rest. */
export function SettingsPanel({ settings, lane }: { readonly settings: readonly Setting[]; readonly lane: number }) {
  const text = useMessages(messages);
  const experiment = useLab((state) => state.experiment);
  const challenge = useActiveChallenge();
  const { edit } = useLabCommands();
  const groups = useMemo(() => {
    const shown = settings.filter((setting) => setting.applies?.(experiment, lane) ?? true);
    const offLimits = challenge ? shown.filter((setting) => isOffLimits(setting, challenge, lane)) : [];
    const free = shown.filter((setting) => !offLimits.includes(setting));
    const live = free.filter((setting) => isLive(setting, experiment, lane));
    return [
      { title: text.live, settings: live, disabled: false },
      { title: text.restart, settings: free.filter((setting) => !live.includes(setting)), disabled: false },
      { title: text.offLimits, settings: offLimits, disabled: true },
    ].filter((group) => group.settings.length > 0);
  }, [settings, experiment, lane, challenge, text]);
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <fieldset key={group.title} className={styles.group} disabled={group.disabled}>
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
