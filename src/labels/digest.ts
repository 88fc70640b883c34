// SHA-256 of texts: names for prompts and tool sets, and the manifest of an export.
import { createHash } from 'node:crypto';

/** Hexadecimal, of the text's UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
