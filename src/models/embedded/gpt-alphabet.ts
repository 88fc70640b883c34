// GPT-2's printable alphabet for bytes, in which byte-level vocabularies are written (openai/gpt-2, `bytes_to_unicode`).

/** Character `b` of the alphabet stands for byte `b`. */
export function gptAlphabet(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    return String.fromCodePoint(printable ? byte : next++);
  });
}
