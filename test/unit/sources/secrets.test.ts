// What is secret, and what becomes of it; and command lines as words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCommand, splitCommand } from '../../../src/sources/command-line.ts';
import { addressWithoutSecrets, looksSecret, masked, withoutSecrets } from '../../../src/sources/secrets.ts';

describe('a command line', () => {
  it.each<[string, readonly string[]]>([
    ['npx -y  server', ['npx', '-y', 'server']],
    [`a 'b c' "d \\"e\\"" f\\ g`, ['a', 'b c', 'd "e"', 'f g']],
    [`a '' "\\n"`, ['a', '', '\\n']],
    [`'/path with/prog' --x='1 2'`, ['/path with/prog', '--x=1 2']],
  ])('is split as a shell would: %s', (line, words) => {
    expect(splitCommand(line, true)).toEqual(words);
  });

  it('keeps the backslashes of a Windows path', () => {
    expect(splitCommand('C:\\bin\\x.exe "D:\\my files"', false)).toEqual(['C:\\bin\\x.exe', 'D:\\my files']);
  });

  it.each(['', '  ', 'a "b', "a 'b"])('is refused where it is none: %j', (line) => {
    expect(() => splitCommand(line)).toThrow();
  });

  it('comes back from its words', () => {
    const word = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        word.filter((one) => one !== ''),
        fc.array(word),
        (first, rest) => {
          expect(splitCommand(joinCommand([first, ...rest]), true)).toEqual([first, ...rest]);
        },
      ),
    );
  });
});

describe('secrets', () => {
  it.each([
    'sk-proj-abcdefgh12345',
    'ghp_abcdefghijklmnop1234',
    'Bearer x',
    'a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4',
    'eyJhbGciOiJIUzI1NiJ9.x',
  ])('are known by their looks: %s', (value) => expect(looksSecret(value)).toBe(true));
  it.each([
    '@modelcontextprotocol/server-filesystem',
    '/home/ada/project',
    '/opt/node-24/lib/node_modules/some-server/dist/index.js',
    'server-for-the-2nd-version-of-the-protocol',
    'get-weather-for-all-the-cities-of-norway',
    '--verbose',
    '',
  ])('are not seen where there are none: %s', (value) => expect(looksSecret(value)).toBe(false));

  it('are taken out of a command', () => {
    const { args, withheld } = withoutSecrets([
      'x',
      '--api-key',
      'abc',
      '--token=abc',
      'PASSWORD=p',
      'postgres://me:pw@db/x',
      '-v',
    ]);
    expect(args).toEqual([
      'x',
      '--api-key',
      '••••',
      '--token=••••',
      'PASSWORD=••••',
      'postgres://db/x',
      '-v',
    ]);
    expect(withheld).toBe(true);
    expect(withoutSecrets(['npx', '-y', 'server', '--port', '3']).withheld).toBe(false);
  });

  it('are taken out of an address and a message, the longest first', () => {
    expect(addressWithoutSecrets('https://u:p@h/mcp?key=1')).toBe('https://h/mcp');
    expect(addressWithoutSecrets('http://h:1')).toBe('http://h:1');
    expect(masked('abcdef abcd', ['abcd', 'abcdef', 'a'])).toBe('•••• ••••');
  });
});
