import { describe, expect, test } from 'vitest';

import { isDataKey } from '../src/is-data-key.ts';
import { observe } from '../src/observe.ts';
import { writeShape } from '../src/shape-text.ts';

const names = `
  id name full_name createdAt isArchivedByOrganizationOwner total_count html_url x _links content-type X-Request-Id
  $schema @type @odata.nextLink sha256 iso8601 rfc3339 utf8 address1 line_2 oauth2_token_url p95 InstanceId
  HTTPStatusCode URL größe 名前 24h_volume base64EncodedPublicKey constructor toString AWSAccessKeyId ipv4_cidr_block
  allow_auto_merge rollback_from_release DBInstanceIdentifier maxTokensPerRequest getX509Certificate CallSidToCoach
  filterIdOrName __proto__`;

const data = String.raw`
  0 | 17 | -3 | 2026-01-31 | 2026_01 | sales_2026 | 10:30 | 1.2.3 | 127.0.0.1 | fe80::1 | ada@example.org
  | https://example.org/a | src/index.ts | D:\data\ada | example.org | Ada Lovelace | a b | deadbeef01
  | 6ba7b810-9dad-11d1-80b4-00c04fd430c8 | a1b2c3d4e5f6a7b8 | user_12345 | item-204 | order90311 | U024BE7LH
  | AKIAIOSFODNN7EXAMPLE | AKIAIOSFODNNEXAMPLEX | cus_NffrFeUfNV2Hib8841 | sk_live_abcdefghijklmnop
  | sk-proj-abcdefghijklmnop | ghp_abcdefghijklmnopqrstuv | xoxb-abcdefghijklmnop | eyJhbGciOiJIUzI1NiIsInR5
  | dGhpc2lzYXNlY3JldEtleTEx | Zm9vYmFyYmF6cXV4 | glpat-abcdefghijklmno | +43 660 1234567 | 4111111111111111`;

test.each(names.trim().split(/\s+/))('%s is kept as the name of a property', (key) => {
  expect(isDataKey(key)).toBe(false);
});

test.each([...data.split('|').map((key) => key.trim()), '', 'x'.repeat(65)])('"%s" is data and never kept', (key) => {
  expect(isDataKey(key)).toBe(true);
});

const textOf = (value: unknown): string => JSON.stringify(writeShape(observe(value)));

describe('what is stored of a result', () => {
  test('holds none of its values', () => {
    const secrets = ['hunter2', 'Ada', '4711', 'true story', '2026-01-31'];
    const text = textOf({
      password: 'hunter2',
      people: [{ name: 'Ada', pin: 4711 }],
      note: 'true story',
      on: '2026-01-31',
    });
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('password');
  });
  test('holds no key that is data, whatever stands under it', () => {
    const text = textOf({
      total: 3,
      'ada@example.org': { role: 'owner' },
      '2026-01-31': { role: 'none' },
      sk_live_abcdefghijklmnop: 'x',
    });
    expect(text).not.toMatch(/ada|2026|sk_live/);
  });
  test('holds no names of people that are keys of alike objects', () => {
    const person = (age: number): object => ({ age, city: 'Paris' });
    const text = textOf({ users: { ada: person(1), grace: person(2), edsger: person(3), barbara: person(4) } });
    expect(text).not.toMatch(/ada|grace|edsger|barbara/);
    expect(text).toContain('city');
  });
  test('holds no names of more keys than an API writes down', () => {
    const text = textOf(
      Object.fromEntries(Array.from({ length: 121 }, (_, at) => [`w${'abcdefghijk'[at % 11]}${at}z`, at])),
    );
    expect(text).not.toContain('wa0z');
  });
  test('holds no names of environment variables', () => {
    const text = textOf({ PATH: '/bin', HOME: '/nowhere', STRIPE_KEY: 'x', TOKEN: 'y', USER: 'ada', SHELL: 'sh' });
    expect(text).not.toMatch(/PATH|STRIPE|TOKEN/);
  });
});
