import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../src/discovery/edit-distance.ts';
import { firstSentence } from '../src/discovery/first-sentence.ts';
import { stem } from '../src/discovery/stem.ts';
import { indexTerms, plainWords } from '../src/discovery/words.ts';

test.each([
  ['list_issues', ['list', 'issues']],
  ['TwilioApiV2010--CreateMessage', ['twilio', 'api', 'v2010', 'create', 'message']],
  ['getHTTPServer', ['get', 'http', 'server']],
  ['r2.buckets/k8s-pods', ['r2', 'buckets', 'k8s', 'pods']],
  ['don’t — “quote” 🎯 it', ['don', 't', 'quote', 'it']],
  ['Crème Brûlée größeÄndern', ['creme', 'brulee', 'große', 'andern']],
  ['созданиеЗадачи', ['создание', 'задачи']],
  ['发送消息', ['发送', '送消', '消息']],
  ['GitHub上创建issue', ['git', 'hub', '上创', '创建', 'issue']],
  ['データ', ['デー', 'ータ']],
  ['회의실 예약', ['회의', '의실', '예약']],
  ['日', ['日']],
  ['ﬁle ＡＢＣ', ['file', 'abc']],
  ['', []],
])('splits %j into words', (text, words) => {
  expect(plainWords(text)).toEqual(words);
});

test.each([
  ['list', 'lists', 'listing', 'listed'],
  ['create', 'creates', 'creating', 'created', 'creation'],
  ['query', 'queries', 'querying'],
  ['deploy', 'deploys', 'deployed', 'deployment', 'deployments'],
  ['branch', 'branches', 'branched'],
  ['stop', 'stops', 'stopped', 'stopping'],
  ['direction', 'directions'],
])('joins the forms of %s', (...forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test.each([
  ['status', 'state'],
  ['process', 'proceed'],
  ['number', 'numb'],
  ['worker', 'work'],
  ['bus', 'bu'],
])('keeps %s and %s apart', (left, right) => {
  expect(stem(left)).not.toBe(stem(right));
});

test('drops words that say nothing, in texts and not in names alone', () => {
  expect(indexTerms('what is the list of my issues')).toEqual(['list', 'issu']);
});

test('reads any text, in bounded words of bounded length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
      const words = plainWords(text);
      expect(words.length).toBeLessThanOrEqual(600);
      expect(words.every((word) => word !== '' && word.length <= 80)).toBe(true);
    }),
    { numRuns: 100 },
  );
  expect(plainWords('a '.repeat(100_000)).length).toBe(600);
  expect(plainWords('字'.repeat(100_000)).length).toBe(600);
});

test('counts slips as people make them, up to a limit', () => {
  expect(editDistance('serach', 'search', 2)).toBe(1);
  expect(editDistance('isues', 'issues', 2)).toBe(1);
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  expect(editDistance('', 'abc', 5)).toBe(3);
  expect(editDistance('abcdef', 'a', 2)).toBe(3);
});

test.each([
  ['Lists issues. Then more.', 'Lists issues.'],
  ['Lists issues e.g. bugs.\n\nMore', 'Lists issues e.g.'],
  ['列出问题。更多说明。', '列出问题。'],
  ['No end', 'No end'],
  ['   \n\t ', ''],
  [`${' '.repeat(5_000)}Late. Start`, 'Late.'],
])('takes the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});

test('cuts a sentence that does not end', () => {
  const sentence = firstSentence('word '.repeat(1_000));
  expect(sentence.length).toBeLessThanOrEqual(240);
  expect(sentence.endsWith('…')).toBe(true);
  expect(firstSentence(undefined)).toBe('');
});
