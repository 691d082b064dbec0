import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Without vitest's global functions Testing Library cannot do this by itself, and tests would see each other's pages.
afterEach(cleanup);
