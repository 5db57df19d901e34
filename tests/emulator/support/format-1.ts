import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

/** A database file as the program wrote it in format 1: two tickets under a plain and a unique index. */
export function writeFormat1(dir: string): void {
  const db = new DatabaseSync(join(dir, 'database.sqlite'))
  db.exec(`PRAGMA journal_mode = WAL;
    BEGIN IMMEDIATE;
    PRAGMA application_id = 1095650382;
    PRAGMA user_version = 1;
    CREATE TABLE catalog_collection (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
    CREATE TABLE catalog_index (collection TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL,
      definition TEXT NOT NULL, traits INTEGER NOT NULL, PRIMARY KEY (collection, name));
    INSERT INTO catalog_collection VALUES ('tickets', 1);
    CREATE TABLE collection_1 (seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, body TEXT NOT NULL);
    INSERT INTO catalog_index VALUES ('tickets', 'tags', 1, '{"name":"tags","keys":[["tags",1]],"unique":false}', 1);
    CREATE TABLE index_1 (k0 NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (k0 ASC, seq)) WITHOUT ROWID;
    INSERT INTO catalog_index VALUES ('tickets', 'number', 2, '{"name":"number","keys":[["number",-1]],"unique":true}', 0);
    CREATE TABLE index_2 (k0 NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (k0 DESC)) WITHOUT ROWID;
    INSERT INTO collection_1 VALUES (1, 'a', '{"_id":"a","number":"A1","tags":["x","y"]}');
    INSERT INTO collection_1 VALUES (2, 'b', '{"_id":"b","number":"B1","at":{"$date":1700000000000}}');
    INSERT INTO index_1 VALUES ('x', 1), ('y', 1), (x'045b2278222c2279225d', 1), (-9e999, 2);
    INSERT INTO index_2 VALUES ('A1', 1), ('B1', 2);
    COMMIT;
    PRAGMA journal_mode = DELETE`)
  db.close()
}
