// Rules that compare tools: how often they read a description does not grow with the number of pairs.
import { expect, it } from 'vitest';
import { findingsOf, subjectOf } from '../../../src/lint/lint.ts';
import type { LintSubject } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules.ts';
import { readToolDocument } from '../../../src/tools/read-document.ts';

/** A file in which every two tools are described nearly alike, which is where comparing them is dear. */
function alike(count: number): LintSubject {
  const words = 'Finds the free meeting rooms of a building on one day before somebody books it there';
  const tools = Array.from({ length: count }, (_, index) => ({
    name: `find_rooms_${index}`,
    description: `${words} ${['soon', 'late', 'twice'][index % 3]}`,
    inputSchema: { type: 'object', properties: { day: { type: 'string', description: 'The day.' } } },
  }));
  return subjectOf(readToolDocument(JSON.stringify(tools)), []);
}

/** The same, and how often a description of a tool was read. */
function counted(subject: LintSubject) {
  let reads = 0;
  const tools = subject.tools.map((linted) => {
    const { description } = linted.tool;
    const tool = Object.defineProperty({ ...linted.tool }, 'description', {
      get: () => {
        reads += 1;
        return description;
      },
    });
    return { ...linted, nodes: linted.nodes, tool };
  });
  return { subject: { ...subject, tools }, reads: () => reads };
}

it.each(rules.filter(({ scope }) => scope === 'file'))('$id reads each description a few times', (rule) => {
  const { subject, reads } = counted(alike(150));
  findingsOf(subject, [rule]);
  expect(reads()).toBeLessThan(150 * 8);
});
