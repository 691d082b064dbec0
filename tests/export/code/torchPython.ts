import { spawnSync } from 'node:child_process';

/** Debian's Python, whatever else is on the path: its python3-torch belongs to it. */
const python = process.env['TORCH_PYTHON'] ?? '/usr/bin/python3';

/** By name, so that nobody takes it for a package of this project. */
const installer = 'apt-get';

const hasTorch = (): boolean => spawnSync(python, ['-c', 'import torch']).status === 0;

/** A Python that has PyTorch; installs Debian's package where that is possible, and says what to do where it is not. */
export function torchPython(): string {
  if (hasTorch()) return python;
  const byHand = 'Install it (Debian, Ubuntu: sudo apt-get install python3-torch) or name a Python that has it in TORCH_PYTHON.';
  if (process.getuid?.() !== 0) throw new Error(`PyTorch is missing and only root may install it. ${byHand}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(installer, ['update'], { env: environment });
  const { status, stderr } = spawnSync(installer, ['install', '-y', '--no-install-recommends', 'python3-torch'], { env: environment, encoding: 'utf8' });
  if (status !== 0 || !hasTorch()) throw new Error(`apt-get could not install python3-torch. ${byHand}\n${stderr}`);
  return python;
}
