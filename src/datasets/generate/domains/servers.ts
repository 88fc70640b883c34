// Servers: machines, deployments, logs, certificates.
import type { Domain } from '../domain.ts';

export const servers: Domain = {
  name: 'servers',
  context: 'The site is slow.|We release on Thursday.|Somebody pulled the plug.|The audit starts next week.',
  slots: {
    server: {
      name: 'server|host|server name',
      about: 'name of the server',
      value: { code: 'srv-??-##' },
      say: '{}|called {}|on the machine {}',
    },
    onServer: {
      name: 'server|host|server name',
      about: 'name of the server',
      value: { code: 'srv-??-##' },
      say: 'on {}|for the server {}|on the machine {}',
    },
    region: {
      name: 'region|data center|location',
      about: 'where it runs',
      value: {
        choice: {
          europe: 'in Europe|in the Europe region',
          america: 'in America|in the America region',
          asia: 'in Asia|in the Asia region',
        },
      },
    },
    cores: {
      name: 'cores|cpu cores|cpus',
      about: 'number of processor cores',
      value: { integer: [1, 64] },
      say: 'with {} cores|having {} cores|and {} cores',
    },
    memory: {
      name: 'memory gb|ram|memory',
      about: 'memory in GB',
      value: { integer: [1, 256] },
      say: 'with {} GB memory|and {} GB of memory|holding {} GB of RAM',
    },
    service: {
      name: 'service|application|app',
      about: 'name of the service',
      value: {
        words:
          'billing|checkout|gateway|search|auth|notifications|reports|scheduler|frontend|payments|inventory|mailer',
      },
      say: '{}|called {}|of the service {}',
    },
    ofService: {
      name: 'service|application|app',
      about: 'name of the service',
      value: {
        words:
          'billing|checkout|gateway|search|auth|notifications|reports|scheduler|frontend|payments|inventory|mailer',
      },
      say: 'of the service {}|for the service {}|serving {}',
    },
    version: {
      name: 'version|release|tag',
      about: 'version to use',
      value: { code: 'v#.##.#' },
      say: 'in version {}|with version {}|at the release {}',
    },
    environment: {
      name: 'environment|stage|env',
      about: 'where it goes',
      value: {
        choice: {
          development: 'to development|in development',
          staging: 'to staging|in staging',
          production: 'to production|in production',
        },
      },
    },
    severity: {
      name: 'level|severity|log level',
      about: 'how bad it is',
      value: {
        choice: {
          warning: 'of level warning|only warning',
          error: 'of level error|only error',
          fatal: 'of level fatal|only fatal',
        },
      },
    },
    domain: {
      name: 'domain|host name|domain name',
      about: 'name on the internet',
      value: { code: '????.example.org' },
      say: 'for {}|of {}|under {}',
    },
    port: {
      name: 'port|port number',
      about: 'number of the port',
      value: { integer: [80, 9999] },
      say: 'on port {}|at port {}|with the port {}',
    },
    force: {
      name: 'force|forced',
      about: 'whether to force it',
      value: { flag: { yes: 'forced|by force', no: 'not forced|without force' } },
      default: false,
    },
    replicas: {
      name: 'replicas|instances|copies',
      about: 'how many run at once',
      value: { integer: [1, 40] },
      say: 'with {} replicas|to {} replicas|as {} instances',
    },
    threshold: {
      name: 'cpu percent|threshold|load limit',
      about: 'load in percent',
      value: { integer: [50, 99] },
      say: 'above {} percent|over {} % load|beyond {} percent',
    },
    gigabytes: {
      name: 'size gb|disk gb|gigabytes',
      about: 'size in GB',
      value: { integer: [10, 4000] },
      say: 'of {} GB|with {} GB|sized {} GB',
    },
  },
  things: [
    {
      noun: 'virtual server',
      also: 'virtual machine|cloud server|rented server',
      about: 'a computer that runs in a data centre',
      operations: {
        create: 'server! region cores memory',
        start: 'server!',
        stop: 'server! force',
        delete: 'server!',
        get: 'server!',
      },
    },
    {
      noun: 'service deployment',
      also: 'rollout of a service|release of a service|deployment',
      about: 'brings a new version of a service out',
      operations: {
        start: 'service! version! environment!',
        stop: 'service! environment!',
        track: 'service! environment',
        approve: 'service! version!',
        list: 'environment! limit',
      },
    },
    {
      noun: 'server log',
      also: 'log|log file|log of a server',
      about: 'the lines a server writes while it runs',
      operations: {
        get: 'onServer! severity limit',
        find: 'onServer! query!',
        download: 'onServer! date',
        archive: 'onServer! month!',
        summarize: 'ofService! date',
      },
    },
    {
      noun: 'server backup',
      also: 'backup|safety copy|backup of a server',
      about: 'a copy of all data of a server',
      operations: {
        create: 'onServer! title',
        list: 'onServer! limit',
        schedule: 'onServer! time! weekday',
        verify: 'onServer! date!',
        delete: 'onServer! date!',
      },
    },
    {
      noun: 'load balancer',
      also: 'traffic splitter|balancer|request splitter',
      about: 'spreads requests over servers',
      operations: {
        create: 'title! region! port',
        update: 'ofService! replicas!',
        check: 'title!',
        delete: 'title!',
      },
    },
    {
      noun: 'ssl certificate',
      also: 'tls certificate|web certificate|certificate of a site',
      about: 'proves that a site is genuine',
      operations: {
        create: 'domain! days',
        renew: 'domain! days',
        check: 'domain!',
        upload: 'domain! file!',
        verify: 'domain! onServer',
      },
    },
    {
      noun: 'dns record',
      also: 'domain record|name record|entry in the name system',
      about: 'ties a domain to a server',
      operations: {
        create: 'domain! onServer!',
        update: 'domain! onServer!',
        delete: 'domain!',
        list: 'domain! limit',
        copy: 'domain! onServer!',
      },
    },
    {
      noun: 'uptime monitor',
      also: 'monitor|availability monitor|watch on a site',
      about: 'watches whether a site answers',
      operations: {
        create: 'url! minutes email',
        stop: 'url!',
        get: 'url! days',
        list: 'region limit',
        compare: 'onServer! days',
      },
    },
    {
      noun: 'storage volume',
      also: 'disk|volume|storage disk',
      about: 'a disk that keeps data of servers',
      operations: {
        create: 'gigabytes! region',
        assign: 'onServer! gigabytes!',
        update: 'onServer! gigabytes!',
        copy: 'onServer! region!',
        delete: 'onServer! gigabytes',
      },
    },
    {
      noun: 'load alert',
      also: 'alert on load|cpu alert|overload warning',
      about: 'warns when a server is too busy',
      operations: {
        create: 'onServer! threshold! email',
        update: 'onServer! threshold!',
        stop: 'onServer!',
        list: 'region! limit',
        send: 'onServer! email!',
      },
    },
  ],
};
