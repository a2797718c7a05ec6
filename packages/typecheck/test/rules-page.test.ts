import { expect, test } from 'vitest';

import { rulesPage } from '../scripts/rules-page.ts';

test('the page on checking lists the rules as they are', () => {
  const { is, shouldBe } = rulesPage();
  expect(is).toBe(shouldBe);
});
