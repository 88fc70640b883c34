// The address of a server, however people write it.
import { expect, test } from 'vitest';
import { parseBaseURL, routeURL } from '../../../../src/models/openai/base-url.ts';

test.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/v1/models', 'http://127.0.0.1:8000/version'],
  ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/v1/models', 'http://127.0.0.1:8000/version'],
  [' http://127.0.0.1:8000/v1/ ', 'http://127.0.0.1:8000/v1/models', 'http://127.0.0.1:8000/version'],
  ['http://h/v1/chat/completions', 'http://h/v1/models', 'http://h/version'],
  ['https://h/team/llm', 'https://h/team/llm/v1/models', 'https://h/team/llm/version'],
  ['https://h/team/llm/v1', 'https://h/team/llm/v1/models', 'https://h/team/llm/version'],
  ['https://h/v1beta/openai/', 'https://h/v1beta/openai/models', 'https://h/version'],
  ['http://u:p@[::1]:11434', 'http://[::1]:11434/v1/models', 'http://[::1]:11434/version'],
  ['http://h/v1?key=x#top', 'http://h/v1/models', 'http://h/version'],
])('%s', (text, models, version) => {
  const address = parseBaseURL(text);
  expect(routeURL(address, '/v1/models')).toBe(models);
  expect(routeURL(address, '/version')).toBe(version);
});
