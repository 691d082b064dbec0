/**
 * The one place where the content security policy is written. The build puts it into a <meta> tag, `vite preview`
 * sends it as a header, and a test compares deploy/nginx.conf with it.
 *
 * A <meta> policy does not reach the worker and ignores frame-ancestors: only a host that sends headers gives all of it.
 */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'object-src': "'none'",
};

const written = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** For the <meta> tag of a host that cannot send headers. */
export const metaPolicy = written(policy);

/** For real response headers, on every response including the worker's script. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': written({ ...policy, 'frame-ancestors': "'none'" }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
