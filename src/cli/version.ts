// The program's version, from package.json when it is bundled.
import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;
