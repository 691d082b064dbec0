/** One file of the build. The page itself has the empty path. */
export interface KeptFile {
  readonly path: string;
  /** as in <script integrity>: whatever else the host answers, is refused */
  readonly integrity: string;
  readonly bytes: number;
}

/** What deploy/serviceWorker.ts found in the finished build. */
export interface Build {
  readonly version: string;
  readonly files: readonly KeptFile[];
}

declare const __BUILD__: Build;

export const build = __BUILD__;
