// Checks finished calls against a tool file.
import type { Call } from '../../../src/calls/decision.ts';
import type { SchemaFinding } from '../../../src/tools/findings.ts';
import { readTools } from '../../../src/tools/read.ts';
import { checkArguments } from '../../../src/tools/validate.ts';

export function createValidation(toolsText: string): (call: Call) => readonly SchemaFinding[] {
  const { tools } = readTools(toolsText);
  return ({ name, arguments: values }) => {
    const tool = tools.find((candidate) => candidate.name === name);
    if (tool === undefined) throw new Error(`there is no tool ${name}`);
    return checkArguments(tool, values);
  };
}
