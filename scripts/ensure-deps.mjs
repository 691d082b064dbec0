// Runs before `npm start`, so that one command is enough on a fresh clone. Uses nothing that would have to be installed.
import { ensureDependencies } from './lib/dependencies.mjs';

try {
  ensureDependencies();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
