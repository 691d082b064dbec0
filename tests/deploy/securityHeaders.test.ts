import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { metaPolicy, securityHeaders } from '../../deploy/securityHeaders.ts';

const read = (name: string) => readFileSync(resolve(import.meta.dirname, '../../deploy', name), 'utf8');

test('nginx sends exactly the headers of the preview, on errors too', () => {
  const sent = [...read('security-headers.conf').matchAll(/^add_header (\S+) "([^"]*)" always;$/gm)];
  expect(Object.fromEntries(sent.map(([, name, value]) => [name, value]))).toEqual(securityHeaders);
});

test('every location includes them, because one add_header drops the inherited ones', () => {
  const locations = [...read('nginx.conf').matchAll(/location [^{]+\{([^}]*)\}/g)];
  expect(locations.length).toBeGreaterThan(0);
  for (const [, body] of locations) expect(body).toContain('include /etc/nginx/security-headers.conf;');
});

test('the policy allows nothing unsafe and no other origin', () => {
  for (const policy of [metaPolicy, securityHeaders['Content-Security-Policy']]) {
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
  }
});
