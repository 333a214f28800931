import { describe, expect, it } from 'vitest';
import { judgeLicense } from '../../src/engines/license-policy.js';

describe('a policy that denies licences', () => {
  it.each([
    ['GPL-3.0-only', ['GPL-3.0'], 'refused'],
    ['GPL-3.0-or-later', ['GPL-3.0'], 'refused'],
    ['GPL-3.0+', ['GPL-3.0-only'], 'refused'],
    ['GPL-3.0-only', ['GPL-3.0-or-later'], 'refused'],
    ['GPL-2.0-with-classpath-exception', ['GPL-2.0'], 'refused'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-or-later'], 'refused'],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], 'allowed'],
    ['Apache-2.0+', ['Apache-2.0'], 'refused'],
    ['LGPL-3.0-only', ['GPL-3.0-only'], 'allowed'],
    ['MIT OR GPL-3.0-or-later', ['GPL-3.0-only'], 'allowed'],
    ['MIT AND GPL-3.0-or-later', ['GPL-3.0-only'], 'refused'],
    ['LicenseRef-own', ['GPL-3.0-only'], 'unknown'],
    ['MIT OR LicenseRef-own', ['GPL-3.0-only'], 'allowed'],
    ['MIT AND LicenseRef-own', ['GPL-3.0-only'], 'unknown'],
    ['GPL-3.0-only AND LicenseRef-own', ['GPL-3.0-only'], 'refused'],
    ['DocumentRef-a:LicenseRef-own', ['GPL-3.0-only'], 'unknown'],
    ['UNLICENSED', ['GPL-3.0-only'], 'unknown'],
    ['NONE', ['GPL-3.0-only'], 'unknown'],
    ['NOASSERTION', ['GPL-3.0-only'], 'unknown'],
    ['SEE LICENSE IN LICENSE.txt', ['GPL-3.0-only'], 'unknown'],
    ['mit', ['GPL-3.0-only'], 'allowed'],
    ['gpl-3.0-ONLY', ['GPL-3.0-only'], 'refused'],
    ['GPL-3.0-only', ['gpl-3.0'], 'refused'],
    ['mit or apache-2.0', ['GPL-3.0-only'], 'allowed'],
    ['gpl-2.0-only WITH classpath-exception-2.0', ['GPL-2.0-only'], 'refused'],
    ['mitt', ['GPL-3.0-only'], 'unknown'],
    ['', ['GPL-3.0-only'], 'unknown'],
  ])('judges %s by %j: %s', (text, deny, verdict) => {
    expect(judgeLicense(text, { allow: undefined, deny })).toBe(verdict);
  });
});

describe('a policy that does both', () => {
  it('takes each id as it stands before those that are like it', () => {
    const policy = { allow: ['GPL-2.0-only'], deny: ['GPL-2.0-or-later'] };
    expect(judgeLicense('GPL-2.0', policy)).toBe('allowed');
    expect(judgeLicense('GPL-2.0+', policy)).toBe('refused');
  });
});

describe('a policy that allows licences', () => {
  it.each([
    ['GPL-2.0', ['GPL-2.0-only'], 'allowed'],
    ['GPL-2.0-or-later', ['GPL-2.0-only'], 'refused'],
    ['Apache-2.0+', ['Apache-2.0'], 'refused'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], 'allowed'],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], 'refused'],
    ['LicenseRef-own', ['MIT'], 'unknown'],
    ['LicenseRef-own', ['MIT', 'LicenseRef-own'], 'allowed'],
    ['MIT AND (Apache-2.0 OR GPL-2.0-only)', ['MIT', 'Apache-2.0'], 'allowed'],
    ['MIT AND GPL-2.0-only', ['MIT'], 'refused'],
  ])('judges %s by %j: %s', (text, allow, verdict) => {
    expect(judgeLicense(text, { allow, deny: [] })).toBe(verdict);
  });
});
