// Every error shape in use becomes a code and a sentence that helps.
import { describe, expect, test } from 'vitest';
import { classifyAnswer, parseErrorBody } from '../../../../src/models/openai/errors.ts';

const where = 'http://127.0.0.1:8000/v1/completions';

describe('shapes', () => {
  test.each([
    ['nested', '{"error":{"message":"bad","type":"BadRequestError","param":"n","code":400}}', 'bad'],
    [
      'nested with a null code',
      '{"error":{"message":"bad","type":"api_error","param":null,"code":null}}',
      'bad',
    ],
    ['a string', '{"error":"Unauthorized"}', 'Unauthorized'],
    [
      'a string with a type',
      '{"error":"Model is overloaded","error_type":"overloaded"}',
      'Model is overloaded',
    ],
    ['flat', '{"object":"error","message":"bad","type":"x","param":null,"code":400}', 'bad'],
    ['FastAPI', '{"detail":"Not Found"}', 'Not Found'],
    [
      'FastAPI validation',
      '{"detail":[{"type":"missing","loc":["body","prompt"],"msg":"Field required"}]}',
      "'body', 'prompt': Field required",
    ],
    ['plain text', '404 page not found', '404 page not found'],
    [
      'HTML',
      '<html><head><title>502 Bad Gateway</title></head></html>',
      'an HTML page titled "502 Bad Gateway" instead of JSON',
    ],
    ['HTML without a title', '<!DOCTYPE html><p>x', 'an HTML page instead of JSON'],
    ['nothing', '', ''],
  ])('%s', (_, text, message) => {
    expect(parseErrorBody(text).message).toBe(message);
  });

  test('long messages are shortened', () => {
    expect(parseErrorBody('x'.repeat(5000)).message.length).toBeLessThan(700);
  });
});

test.each([
  `{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000","code":400}}`,
  `{"object":"error","message":"The input (5000 tokens) is longer than the model's context length (4096 tokens).","code":400}`,
  '{"error":{"code":400,"message":"too long","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}',
])('a full context is recognised: %s', (text) => {
  expect(classifyAnswer(400, text, where)).toMatchObject({ code: 'context-overflow', retryable: false });
});

test('a missing model and a missing route are told apart', () => {
  const model = classifyAnswer(
    404,
    '{"error":{"message":"The model `x` does not exist.","param":"model"}}',
    where,
  );
  expect(model.remedy).toContain('models that the server lists');
  expect(classifyAnswer(404, '{"detail":"Not Found"}', where).remedy).toContain('base URL');
});

describe('fields that a server does not know are read out of its words', () => {
  test.each([
    [
      'pydantic in trtllm-serve',
      `{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'top_k'), 'msg': 'Extra inputs are not permitted', 'input': 0}]"}`,
      ['top_k'],
    ],
    [
      'FastAPI',
      '{"detail":[{"type":"extra_forbidden","loc":["body","min_p"],"msg":"Extra inputs are not permitted"},{"type":"extra_forbidden","loc":["body","top_k"],"msg":"Extra inputs are not permitted"}]}',
      ['min_p', 'top_k'],
    ],
    [
      'OpenAI',
      '{"error":{"message":"Unrecognized request argument supplied: top_k","param":null}}',
      ['top_k'],
    ],
    ['OpenAI, newer', `{"error":{"message":"Unknown parameter: 'min_p'.","param":"min_p"}}`, ['min_p']],
    ['serde', '{"error":"unknown field `seed`, expected one of `model`, `prompt`"}', ['seed']],
    ['other errors', '{"error":{"message":"n must be 1","param":"n"}}', []],
  ])('%s', (_, text, fields) => {
    expect(classifyAnswer(400, text, where).unknownFields).toEqual(fields);
  });
});
