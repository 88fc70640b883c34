// Rule: a model is not asked for secrets.
import { bareTools } from '../example-tools.ts';
import { isOnly, propertyNodes } from '../nodes.ts';
import { atNode, nameOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { nameWords } from '../words.ts';

export const secretParameter: Rule = {
  id: 'secret-parameter',
  title: 'No parameter asks the model for a password, key or token',
  category: 'safety',
  severity: 'warning',
  source: {
    title: 'MCP specification, tools: user interaction and security',
    url: 'https://modelcontextprotocol.io/specification/draft/server/tools',
    verified: '2026-11-22',
  },
  why: `A model can fill such a parameter only if the secret was in its prompt, and then it is in every log of the conversation, this
program's search logs included; if it was not, the model makes one up. The program that runs the tool should have the secret from its
environment. Tools that create accounts or change passwords ask for one with reason: their names say so, and they are not reported.`,
  examples: {
    fails: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: { api_key: { type: 'string', description: 'API key of the shop' } },
      }),
    ],
    passes: [
      bareTools({
        name: 'list_orders',
        description: 'Lists the orders of a customer.',
        properties: {
          page_token: { type: 'string', description: 'Where the next page starts' },
          max_tokens: { type: 'integer', description: 'How long the summary may be' },
        },
      }),
    ],
  },
  *check({ tools }) {
    for (const linted of tools) {
      if (nameWords(linted.tool.name).some((word) => aboutSecrets.has(word))) continue;
      for (const node of propertyNodes(linted)) {
        const name = node.property?.name ?? '';
        if (!isOnly(node, 'string') || !secret.test(nameWords(name).join('_'))) continue;
        yield atNode(linted, node, {
          message: `The parameter ${nameOf(node)} asks the model for a secret.`,
          remedy: 'Let the program that runs the tool add it.',
        });
      }
    }
  },
};

const secret =
  /^(?:\w+_)?(?:password|passwd|passphrase|api_?key|apikey|secret|secret_key|private_key|access_key|client_secret|(?:access|auth|bearer|refresh|api|session)_token|credentials)$|^token$|^authorization$/;

const aboutSecrets = new Set(
  'password passwords credential credentials secret secrets login signin signup register authenticate auth token tokens encrypt decrypt hash key keys user account vault generate validate verify check strength'.split(
    ' ',
  ),
);
