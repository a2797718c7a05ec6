import { describe, expect, it } from 'vitest';
import { assignIdentifiers, toIdentifier } from '@sallyport/schema-to-ts';

describe('an identifier made of a name', () => {
  it.each([
    ['list_issues', 'list_issues'],
    ['listIssues', 'listIssues'],
    ['获取用户', '获取用户'],
    ['delete', 'delete'],
    ['new', 'new'],
    ['$x', '$x'],
    ['list-issues', 'list_issues'],
    ['a. /b', 'a_b'],
    ['3d-model', '_3d_model'],
    ['', 'tool'],
    ['👍', 'tool'],
    ['---', 'tool'],
    ['_', '_'],
    ['then', 'then_'],
    ['toJSON', 'toJSON_'],
    ['__proto__', '__proto___'],
    ['constructor', 'constructor_'],
    ['a\u200bb', 'a_b'],
    ['a\u202eb', 'a_b'],
    ['*/ evil', '_evil'],
  ])('writes %j as %j', (name, identifier) => {
    expect(toIdentifier(name)).toBe(identifier);
  });

  it('is short however long the name', () => {
    expect(toIdentifier('a-'.repeat(100_000)).length).toBeLessThan(200);
  });
});

describe('identifiers assigned to many names', () => {
  it('never merges two names', () => {
    expect(assignIdentifiers(['a-b', 'a.b', 'a b'])).toEqual(['a_b', 'a_b_2', 'a_b_3']);
  });

  it('leaves an exact name to its owner, wherever it stands', () => {
    expect(assignIdentifiers(['a-b', 'a_b', 'a_b_2'])).toEqual(['a_b_3', 'a_b', 'a_b_2']);
  });

  it('tells equal names apart', () => {
    expect(assignIdentifiers(['x', 'x', 'x'])).toEqual(['x', 'x_2', 'x_3']);
  });

  it('keeps clear of reserved names', () => {
    expect(assignIdentifiers(['github', 'x'], ['github'])).toEqual(['github_2', 'x']);
  });

  it('gives ten thousand equal names in linear time', () => {
    const identifiers = assignIdentifiers(Array.from({ length: 10_000 }, () => 'a-b'));
    expect(new Set(identifiers).size).toBe(10_000);
  });
});
