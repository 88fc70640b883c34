// Databases: tables, queries, users, copies.
import type { Domain } from '../domain.ts';

export const databases: Domain = {
  name: 'databases',
  heldOut: true,
  context:
    'The report runs too slowly.|A colleague deleted rows.|We add a column today.|The auditors want access.',
  slots: {
    database: {
      name: 'database|database name|db',
      about: 'name of the database',
      value: {
        words:
          'shop_live|crm_data|sensor_log|library_db|payroll|web_stats|archive_2020|fleet_db|clinic_main|game_scores',
      },
      say: 'in {}|from the database {}|inside {}',
    },
    table: {
      name: 'table|table name|relation',
      about: 'name of the table',
      value: {
        words:
          'customers|invoices|visits|products|sessions|readings|members|shipments|ratings|devices|payments|suppliers',
      },
      say: '{}|from the table {}|of the table {}',
    },
    column: {
      name: 'column|column name|field',
      about: 'name of the column',
      value: { words: 'email|price|created_at|city|status|weight|last_login|country|quantity|score' },
      say: '{}|with column {}|on the column {}',
    },
    ofTable: {
      name: 'table|table name|relation',
      about: 'table that holds it',
      value: { words: 'orders|employees|rooms|flights|lessons|tickets|patients|songs|routes|accounts' },
      say: 'in the table {}|of table {}|within the table {}',
    },
    columns: {
      name: 'columns|fields|column names',
      about: 'names of the columns',
      value: {
        list: { words: 'name|age|phone|total|region|category|currency|owner|year|stock' },
        size: [1, 4],
      },
      say: 'with {}|over {}|made of {}',
    },
    type: {
      name: 'type|data type|column type',
      about: 'kind of value',
      value: {
        choice: {
          integer: 'of type integer|as integer',
          text: 'of type text|as text',
          boolean: 'of type boolean|as boolean',
          date: 'of type date|as date',
        },
      },
    },
    sql: {
      name: 'sql|statement|sql text',
      about: 'the query in words',
      value: 'text',
      say: '"{}"|reading "{}"|with the statement "{}"',
    },
    rows: {
      name: 'rows|row count|max rows',
      about: 'how many rows',
      value: { integer: [1, 5000] },
      say: '{} rows|up to {} rows|no more than {} rows',
    },
    role: {
      name: 'role|right|access',
      about: 'what the user may do',
      value: {
        choice: {
          reader: 'as a reader|reader',
          writer: 'as a writer|writer',
          admin: 'as an admin|admin',
        },
      },
    },
    unique: {
      name: 'unique|unique values',
      about: 'whether values must be unique',
      value: { flag: { yes: 'unique|with unique values', no: 'not unique|without unique values' } },
      default: false,
    },
    file: {
      name: 'file|target file|dump file',
      about: 'name of the file',
      value: 'file',
      say: 'to the file {}|into {}|stored as {}',
    },
    timeout: {
      name: 'timeout seconds|timeout|seconds',
      about: 'longest time in seconds',
      value: { integer: [1, 300] },
      say: 'within {} seconds|with {} seconds timeout|stopping after {} seconds',
    },
    region: {
      name: 'region|data center|location',
      about: 'where it runs',
      value: {
        choice: {
          europe: 'placed in Europe|in the Europe region',
          america: 'placed in America|in the America region',
          asia: 'placed in Asia|in the Asia region',
        },
      },
    },
    snapshot: {
      name: 'snapshot id|backup id|snapshot',
      about: 'number of the copy',
      value: { code: 'SNAP-###' },
      say: '{}|number {}|with the number {}',
    },
    rowId: {
      name: 'row id|id|key',
      about: 'number of the row',
      value: { integer: [1, 99999] },
      say: '{}|with the id {}|under key {}',
    },
  },
  things: [
    {
      noun: 'database table',
      also: 'table|relation|table of rows',
      about: 'rows and columns in a database',
      operations: {
        create: 'table! columns! database',
        get: 'table! database',
        delete: 'table! database',
        copy: 'table! newTitle!',
        archive: 'table!',
      },
    },
    {
      noun: 'table column',
      also: 'data column|field of a table|column of a table',
      about: 'one field of every row in a table',
      operations: {
        create: 'column! ofTable! type! unique',
        delete: 'column! ofTable!',
        update: 'column! ofTable! type!',
        list: 'ofTable! limit',
        check: 'column! ofTable!',
      },
    },
    {
      noun: 'table row',
      also: 'table record|row|row of a table',
      about: 'one record in a table',
      operations: {
        get: 'rowId! table!',
        delete: 'rowId! table!',
        update: 'rowId! column! note!',
        count: 'table! database',
        copy: 'rowId! table!',
      },
    },
    {
      noun: 'sql query',
      plural: 'sql queries',
      also: 'query|statement|database query',
      about: 'a question put to a database',
      operations: {
        start: 'sql! database timeout',
        stop: 'database!',
        verify: 'sql!',
        translate: 'sql! language!',
        summarize: 'sql! rows',
      },
    },
    {
      noun: 'database user',
      also: 'user of a database|login|database login',
      about: 'a person who may read the data',
      operations: {
        create: 'username! role! database',
        update: 'username! role!',
        delete: 'username!',
        list: 'database! role',
        stop: 'username! reason',
      },
    },
    {
      noun: 'database backup',
      also: 'dump|copy of a database|database copy',
      about: 'a copy of all data in a database',
      operations: {
        create: 'database! file',
        list: 'database! limit',
        download: 'snapshot! file',
        schedule: 'database! time! weekday',
        delete: 'snapshot!',
      },
    },
    {
      noun: 'table index',
      plural: 'table indexes',
      also: 'index|search index|sorted index',
      about: 'makes queries on a column faster',
      operations: {
        create: 'ofTable! column! unique',
        delete: 'ofTable! column!',
        list: 'ofTable!',
        check: 'ofTable! column',
        recommend: 'ofTable! columns',
      },
    },
    {
      noun: 'data export',
      also: 'export of rows|exported data|extract of data',
      about: 'rows of a table written to a file',
      operations: {
        create: 'ofTable! file! rows',
        schedule: 'ofTable! date! file',
        cancel: 'ofTable! date!',
        send: 'ofTable! email!',
        download: 'ofTable! columns',
      },
    },
    {
      noun: 'database replica',
      also: 'replica|second database|mirror of a database',
      about: 'a second database with the same data',
      operations: {
        create: 'database! region!',
        stop: 'database!',
        start: 'database!',
        check: 'database! timeout',
        compare: 'database! ofTable!',
      },
    },
  ],
};
