import { useDeferredValue, useMemo, useState } from 'react';
import { OptimizerRace, useLanguage, type Point } from '@/lesson-kit';
import { tolerance } from './exact';
import { grounds, race } from './raceSetup';

const captions = {
  en: 'Paths of all eight rules, with the code that trains the networks of the lab. Drag the ring to start elsewhere, or move it with the arrow keys. Bold: steps until f first falls below the tolerance.',
  zh: '八条规则各自的路径，用的就是实验台训练网络的那份代码。拖动圆环可换起点，也可用方向键移动。粗体数字：f 首次低于容差所需的步数。',
};

/** Every optimizer of the lesson over a valley, its turned twin and Rosenbrock's, from a start the reader chooses. */
export function Race() {
  const { language } = useLanguage();
  const [id, setId] = useState(grounds[0].id);
  const [starts, setStarts] = useState<Readonly<Record<string, Point>>>({});
  const ground = grounds.find((candidate) => candidate.id === id) ?? grounds[0];
  const start = starts[id] ?? ground.home;
  // The ring follows the pointer at once; the paths follow when they are computed.
  const deferred = useDeferredValue(start);
  const terrains = useMemo(() => grounds.map((terrain) => ({ ...terrain, label: terrain.label[language] })), [language]);
  const terrain = terrains.find((candidate) => candidate.id === id) ?? terrains[0]!;
  const paths = useMemo(() => race(ground, deferred, language), [ground, deferred, language]);
  const moveTo = (point: Point): void => setStarts((old) => ({ ...old, [id]: point }));
  return <OptimizerRace terrains={terrains} terrain={terrain} onTerrain={setId} start={start} onStart={moveTo} onHome={() => moveTo(ground.home)} paths={paths} tolerance={tolerance} caption={captions[language]} />;
}
