// Removes keys from a text: those that were told to it, and whatever looks like one.
import { createRedactor } from '../log/redact.ts';

export interface RedactingText {
  clean(text: string): string;
  /** Secrets under 6 characters are placeholders ("none", "EMPTY") and stay. */
  hide(secret: string): void;
}

export function redactingText(): RedactingText {
  const secrets = new Set<string>();
  let redactor = createRedactor();
  return {
    clean: (text) => redactor.text(text),
    hide(secret) {
      if (secrets.has(secret)) return;
      secrets.add(secret);
      // The longest first: one key may begin with another.
      redactor = createRedactor([...secrets].sort((one, other) => other.length - one.length));
    },
  };
}
