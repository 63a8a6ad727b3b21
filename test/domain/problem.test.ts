import { describe, expect, it } from 'vitest';
import { Problem, problemCodes } from '#domain/problem.ts';

describe('a problem that the API answers with', () => {
  it.each(problemCodes)('has a Thai message and a status: %s', (code) => {
    const problem = new Problem(code);
    expect(problem.userMessage).toMatch(/^[^A-Za-z]*[ก-๙]/);
    expect(problem.userMessage).not.toMatch(/ครับ|ค่ะ/);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(600);
    expect([problem.message, problem.details, problem.cause]).toEqual([code, {}, undefined]);
  });

  it.each(problemCodes)('keeps the office to call out of its title: %s', (code) => {
    const { title, userMessage, askWhen } = new Problem(code);
    expect(title).not.toMatch(/(ติดต่อ|แจ้ง)สำนักงาน/);
    expect(userMessage === title).toBe(askWhen === null);
  });

  it('keeps its details and its cause', () => {
    const cause = new Error('below');
    const problem = new Problem('conflict', { details: { revision: 2 }, cause });
    expect([problem.details, problem.cause]).toEqual([{ revision: 2 }, cause]);
  });
});
