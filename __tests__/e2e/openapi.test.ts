import { describe, expect, it } from 'vitest';
import { loadOpenApi } from './openapi.js';

const api = loadOpenApi();
const comments = { path: '/repos/octo-org/hello.world/issues/7/comments', query: {}, body: undefined };

describe('GitHub’s description of its API', () => {
  it.each([
    ['an operation that is not there', { ...comments, method: 'PATCH' }, ['PATCH', 'no such operation']],
    ['a parameter that is not there', { ...comments, method: 'GET', query: { perpage: '9' } }, ['no query parameter']],
    ['a parameter of another type', { ...comments, method: 'GET', query: { page: 'two' } }, ['must be integer']],
    ['a missing body', { ...comments, method: 'POST' }, ['must be object']],
    ['a missing property', { ...comments, method: 'POST', body: {} }, ["must have required property 'body'"]],
    ['an unknown property', { ...comments, method: 'POST', body: { body: '', to: 'all' } }, ['additional properties']],
    ['a body where none belongs', { ...comments, method: 'GET', body: {} }, ['takes no body']],
  ])('objects to %s', (_, request, words) => {
    const said = api.judgeRequest(request);
    expect(said).toHaveLength(1);
    for (const word of words) expect(said[0]).toContain(word);
  });

  it('objects to an answer that GitHub would not give', () => {
    const request = { ...comments, method: 'GET' };
    expect(api.judgeAnswer(request, { status: 200, body: [{ id: 'one' }] })).not.toEqual([]);
    expect(api.judgeAnswer(request, { status: 204, body: undefined })).toEqual(['issues/list-comments: no answer 204']);
    expect(api.judgeAnswer(request, { status: 403, body: { message: 5 } })).not.toEqual([]);
  });
});
