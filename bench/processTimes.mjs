import { readdirSync, readFileSync } from 'node:fs';

/** Processes below this one, by /proc; empty where there is none (then no CPU time is reported). */
function descendants(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command in brackets may contain spaces: the parent is the second field behind it.
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const [process, parent] of parents) if (found.has(parent)) found.add(process);
  }
  return found;
}

function nanoseconds(process) {
  let sum = 0;
  for (const thread of readdirSync(`/proc/${process}/task`)) {
    try {
      sum += Number(readFileSync(`/proc/${process}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // The thread ended meanwhile.
    }
  }
  return sum;
}

/**
 * A clock of the CPU time of the browser's renderer and GPU processes in ms, or null where the system does not tell.
 * It is steadier than wall time on a shared machine.
 */
export function cpuClock(marker) {
  let root;
  try {
    root = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).find((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return command.includes(marker) && !command.includes('--type=');
      } catch {
        return false;
      }
    });
  } catch {
    return null;
  }
  if (root === undefined) return null;
  return () => {
    let sum = 0;
    for (const id of descendants(root)) {
      try {
        if (/--type=(renderer|gpu-process)/.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'))) sum += nanoseconds(id);
      } catch {
        // It ended meanwhile.
      }
    }
    return sum / 1e6;
  };
}
